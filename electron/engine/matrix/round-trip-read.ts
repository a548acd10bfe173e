/** Reads a matrix that was exported and edited, and compares it with the workspace. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { MatrixDiff } from '../../../shared/contract/matrix.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { unguardCell } from '../../../shared/domain/spreadsheet-text.ts';
import { diffRoundTrip } from '../../../shared/domain/matrix-round-trip/diff.ts';
import {
  FIELD_HEADERS,
  ID_HEADER,
  showControl,
  STATE_HEADER,
  wordKey,
} from '../../../shared/domain/matrix-round-trip/fields.ts';
import { readRoundTripSheet, type RoundTripSheet } from '../../../shared/domain/matrix-round-trip/sheet.ts';
import type { SheetTable } from '../../../shared/domain/table.ts';
import { criteriaInScope } from '../scope/scope.ts';
import type { Session } from '../session.ts';
import { readControls } from './control-rows.ts';
import { readRecord, RECORD_SHEET, rowState, type ExportRecord } from './round-trip-record.ts';
import { readWorkbook } from '../tables/table-file.ts';

/**
 * What the spreadsheet at `path` would change.
 * @throws AppError `unknown_format` when it is not an exported matrix; `conflict` when it is one of another engagement
 */
export async function compareWithFile(session: Session, path: string): Promise<MatrixDiff> {
  const fileName = basename(path);
  const tables = await readWorkbook(path);
  const record = readRecord(tables);
  if (record) assertSameEngagement(session, record, fileName);
  const sheet = readRoundTripSheet(
    tables.filter(({ name }) => name !== RECORD_SHEET).map(withoutGuards),
    record?.controls ?? new Map(),
  );
  if (!sheet)
    throw notExported(
      fileName,
      `no sheet has the columns ${ID_HEADER}, ${FIELD_HEADERS.ref} and ${FIELD_HEADERS.title}`,
    );

  const here = new Map(readControls(session).map((control) => [control.id, showControl(control)]));
  if (!record) assertKnownIds(sheet, here, fileName);
  const scope = new Set(criteriaInScope(session).map(({ id }) => id));
  const names = (table: 'person' | 'policy') =>
    session.workspace.all<{ name: string }>(`SELECT name FROM ${table}`).map(({ name }) => name);
  const diff = diffRoundTrip(sheet, {
    here,
    exported: record?.controls ?? null,
    exportedRow: (id, state) => {
      const texts = here.get(id);
      return texts && rowState(id, texts) === state ? texts : null;
    },
    inScope: (id) => scope.has(id),
    people: names('person'),
    policies: names('policy'),
  });
  const state = createHash('sha256')
    .update(session.workspace.state.hash)
    .update(JSON.stringify(diff))
    .digest('hex');
  return { fileName, sheet: sheet.name, state, exportedAt: exportTime(record), ...diff };
}

function assertSameEngagement(session: Session, record: ExportRecord, fileName: string): void {
  if (record.engagementId === session.engagement().id) return;
  throw new AppError(
    'conflict',
    `"${fileName}" was exported from another engagement, of ${record.client || 'a client without name'}. Open that engagement to read it back, or bring the sheet in here with "Import sheet".`,
    { file: fileName, client: record.client },
  );
}

/** Without its hidden sheet only the ids tell whose matrix it is. */
function assertKnownIds(sheet: RoundTripSheet, here: ReadonlyMap<string, unknown>, fileName: string): void {
  if (sheet.rows.some(({ id }) => here.has(id))) return;
  const reason = sheet.rows.some(({ id }) => id !== '')
    ? 'none of its IDs belongs to a control of this engagement'
    : `it has no IDs in a column "${ID_HEADER}"`;
  throw notExported(fileName, reason);
}

function notExported(fileName: string, reason: string): AppError {
  return new AppError(
    'unknown_format',
    `"${fileName}" is not a matrix exported from this engagement: ${reason}. Use "Import sheet" for a matrix of another kind, or export the matrix and edit that.`,
    { file: fileName },
  );
}

/** Only a CSV file has the state column, and only there texts are guarded. */
function withoutGuards(table: SheetTable): SheetTable {
  const isCsv = table.rows.some((row) => row.some(({ text }) => wordKey(text) === wordKey(STATE_HEADER)));
  if (!isCsv) return table;
  return {
    ...table,
    rows: table.rows.map((row) => row.map((cell) => ({ ...cell, text: unguardCell(cell.text) }))),
  };
}

/** The time of a record, which comes from outside and need not be one. */
function exportTime(record: ExportRecord | null): string | null {
  const time = Date.parse(record?.exportedAt ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
