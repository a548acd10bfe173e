import type { EvidenceRow } from '../../../shared/contract/evidence/records.ts';
import { noticeWords } from '../../app/media-names.ts';

/** What a person must know of a record and its file before relying on it, as sentences. */
export const recordWarnings = (row: EvidenceRow): string[] => [
  ...row.warnings,
  // That the name claims another type is among the warnings of the record.
  ...noticeWords({ ...row, typeDiffers: false }).map((words) => `${words}.`),
];
