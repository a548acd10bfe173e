/**
 * How much a workspace may hold of what lists show whole. Screens of an engagement list tens of controls and thousands of records; a file
 * with a million where ten are expected would keep the engine busy for minutes, or take all its memory.
 */
import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/domain/errors.ts';
import { REGISTERS } from '../../../shared/domain/registers.ts';
import { columnsOf, journaledTables, quote } from './schema.ts';

interface Limit {
  rows: number;
  /** Of all texts of the table together. */
  bytes: number;
}

const MIB = 2 ** 20;

/** Bytes of one text; the largest that are written are the contents that somebody signed, and policies. */
const LONGEST = 16 * MIB;

/** Records that every screen of their area reads whole. */
const FEW: Limit = { rows: 20_000, bytes: 64 * MIB };
/** Registers: lists of people, machines and vulnerabilities come from other systems. */
const MANY: Limit = { rows: 100_000, bytes: 256 * MIB };
/** What is read by page or by record. */
const MOST: Limit = { rows: 1_000_000, bytes: 1024 * MIB };

const FEW_OF: ReadonlySet<string> = new Set([
  'control',
  'control_criterion',
  'engagement',
  'finding',
  'gap',
  'person',
  'population',
  'request',
  'risk',
  'sample',
  'test',
  'vendor',
  'walkthrough',
]);
const MANY_OF: ReadonlySet<string> = new Set(REGISTERS.map(({ table }) => table));

const limitOf = (table: string): Limit => (FEW_OF.has(table) ? FEW : MANY_OF.has(table) ? MANY : MOST);

const hasMoreThan = (db: Database, table: string, rows: number): boolean =>
  db.prepare(`SELECT 1 FROM ${quote(table)} LIMIT 1 OFFSET ?`).get(rows) !== undefined;

/**
 * Refuses a change after which the file could not be opened again.
 *
 * @param grown tables with new rows; called before the change is committed
 * @param label of the change
 * @throws AppError bad_input
 */
export function assertRoom(db: Database, grown: readonly string[], label: string): void {
  const full = grown.find((table) => hasMoreThan(db, table, limitOf(table).rows));
  if (full === undefined) return;
  const most = limitOf(full).rows.toLocaleString('en');
  throw new AppError(
    'bad_input',
    `"${label}" was not done: a workspace holds at most ${most} rows of "${full}". Import fewer, or remove what is not needed.`,
    { table: full },
  );
}

/** What is beyond the limits, in words that follow the name of the file; null when nothing is. */
export function findExcess(db: Database): string | null {
  for (const table of journaledTables(db)) {
    const limit = limitOf(table);
    if (hasMoreThan(db, table, limit.rows))
      return `"${table}" has more than ${limit.rows.toLocaleString('en')} rows`;
    // Stored with each row: the texts themselves are not read.
    const sizes = columnsOf(db, table).map((column) => `coalesce(octet_length(${quote(column)}), 0)`);
    const { longest, bytes } = db
      .prepare<[], { longest: number | null; bytes: number }>(
        `SELECT max(max(0, ${sizes.join(', ')})) AS longest, total(${sizes.join(' + ')}) AS bytes FROM ${quote(table)}`,
      )
      .get() ?? { longest: 0, bytes: 0 };
    if ((longest ?? 0) > LONGEST) return `"${table}" has a text of more than ${LONGEST / MIB} MiB`;
    if (bytes > limit.bytes) return `the texts of "${table}" take more than ${limit.bytes / MIB} MiB`;
  }
  return null;
}
