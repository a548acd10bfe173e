import type { JournalEntry } from './journal.ts';

/** Tables that a migration renamed. Entries from before keep the old name, because their hashes cover it. */
const TABLES: ReadonlyMap<string, string> = new Map([
  ['subservice_organization', 'vendor'],
  ['subservice_organization_evidence', 'vendor_evidence'],
]);

/** Columns that a migration renamed; no table has one of these names otherwise. */
const COLUMNS: readonly (readonly [before: string, today: string])[] = [
  ['"subservice_organization_id":', '"vendor_id":'],
];

/** What a table is or was called in entries. */
export const namesOfTable = (today: string): string[] => [
  today,
  ...[...TABLES].filter(([, name]) => name === today).map(([before]) => before),
];

/** What a column is or was called in entries. */
export const namesOfColumn = (today: string): string[] => [
  today,
  ...COLUMNS.filter(([, name]) => name === `"${today}":`).map(([before]) => before.slice(1, -2)),
];

// A quote inside a JSON string is escaped, so `"column":` is found only where it is a key.
const inTodaysColumns = (row: string | null): string | null =>
  COLUMNS.reduce((text, [before, today]) => text?.replace(before, today) ?? null, row);

/** An entry with the table and the columns as they are called now: what replay, undo and history work with. */
export function inTodaysNames<E extends JournalEntry>(entry: E): E {
  return {
    ...entry,
    table_name: TABLES.get(entry.table_name) ?? entry.table_name,
    before: inTodaysColumns(entry.before),
    after: inTodaysColumns(entry.after),
  };
}
