import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { OSCAL_MODEL_NAMES, OSCAL_MODELS, type OscalModel } from '../../../../shared/domain/oscal/models.ts';
import { NOT_AN_ATTESTATION } from '../../../../shared/domain/report-model.ts';
import { provenance, reportTime } from '../words.ts';
import { catalogOf } from './catalog.ts';
import { identifiersOf, type Identifiers } from './identifiers.ts';
import { fileOf, OSCAL_VERSION } from './metadata.ts';
import { planOf } from './plan.ts';
import { hasPoam, poamOf } from './poam.ts';
import { resultsOf } from './results.ts';
import type { OscalSource } from './source.ts';
import { NAMESPACE } from './words.ts';

const MAKERS: Record<OscalModel, (source: OscalSource, ids: Identifiers) => object> = {
  catalog: catalogOf,
  'assessment-plan': planOf,
  'assessment-results': resultsOf,
  poam: poamOf,
};

/**
 * One OSCAL document as plain data.
 * @throws AppError bad_input for a plan of action without anything to do
 */
export const oscalDocument = (source: OscalSource, model: OscalModel): object =>
  MAKERS[model](source, identifiersOf(source));

const textOf = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

/** The document that was chosen. */
export async function writeOscalJson(source: OscalSource, write: Writable): Promise<void> {
  const text = textOf(oscalDocument(source, source.model));
  await pipeline([text], write);
}

/** All documents side by side, named as they refer to each other. */
export async function writeOscalZip(source: OscalSource, write: Writable): Promise<void> {
  const models = OSCAL_MODELS.filter((model) => model !== 'poam' || hasPoam(source));
  const zip = new ZipFile();
  // Zip holds local time without a zone; the digits of the stamp are taken as they stand, so that every machine writes the same.
  const mtime = new Date(source.meta.generatedAt.slice(0, 19));
  const add = (name: string, text: string): void =>
    zip.addBuffer(Buffer.from(text), name, { mtime, mode: 0o100644, forceDosTimestamp: true });
  for (const model of models) add(fileOf(model), textOf(oscalDocument(source, model)));
  add('README.txt', readme(source, models));
  zip.end();
  await pipeline(zip.outputStream, write);
}

const readme = ({ meta }: OscalSource, models: readonly OscalModel[]): string =>
  [
    `${meta.client}, ${reportTime(meta)}`,
    provenance(meta),
    '',
    NOT_AN_ATTESTATION,
    '',
    `OSCAL ${OSCAL_VERSION}, JSON:`,
    ...models.map((model) => `  ${fileOf(model)}  ${OSCAL_MODEL_NAMES[model]}`),
    ...(models.includes('poam') ? [] : ['  There is no finding and no gap, so there is no plan of action.']),
    '',
    'Criteria are named by their identifiers, in our own words. Controls of the client have the prefix "org-".',
    `Populations, samples, seeds, hashes and deviations are properties in the namespace ${NAMESPACE}.`,
    'Identifiers stay the same from export to export of one engagement.',
    'Evidence is named with its SHA-256; the files themselves are exported with the evidence.',
    '',
  ].join('\n');
