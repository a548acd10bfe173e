/**
 * What a spreadsheet that was away changes, field by field and three ways: what was exported, what the client made of it, and what
 * the file holds today.
 */
import { columnLetter, tidy, type Cell } from '../table.ts';
import { cellText, CHOICES, ROUND_TRIP_FIELDS, type RoundTripField, type Texts } from './fields.ts';
import { matchRows } from './match.ts';
import type { RoundTripProblem, RoundTripSheet, SheetRow } from './sheet.ts';
import {
  parseCriteria,
  parseRationales,
  readValue,
  type ReadValue,
  type ValueContext,
  type ValueProblem,
} from './values.ts';

/**
 * Who changed a field since the export. `both` is a conflict: the client and somebody here, to different values; also when it is
 * not known what was exported.
 */
export const CHANGE_KINDS = ['client', 'here', 'both'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface FieldChange {
  field: RoundTripField;
  kind: ChangeKind;
  here: string;
  /** Null when it is not known. */
  exported: string | null;
  /** The client's value in the words of the file; as written when it cannot be kept. */
  sheet: string;
  /** Why the client's value cannot be kept. */
  problem: ValueProblem | null;
}

export interface ControlChange {
  id: string;
  ref: string;
  title: string;
  row: number;
  fields: FieldChange[];
}

export interface NewControl {
  row: number;
  texts: Texts;
}

export interface RoundTripDiff {
  /** In the order of the sheet. */
  changed: ControlChange[];
  added: NewControl[];
  /** Controls that the sheet no longer has. */
  removed: { id: string; ref: string; title: string }[];
  problems: RoundTripProblem[];
}

export interface DiffContext extends ValueContext {
  /** The controls of the file today, by id. */
  here: ReadonlyMap<string, Texts>;
  /** As exported, by id; null when nothing is known of the export but the rows themselves. */
  exported: ReadonlyMap<string, Texts> | null;
  /** What was exported of one row, where only the row's state tells; null when that is not known. */
  exportedRow: (id: string, state: string) => Texts | null;
  inScope: (criterion: string) => boolean;
}

/** Compares a sheet with the file. Changes nothing. */
export function diffRoundTrip(sheet: RoundTripSheet, context: DiffContext): RoundTripDiff {
  const { here, exported } = context;
  const matching = matchRows(sheet, here, exported);
  const problems = [...sheet.problems, ...matching.problems];
  const changed = matching.matched
    .toSorted((a, b) => a.row.row - b.row.row)
    .flatMap(({ id, row }) => {
      const today = here.get(id);
      if (!today) return [];
      const base = exported?.get(id) ?? context.exportedRow(id, row.state);
      const fields = diffRow(row, today, base, { sheet, context, problems });
      return fields.length === 0 ? [] : [{ id, ref: today.ref, title: today.title, row: row.row, fields }];
    });
  const added = matching.added.flatMap((row) => readNew(row, { sheet, context, problems }) ?? []);
  const removed = matching.missing.flatMap((id) => {
    const texts = here.get(id);
    return texts ? [{ id, ref: texts.ref, title: texts.title }] : [];
  });
  const diff = { changed, added, removed, problems };
  refuseTakenRefs(sheet, diff, here);
  problems.sort((a, b) => a.row - b.row);
  return diff;
}

interface Reading {
  sheet: RoundTripSheet;
  context: DiffContext;
  problems: RoundTripProblem[];
}

function diffRow(row: SheetRow, here: Texts, exported: Texts | null, reading: Reading): FieldChange[] {
  const criteria = rowCriteria(row, here);
  return ROUND_TRIP_FIELDS.flatMap((field) => {
    const cell = row.cells[field];
    if (!cell) return [];
    const change = diffField(field, cell, criteria, { here, exported }, reading.context);
    if (!change) return [];
    if (change.kind !== 'here') reportCell(row, field, cell, change.problem, criteria, reading);
    return [change];
  });
}

function diffField(
  field: RoundTripField,
  cell: Cell,
  criteria: readonly string[],
  sides: { here: Texts; exported: Texts | null },
  context: ValueContext,
): FieldChange | null {
  const raw = cellText(cell.text);
  const here = sides.here[field];
  const exported = sides.exported?.[field] ?? null;
  // Reasons mean something only with the criteria they speak of: with others the same text says less.
  const isAs = (side: Texts | null) =>
    side?.[field] === raw && (field !== 'rationales' || side.criteria === criteria.join(', '));
  const isWritten = !isAs(sides.exported) && !isAs(sides.here);
  const { text, problem } = isWritten
    ? readCell(field, cell, criteria, context)
    : { text: raw, problem: null };
  if (text === here) return null;
  const kind = text === exported ? 'here' : here === exported ? 'client' : 'both';
  return { field, kind, here, exported, sheet: text, problem };
}

function readCell(
  field: RoundTripField,
  cell: Cell,
  criteria: readonly string[],
  context: ValueContext,
): ReadValue {
  if (cell.kind !== 'error') return readValue(field, cell.text, criteria, context);
  const problem = { code: 'cell_error', message: `The cell holds the error ${cell.text}.` };
  return { text: cellText(cell.text), problem };
}

/** The criteria that the row itself names; today's where it says nothing that can be read. */
function rowCriteria(row: SheetRow, here: Texts): string[] {
  const { ids, unknown } = parseCriteria(cellText(row.cells.criteria?.text ?? here.criteria));
  return unknown.length === 0 ? ids : parseCriteria(here.criteria).ids;
}

/** Names what a person should look at in a cell that differs. */
function reportCell(
  row: SheetRow,
  field: RoundTripField,
  cell: Cell,
  problem: ValueProblem | null,
  criteria: readonly string[],
  { sheet, context, problems }: Reading,
): void {
  const column = columnLetter(sheet.columns[field] ?? 0);
  const note = (code: string, severity: RoundTripProblem['severity'], message: string) =>
    problems.push({ row: row.row, column, code, severity, message });
  if (problem !== null) {
    note(problem.code, 'blocks', problem.message);
    return;
  }
  if (cell.kind === 'formula') note('formula', 'warns', 'The cell is a formula; its last result is read.');
  if (cell.kind === 'date') {
    note('date_cell', 'warns', `The spreadsheet made a date of this cell; it is read as ${cell.text}.`);
  }
  if (field === 'criteria') {
    const outside = parseCriteria(cell.text).ids.filter((id) => !context.inScope(id));
    if (outside.length > 0) {
      note('criterion_out_of_scope', 'warns', `${outside.join(', ')}: not of the categories in scope.`);
    }
  }
  if (field === 'rationales') {
    const orphans = Object.keys(parseRationales(cellText(cell.text), criteria).rationales).filter(
      (id) => !criteria.includes(id),
    );
    if (orphans.length > 0) {
      note(
        'rationale_without_criterion',
        'warns',
        `${orphans.join(', ')}: a reason, but the row does not name the criterion.`,
      );
    }
  }
  if (
    field === 'owner' &&
    tidy(cell.text) !== '' &&
    !context.people.includes(readValue(field, cell.text, [], context).text)
  ) {
    note(
      'owner_new',
      'warns',
      `${tidy(cell.text).slice(0, 80)} is not a person of this engagement yet and will be added.`,
    );
  }
}

/** A row without a control: all its cells, those that cannot be read left empty. Null when it lacks what every control has. */
function readNew(row: SheetRow, reading: Reading): NewControl | null {
  const { sheet, context, problems } = reading;
  const blank = Object.fromEntries(ROUND_TRIP_FIELDS.map((field) => [field, ''])) as Texts;
  const criteria = rowCriteria(row, blank);
  const texts: Texts = { ...blank, isKey: CHOICES.isKey.no, responsibility: CHOICES.responsibility.own };
  let isWhole = true;
  for (const field of ROUND_TRIP_FIELDS) {
    const cell = row.cells[field] ?? { text: '', kind: 'empty' };
    const isNeeded = field === 'ref' || field === 'title';
    if (tidy(cell.text) === '' && !isNeeded) continue;
    const { text, problem } = readCell(field, cell, criteria, context);
    if (!problem) {
      texts[field] = text;
      reportCell(row, field, cell, null, criteria, reading);
      continue;
    }
    const message = isNeeded
      ? `${problem.message} The new control is not added without it.`
      : `${problem.message} The new control is added without it.`;
    isWhole &&= !isNeeded;
    const column = columnLetter(sheet.columns[field] ?? 0);
    problems.push({
      row: row.row,
      column,
      code: problem.code,
      severity: isNeeded ? 'blocks' : 'warns',
      message,
    });
  }
  return isWhole ? { row: row.row, texts } : null;
}

/** Numbers are not used twice: neither one that stays nor one that the sheet gives twice. */
function refuseTakenRefs(sheet: RoundTripSheet, diff: RoundTripDiff, here: ReadonlyMap<string, Texts>): void {
  const column = sheet.columns.ref;
  if (column === undefined) return;
  const after = new Map([...here].map(([id, { ref }]) => [id, ref]));
  const changes = diff.changed.flatMap((control) => {
    const change = control.fields.find(
      ({ field, problem, kind }) => field === 'ref' && problem === null && kind !== 'here',
    );
    if (change) after.set(control.id, change.sheet);
    return change ? [{ row: control.row, change }] : [];
  });
  const uses = new Map<string, number>();
  const count = (ref: string) => uses.set(ref.toLowerCase(), (uses.get(ref.toLowerCase()) ?? 0) + 1);
  for (const ref of after.values()) count(ref);
  for (const { texts } of diff.added) count(texts.ref);
  const isTaken = (ref: string) => (uses.get(ref.toLowerCase()) ?? 0) > 1;
  const note = (row: number, message: string) =>
    diff.problems.push({
      row,
      column: columnLetter(column),
      code: 'ref_duplicate',
      severity: 'blocks',
      message,
    });
  for (const { row, change } of changes) {
    if (!isTaken(change.sheet)) continue;
    const message = `${change.sheet} would be the number of two controls. Numbers are not used twice.`;
    change.problem = { code: 'ref_duplicate', message };
    note(row, message);
  }
  const refused = diff.added.filter(({ texts }) => isTaken(texts.ref));
  for (const { row, texts } of refused) {
    note(row, `${texts.ref} would be the number of two controls, so the new one is not added.`);
  }
  diff.added = diff.added.filter((control) => !refused.includes(control));
}
