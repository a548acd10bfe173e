/**
 * What an exported workbook remembers of its export, on a hidden sheet: of which engagement it is, and every text as it went out,
 * each row with its hash. With it a later comparison knows what the client saw.
 */
import { createHash } from 'node:crypto';
import { cellText, ROUND_TRIP_FIELDS, type Texts } from '../../../shared/domain/matrix-round-trip/fields.ts';
import { readId } from '../../../shared/domain/matrix-round-trip/sheet.ts';
import { cellAt, type SheetTable } from '../../../shared/domain/table.ts';

export const RECORD_SHEET = 'Trustbench';
const TITLE = 'Trustbench round trip 1';
const ROW_HEADER = ['id', 'state', ...ROUND_TRIP_FIELDS];

export interface ExportRecord {
  engagementId: string;
  client: string;
  /** ISO 8601, UTC. */
  exportedAt: string;
  /** The journal's head at that time. */
  headHash: string;
  controls: ReadonlyMap<string, Texts>;
}

/**
 * Stands for every text of a row: 32 hexadecimal digits of SHA-256. The risk came later than the other fields and counts only when
 * there is one, so that files which went out before are still known.
 */
export function rowState(id: string, texts: Texts): string {
  const fields = ROUND_TRIP_FIELDS.filter((field) => field !== 'samplingRisk' || texts[field] !== '');
  const content = JSON.stringify([id, ...fields.map((field) => texts[field])]);
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}

/** The cells of the hidden sheet, row by row. */
export function recordRows({
  engagementId,
  client,
  exportedAt,
  headHash,
  controls,
}: ExportRecord): string[][] {
  return [
    [TITLE],
    ['engagement', engagementId],
    ['client', client],
    ['exported at', exportedAt],
    ['journal head', headHash],
    ROW_HEADER,
    ...[...controls].map(([id, texts]) => [
      id,
      rowState(id, texts),
      ...ROUND_TRIP_FIELDS.map((field) => texts[field]),
    ]),
  ];
}

/** The record of a workbook, without rows that no longer agree with their hash; null when there is none. */
export function readRecord(tables: readonly SheetTable[]): ExportRecord | null {
  const table = tables.find(({ name, rows }) => name === RECORD_SHEET && rows[0]?.[0]?.text === TITLE);
  if (!table) return null;
  const fact = (row: number) => cellAt(table, row, 1).text;
  const header = (table.rows[5] ?? []).map(({ text }) => text);
  const controls = new Map<string, Texts>();
  for (const row of table.rows.slice(6)) {
    const texts = Object.fromEntries(
      ROUND_TRIP_FIELDS.map((field) => [field, cellText(row[header.indexOf(field)]?.text ?? '')]),
    ) as Texts;
    const id = readId(row[0]?.text ?? '');
    if (id !== '' && row[1]?.text === rowState(id, texts)) controls.set(id, texts);
  }
  return { engagementId: fact(1), client: fact(2), exportedAt: fact(3), headHash: fact(4), controls };
}
