import { basename } from 'node:path';
import type { z } from 'zod';
import type {
  ImportProblem,
  importSource,
  MatrixImportPreview,
  matrixImportResult,
} from '../../../shared/contract/matrix.ts';
import { findCriterion } from '../../../shared/domain/criteria.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  findHeaderRow,
  guessMapping,
  interpretMatrix,
  MATRIX_FIELDS,
  type MatrixMapping,
  type MatrixRow,
} from '../../../shared/domain/matrix-import.ts';
import { cellAt, columnCount, tidy, type SheetTable } from '../../../shared/domain/table.ts';
import { criteriaInScope } from '../scope/scope.ts';
import type { Session } from '../session.ts';
import { insertControl, updateControl } from './control-writes.ts';
import { readWorkbook } from './sheet.ts';

type ImportSource = z.infer<typeof importSource>;
type ImportResult = z.infer<typeof matrixImportResult>;

interface Reading {
  tables: SheetTable[];
  table: SheetTable;
  headerRow: number | null;
  mapping: MatrixMapping;
  rows: MatrixRow[];
  problems: ImportProblem[];
  /** Control id by lower-case reference. */
  present: Map<string, string>;
}

/** Shows what an import would do; changes nothing. */
export async function previewImport(session: Session, source: ImportSource): Promise<MatrixImportPreview> {
  const reading = await read(session, source);
  const { table, headerRow } = reading;
  const width = columnCount(table);
  const imported = new Map(reading.rows.map((row) => [row.row, row]));
  return {
    sheets: reading.tables.map((t) => ({ name: t.name, rows: t.rows.length, hidden: t.hidden })),
    sheet: table.name,
    headerRow: headerRow === null ? table.firstRow : headerRow + table.firstRow,
    headers: Array.from({ length: width }, (_, column) =>
      headerRow === null ? '' : cellAt(table, headerRow, column).text,
    ),
    samples: Array.from({ length: width }, (_, column) => firstText(table, (headerRow ?? -1) + 1, column)),
    mapping: Object.fromEntries(MATRIX_FIELDS.map((field) => [field, reading.mapping[field] ?? null])),
    rows: [...imported.values()].map((row) => ({
      row: row.row,
      action: reading.present.has(row.ref.toLowerCase()) ? ('update' as const) : ('add' as const),
      ref: row.ref,
      title: row.title,
      criteria: row.criteria,
      owner: row.owner ?? '',
      frequency: row.frequency,
    })),
    problems: reading.problems,
  };
}

/** Imports what is sound in one change; a control whose number is already there is updated. */
export async function applyImport(session: Session, source: ImportSource): Promise<ImportResult> {
  const reading = await read(session, source);
  const { workspace } = session;
  const added = reading.rows.filter((row) => !reading.present.has(row.ref.toLowerCase()));
  session.change(`Import ${reading.rows.length} controls`, (tx) => {
    for (const row of reading.rows) {
      const fields = {
        ref: row.ref,
        title: row.title.slice(0, 200),
        statement: row.statement,
        domain: row.group.replaceAll(/\s+/g, ' ').slice(0, 300),
        ownerName: row.owner ?? '',
        frequency: row.frequency,
        nature: row.nature,
        mode: row.mode,
        layer: row.layer,
        isKey: row.isKey,
        system: row.system.slice(0, 300),
        evidenceWanted: row.evidence,
        notes: row.notes,
        criteria: row.criteria,
      };
      const id = reading.present.get(row.ref.toLowerCase());
      if (id) updateControl(workspace, tx, id, fields);
      else insertControl(workspace, tx, fields);
    }
  });
  const skipped = new Set(reading.problems.filter((p) => p.severity === 'blocks').map((p) => p.row));
  return {
    imported: added.length,
    updated: reading.rows.length - added.length,
    skipped: skipped.size,
    problems: reading.problems,
  };
}

async function read(session: Session, source: ImportSource): Promise<Reading> {
  const path = session.source(source.file);
  const tables = await readWorkbook(path);
  const table = source.sheet === undefined ? likeliest(tables) : tables.find((t) => t.name === source.sheet);
  if (!table) {
    throw new AppError(
      'bad_input',
      `${basename(path)} has no sheet "${source.sheet ?? ''}". It has: ${tables.map((t) => t.name).join(', ')}.`,
    );
  }
  const headerRow = source.headerRow === undefined ? findHeaderRow(table) : source.headerRow - table.firstRow;
  const mapping = source.mapping
    ? pickMapping(source.mapping)
    : headerRow === null
      ? {}
      : guessMapping(table, headerRow);
  const scope = new Set(criteriaInScope(session).map((c) => c.id));
  const { rows, problems } = interpretMatrix(table, headerRow, mapping, {
    findCriterion,
    inScope: (id) => scope.has(id),
    today: new Date().toISOString().slice(0, 10),
  });
  const present = new Map(
    session.workspace
      .all<{ id: string; ref: string }>('SELECT id, ref FROM control')
      .map((c) => [c.ref.toLowerCase(), c.id]),
  );
  return { tables, table, headerRow, mapping, rows, problems, present };
}

/** What a column holds, for the person who says what it means. */
function firstText(table: SheetTable, fromRow: number, column: number): string {
  for (let row = fromRow; row < table.rows.length; row += 1) {
    const text = tidy(cellAt(table, row, column).text);
    if (text !== '') return text.slice(0, 60);
  }
  return '';
}

/** The sheet that looks most like a matrix: visible, with a header row, and the longest of those. */
function likeliest(tables: readonly SheetTable[]): SheetTable | undefined {
  const score = (t: SheetTable) =>
    (t.hidden ? 0 : 1e6) + (findHeaderRow(t) === null ? 0 : 1e7) + t.rows.length;
  return tables.toSorted((a, b) => score(b) - score(a))[0];
}

function pickMapping(mapping: Record<string, number | null>): MatrixMapping {
  return Object.fromEntries(
    MATRIX_FIELDS.flatMap((field) => (typeof mapping[field] === 'number' ? [[field, mapping[field]]] : [])),
  );
}
