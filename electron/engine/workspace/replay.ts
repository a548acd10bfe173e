import type { Database } from 'better-sqlite3';
import type { VerifyProblem } from '../../../shared/contract/workspace.ts';
import { GENESIS_HASH, transactionHash, type JournalEntry, type TransactionHead } from './journal.ts';
import { inTodaysNames } from './journal-names.ts';
import { addedColumns } from './schema.ts';

export type Report = (problem: VerifyProblem) => void;

/**
 * The journal played from its first entry: what every row must be. Changes that are made meanwhile are caught up with by going
 * on, so that nobody has to wait for a verification.
 */
export class Replay {
  /** Hash of the newest transaction that was played. */
  headHash = GENESIS_HASH;
  transactions = 0;
  private entries = 0;
  private lastId = 0;
  /** table -> row id -> JSON of the row */
  private readonly tables = new Map<string, Map<string, string>>();
  private readonly added = new Map<string, ReturnType<typeof addedColumns>>();
  private readonly db: Database;
  private readonly report: Report;
  private readonly shortened: ReadonlySet<number>;

  /** @param shortened transactions of a sealed copy whose entries are not all there: their hash can not be computed again */
  constructor(db: Database, report: Report, shortened: ReadonlySet<number> = new Set()) {
    this.shortened = shortened;
    this.db = db;
    this.report = report;
  }

  /** Plays the next transactions. @returns false when there was none left */
  play(count: number): boolean {
    const heads = this.db
      .prepare<[number, number], TransactionHead & { hash: string; entries: number }>(
        'SELECT * FROM journal_transaction WHERE id > ? ORDER BY id LIMIT ?',
      )
      .all(this.lastId, count);
    // Damaged bytes may be of any type. The check of the table names them; here they are read like text.
    const entriesOf = this.db.prepare<[number], JournalEntry>(
      `SELECT CAST(table_name AS TEXT) AS table_name, CAST(row_id AS TEXT) AS row_id, CAST(before AS TEXT) AS before, CAST(after AS TEXT) AS after
       FROM journal_entry WHERE transaction_id = ? ORDER BY id`,
    );
    for (const head of heads) {
      const entries = entriesOf.all(head.id);
      this.checkLink(head, entries);
      for (const entry of entries) this.playEntry(inTodaysNames(entry), head);
      this.headHash = head.hash;
      this.lastId = head.id;
      this.transactions += 1;
      this.entries += entries.length;
    }
    return heads.length > 0;
  }

  /** Plays to the end, without a pause. */
  catchUp(): void {
    while (this.play(1000));
  }

  /** Entries in the file that belong to no transaction. Call it after `catchUp`. */
  countStray(): number {
    return (this.db.prepare('SELECT count(*) FROM journal_entry').pluck().get() as number) - this.entries;
  }

  rowsOf(table: string): ReadonlyMap<string, string> {
    return this.tables.get(table) ?? new Map();
  }

  private checkLink(
    head: TransactionHead & { hash: string; entries: number },
    entries: JournalEntry[],
  ): void {
    const expected = this.lastId + 1;
    const chained =
      this.shortened.has(head.id) ||
      (transactionHash(this.headHash, head, entries) === head.hash && head.entries === entries.length);
    if (chained && head.id === expected) return;
    const gap =
      head.id === expected
        ? 'it or one of its entries was changed outside Trustbench.'
        : `transaction ${expected} is missing before it.`;
    this.report({
      code: 'chain',
      table: 'journal_transaction',
      rowId: String(head.id),
      column: 'hash',
      message: `Transaction ${head.id} ("${head.label}", ${head.at}) does not match its hash: ${gap}`,
    });
  }

  private playEntry(entry: JournalEntry, { id }: TransactionHead): void {
    let table = this.tables.get(entry.table_name);
    if (!table) this.tables.set(entry.table_name, (table = new Map()));
    const before = this.inTodaysFormat(entry.table_name, entry.before);
    const after = this.inTodaysFormat(entry.table_name, entry.after);
    if ((table.get(entry.row_id) ?? null) !== before) {
      this.report({
        code: 'chain',
        table: entry.table_name,
        rowId: entry.row_id,
        column: null,
        message: `Transaction ${id} changes a row of ${entry.table_name} that the journal before it does not have in that state.`,
      });
    }
    if (after === null) table.delete(entry.row_id);
    else table.set(entry.row_id, after);
  }

  /** An entry older than a column means the column's default. Added columns stand at the end of a row. */
  private inTodaysFormat(table: string, row: string | null): string | null {
    if (row === null) return null;
    let added = this.added.get(table);
    if (!added) this.added.set(table, (added = addedColumns(this.db, table)));
    // A quote inside a JSON string is escaped, so `"column":` is found only where it is a key.
    const missing = added.filter(({ column }) => !row.includes(`"${column}":`));
    if (missing.length === 0) return row;
    return `${row.slice(0, -1)},${missing.map(({ column, json }) => `"${column}":${json}`).join(',')}}`;
  }
}
