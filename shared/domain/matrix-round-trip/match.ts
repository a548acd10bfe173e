/**
 * Which row speaks of which control. The id says so; but people copy rows, sort without the first column, and clear what they
 * cannot delete, so that the id alone would put one control's words on another.
 */
import { columnLetter, tidy } from '../table.ts';
import { cellText, ROUND_TRIP_FIELDS, type Texts } from './fields.ts';
import { isBlank, type RoundTripProblem, type RoundTripSheet, type SheetRow } from './sheet.ts';

export interface MatchedRow {
  id: string;
  row: SheetRow;
}

export interface Matching {
  matched: MatchedRow[];
  /** Rows that no control of the file answers to. */
  added: SheetRow[];
  /** Ids of exported controls that the sheet no longer has. */
  missing: string[];
  problems: RoundTripProblem[];
}

/**
 * @param here the controls of the file today, by id
 * @param exported the controls as they were exported, by id; null when that is not known, and then every control of the file
 *   counts as exported
 */
export function matchRows(
  sheet: RoundTripSheet,
  here: ReadonlyMap<string, Texts>,
  exported: ReadonlyMap<string, Texts> | null,
): Matching {
  const problems: RoundTripProblem[] = [];
  const base = exported ?? here;
  const byRef = refIndex(base);
  const note = (row: SheetRow, code: string, severity: RoundTripProblem['severity'], message: string) => {
    const at = sheet.columns.ref;
    problems.push({
      row: row.row,
      column: at === undefined ? null : columnLetter(at),
      code,
      severity,
      message,
    });
  };

  const claims = new Map<string, SheetRow[]>();
  const loose: SheetRow[] = [];
  for (const row of sheet.rows) {
    if (isBlank(row.cells)) continue;
    const id = trueId(row, base, byRef);
    if (id === '') loose.push(row);
    else if (!here.has(id)) reportUnknown(row, base.get(id), note);
    else {
      if (id !== row.id) {
        const name = base.get(id)?.ref ?? '';
        note(row, 'id_moved', 'warns', `The ID belongs to another row; by its text this row is ${name}.`);
      }
      claims.set(id, [...(claims.get(id) ?? []), row]);
    }
  }

  const matched: MatchedRow[] = [];
  const added: SheetRow[] = [];
  const hereByRef = refIndex(here);
  for (const [id, rows] of claims) {
    const [keeper, ...copies] = byLikeness(rows, base.get(id) ?? here.get(id));
    if (keeper) matched.push({ id, row: keeper });
    for (const copy of copies) {
      const isNumbered = refOf(copy) !== '' && !hereByRef.has(refOf(copy));
      if (isNumbered) {
        added.push(copy);
        note(
          copy,
          'id_duplicate',
          'warns',
          `The ID is that of row ${keeper?.row}; this copy counts as a new control.`,
        );
      } else {
        const step = 'Give it a number of its own to add it as a new control.';
        note(copy, 'id_duplicate', 'blocks', `The row repeats row ${keeper?.row} and is not read. ${step}`);
      }
    }
  }
  for (const row of loose) {
    const id = hereByRef.get(refOf(row));
    if (id === undefined) added.push(row);
    else if (claims.has(id)) {
      note(
        row,
        'ref_duplicate',
        'blocks',
        `${textOf(row)} is the number of another row. Numbers are not used twice.`,
      );
    } else {
      claims.set(id, [row]);
      matched.push({ id, row });
      note(
        row,
        'id_missing',
        'warns',
        `The ID is missing; the row is taken for ${textOf(row)} by its number.`,
      );
    }
  }
  const missing = [...base.keys()].filter((id) => here.has(id) && !claims.has(id));
  return { matched, added: added.toSorted((a, b) => a.row - b.row), missing, problems };
}

type Note = (row: SheetRow, code: string, severity: RoundTripProblem['severity'], message: string) => void;

function reportUnknown(row: SheetRow, exported: Texts | undefined, note: Note): void {
  if (exported) {
    const step = 'Undo that to read the row, or clear its ID to add it again.';
    note(row, 'control_removed', 'blocks', `${exported.ref} was removed here since the export. ${step}`);
  } else {
    note(
      row,
      'id_unknown',
      'blocks',
      'The ID is not one of this engagement. Clear it to add the row as a new control.',
    );
  }
}

/** The id of a row; another control's when its number and more of its text are that control's. */
function trueId(row: SheetRow, base: ReadonlyMap<string, Texts>, byRef: ReadonlyMap<string, string>): string {
  const own = base.get(row.id);
  const other = byRef.get(refOf(row));
  if (!own || other === undefined || other === row.id) return row.id;
  return likeness(row, base.get(other)) > likeness(row, own) ? other : row.id;
}

/** How many filled cells are as exported, the number apart. */
function likeness(row: SheetRow, texts: Texts | undefined): number {
  if (!texts) return 0;
  return ROUND_TRIP_FIELDS.filter(
    (field) =>
      field !== 'ref' && texts[field] !== '' && cellText(row.cells[field]?.text ?? '') === texts[field],
  ).length;
}

/** The row that is most like the control first: one with its number before one that is a copy. */
function byLikeness(rows: readonly SheetRow[], texts: Texts | undefined): SheetRow[] {
  if (rows.length === 1 || !texts) return [...rows];
  const score = (row: SheetRow) =>
    likeness(row, texts) + (refOf(row) === refKey(texts.ref) ? ROUND_TRIP_FIELDS.length : 0);
  return rows.toSorted((a, b) => score(b) - score(a));
}

const textOf = (row: SheetRow): string => tidy(row.cells.ref?.text ?? '');
const refKey = (text: string): string => tidy(text).toLowerCase();
const refOf = (row: SheetRow): string => refKey(row.cells.ref?.text ?? '');

function refIndex(controls: ReadonlyMap<string, Texts>): Map<string, string> {
  return new Map([...controls].map(([id, { ref }]) => [refKey(ref), id]));
}
