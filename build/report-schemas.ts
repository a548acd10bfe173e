/** Writes the schemas of what is exported as JSON, from the types of the models: `node build/report-schemas.ts`. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { exportUrn, type ExportSchemaId } from '../shared/domain/export-schemas.ts';
import { Translator, type Schema } from './json-schema/translate.ts';

interface Described {
  title: string;
  description: string;
  type: string;
  file: string;
}

export const SCHEMAS: Record<ExportSchemaId, Described> = {
  report: {
    title: 'Trustbench report',
    description:
      'What a readiness report and the control matrix are made from. Days are YYYY-MM-DD, moments ISO 8601 with a zone.',
    type: 'ReportModel',
    file: 'shared/domain/report-model.ts',
  },
  workpapers: {
    title: 'Trustbench workpapers',
    description: 'Tests with procedures, populations, samples, marks, exceptions and sign-offs.',
    type: 'WorkpaperModel',
    file: 'shared/domain/workpaper-model.ts',
  },
  requests: {
    title: 'Trustbench request list',
    description: 'Requests with their people, days, statuses, evidence, samples and comments.',
    type: 'RequestModel',
    file: 'shared/domain/request-model.ts',
  },
  evidence: {
    title: 'Trustbench evidence index',
    description: 'Evidence with its source, time, controls, verdict and hash.',
    type: 'EvidenceIndexModel',
    file: 'shared/domain/evidence-index-model.ts',
  },
  governance: {
    title: 'Trustbench governance pack',
    description: 'Metrics, risks, incidents, decisions and actions of a quarterly meeting.',
    type: 'GovernanceModel',
    file: 'shared/domain/governance-model.ts',
  },
  management: {
    title: 'Trustbench document of management',
    description:
      'System description, assertion, bridge letter or representation questionnaire, part by part.',
    type: 'DocumentModel',
    file: 'shared/domain/documents/document-model.ts',
  },
};

export const schemaPath = (id: ExportSchemaId): string => `docs/schema/trustbench-${id}.schema.json`;

/** The schema of one kind of JSON file. */
export async function reportSchema(id: ExportSchemaId): Promise<Schema> {
  const { title, description, type, file } = SCHEMAS[id];
  const translator = new Translator();
  const model = await translator.object(type, resolve(file));
  const urn = exportUrn(id);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: urn,
    title,
    description,
    ...model,
    properties: {
      schema: { title: 'Schema', description: 'Name and version of what the file holds.', const: urn },
      ...(model['properties'] as Schema),
    },
    required: ['schema', ...(model['required'] as string[])],
    $defs: translator.definitions,
  };
}

if (import.meta.main) {
  const options = (await resolveConfig(resolve('docs'))) ?? {};
  for (const id of Object.keys(SCHEMAS) as ExportSchemaId[]) {
    const text = JSON.stringify(await reportSchema(id));
    writeFileSync(schemaPath(id), await format(text, { ...options, parser: 'json' }));
  }
}
