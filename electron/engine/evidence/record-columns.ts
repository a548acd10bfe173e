import type { EvidencePatch } from '../../../shared/contract/evidence/records.ts';
import type { Row } from '../workspace/workspace.ts';

const COLUMNS: Record<keyof EvidencePatch, string> = {
  title: 'title',
  coversFrom: 'covers_from',
  coversTo: 'covers_to',
  asOf: 'as_of',
  kind: 'kind',
  method: 'method',
  source: 'source',
  environment: 'environment',
  query: 'query',
  notes: 'notes',
  collectedBy: 'collected_by',
  collectedAt: 'collected_at',
  collectedOffset: 'collected_offset',
  recordCount: 'record_count',
  confidentiality: 'confidentiality',
  personalData: 'personal_data',
  expiresOn: 'expires_on',
  retainUntil: 'retain_until',
  supersedesId: 'supersedes_id',
};

/** Where the workspace writes "nobody has said" as an empty text. */
const EMPTY_WHEN_UNKNOWN: ReadonlySet<string> = new Set([
  'kind',
  'method',
  'environment',
  'confidentiality',
  'personal_data',
]);

/** The columns of a record that a patch of its fields writes. */
export function toColumns(patch: EvidencePatch): Row {
  const row: Row = {};
  for (const [field, value] of Object.entries(patch)) {
    const column = COLUMNS[field as keyof EvidencePatch];
    if (typeof value === 'boolean') row[column] = value ? 'yes' : 'no';
    else row[column] = value === null && EMPTY_WHEN_UNKNOWN.has(column) ? '' : (value ?? null);
  }
  return row;
}
