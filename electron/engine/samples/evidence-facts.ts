/** What a sample's recipe of a file says about the evidence that it becomes. */
import type { EvidencePatch } from '../../../shared/contract/evidence/records.ts';
import type { EvidenceKind, EvidenceMethod } from '../../../shared/domain/evidence-vocabulary.ts';
import { findWords, KIND_WORDS } from '../../../shared/domain/evidence-words.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { EvidenceFile } from './evidence.ts';
import { evidenceIds, type Telling } from './telling.ts';

/** A file and what is said of it; its content may come from elsewhere. */
export type DescribedFile = Omit<EvidenceFile, 'content'> & Partial<Pick<EvidenceFile, 'content'>>;

/** What files of a format are when their titles do not say it. */
const FORMATS: Record<string, { kind: EvidenceKind; method: EvidenceMethod }> = {
  csv: { kind: 'listing', method: 'export' },
  json: { kind: 'configuration', method: 'export' },
  txt: { kind: 'report', method: 'export' },
  png: { kind: 'report', method: 'screenshot' },
  pdf: { kind: 'report', method: 'document' },
};

/** The facts of a record of evidence that its recipe knows. @throws AppError internal for a format without facts */
export function factsOf({ file, title, source, days, content }: DescribedFile): EvidencePatch {
  const format = FORMATS[file.slice(file.lastIndexOf('.') + 1)];
  if (!format) throw new AppError('internal', `The sample says nothing of files such as ${file}.`);
  const [from, to] = days;
  return {
    title,
    source,
    kind: findWords(title, KIND_WORDS)?.meaning ?? format.kind,
    method: format.method,
    ...(to === undefined ? { asOf: from } : { coversFrom: from, coversTo: to }),
    ...(content?.kind === 'csv' ? { recordCount: content.rows } : {}),
  };
}

/** Gives the verdicts of the case, as whoever acts now: not the one who collected. */
export async function giveVerdicts(telling: Telling): Promise<void> {
  const { engine, sample } = telling;
  for (const { files, verdict, reason } of sample.verdicts ?? []) {
    await engine.api.evidence.setVerdict({ ids: evidenceIds(telling, files), verdict, reason });
  }
}
