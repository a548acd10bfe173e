/** Imports a control matrix from a spreadsheet: what would come of it, and the import itself. */
import type { z } from 'zod';
import type {
  ControlFields,
  MatrixImportPreview,
  matrixImportResult,
} from '../../../shared/contract/matrix.ts';
import { MATRIX_FIELDS, type Layout, type MatrixRow } from '../../../shared/domain/matrix-import.ts';
import { insertPerson } from '../scope/people.ts';
import type { Session } from '../session.ts';
import { columnFacts, sheetList } from '../tables/sheet-facts.ts';
import type { Change } from '../workspace/workspace.ts';
import { insertControl, updateControl } from './control-writes.ts';
import { readImport, type ImportReading, type ImportSource } from './import-source.ts';
import { saveLayout } from './saved-mappings.ts';

type ImportResult = z.infer<typeof matrixImportResult>;

/** Shows what an import would do; changes nothing. */
export async function previewImport(session: Session, source: ImportSource): Promise<MatrixImportPreview> {
  const reading = await readImport(session, source);
  const { sheet, layout, left, present } = reading;
  const added = reading.rows.map((row) => ({
    ...placeOf(row),
    action: present.has(row.ref.toLowerCase()) ? ('update' as const) : ('add' as const),
    criteria: row.criteria,
    owner: row.owner ?? '',
    frequency: row.frequency,
  }));
  const skipped = left.map((row) => ({
    ...placeOf(row),
    action: 'skip' as const,
    criteria: [],
    owner: '',
    frequency: null,
  }));
  return {
    sheets: sheetList(reading.tables),
    sheet: sheet.name,
    turned: layout?.turned ?? false,
    headerRow: layout ? headerRowOf(layout) : sheet.firstRow,
    ...(layout ? columnFacts(layout.table, layout.headerRow, layout.names) : { headers: [], samples: [] }),
    mapping: Object.fromEntries(MATRIX_FIELDS.map((field) => [field, layout?.mapping[field] ?? null])),
    mappingFrom: reading.mappingFrom,
    criteriaColumns: layout
      ? [...layout.moreCriteria, ...layout.grid.map(({ column }) => column)].toSorted((a, b) => a - b)
      : [],
    rows: [...added, ...skipped].toSorted((a, b) => a.row - b.row),
    problems: reading.problems,
  };
}

/**
 * Imports what is sound in one change. A control whose number is already there is updated with what the sheet says; what the sheet
 * leaves open or does not hold stays as it is.
 */
export async function applyImport(session: Session, source: ImportSource): Promise<ImportResult> {
  const reading = await readImport(session, source);
  const { workspace } = session;
  const added = reading.rows.filter((row) => !reading.present.has(row.ref.toLowerCase()));
  if (reading.rows.length > 0) {
    const policies = new Map(
      workspace.all<{ id: string; name: string }>('SELECT id, name FROM policy').map((p) => [p.name, p.id]),
    );
    session.change(`Import ${reading.rows.length} controls`, (tx) => {
      for (const row of reading.rows) {
        const fields = { ...said(row, policies), ...ownerOf(session, tx, row) };
        const id = reading.present.get(row.ref.toLowerCase());
        if (id) updateControl(workspace, tx, id, fields);
        else insertControl(workspace, tx, { ...fields, ref: row.ref, title: row.title });
      }
    });
  }
  keepLayout(session, source, reading);
  return {
    imported: added.length,
    updated: reading.rows.length - added.length,
    skipped: reading.left.length,
    problems: reading.problems,
  };
}

/** What the sheet says of a control; what it leaves open is absent. A title that was made up from the number says nothing. */
function said(row: MatrixRow, policies: ReadonlyMap<string, string>): Partial<ControlFields> {
  const fields: Partial<ControlFields> = {
    title: row.title === row.ref ? '' : row.title,
    statement: row.statement,
    domain: row.group,
    system: row.system,
    evidenceWanted: row.evidence,
    notes: row.notes,
    risk: row.risk,
    provider: row.provider,
    ...(row.frequency && { frequency: row.frequency }),
    ...(row.nature && { nature: row.nature }),
    ...(row.mode && { mode: row.mode }),
    ...(row.layer && { layer: row.layer }),
    ...(row.responsibility && { responsibility: row.responsibility }),
    ...(row.isKey !== null && { isKey: row.isKey }),
    ...(row.criteria.length > 0 && { criteria: row.criteria, rationales: row.rationales }),
    policyId: policies.get(row.policy) ?? '',
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/** The owner by e-mail address where the sheet has one, so that one person is not added under two spellings. */
function ownerOf(session: Session, tx: Change, { owner, ownerEmail }: MatrixRow): Partial<ControlFields> {
  if (owner === null) return {};
  if (ownerEmail === '') return { ownerName: owner };
  const known = session.workspace.get<{ id: string }>(
    'SELECT id FROM person WHERE lower(email) = @email OR lower(name) = lower(@owner) ORDER BY lower(email) <> @email',
    { email: ownerEmail, owner },
  );
  const person = { name: owner.slice(0, 200), title: '', email: ownerEmail, side: 'client' as const };
  return { ownerId: known?.id ?? insertPerson(tx, person) };
}

/** A layout that a person gave is offered again; one that was only guessed is guessed again. */
function keepLayout(session: Session, source: ImportSource, { sheet, layout }: ImportReading): void {
  if (source.mapping && layout) saveLayout(session, sheet, layout);
}

function placeOf({ row, column, ref, title }: Pick<MatrixRow, 'row' | 'column' | 'ref' | 'title'>) {
  return { row, column, ref, title };
}

/** As `importSource` takes it: 0 for none. */
function headerRowOf({ headerRow, turned, table }: Layout): number {
  return headerRow < 0 ? 0 : headerRow + (turned ? 1 : table.firstRow);
}
