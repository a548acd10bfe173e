import { setImmediate as yieldToQueries } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { VerifyProblem, VerifyResult } from '../../../shared/contract/workspace.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { ContentStore } from './content.ts';
import { checkPages } from './connection.ts';
import { GENESIS_HASH, transactionHash, type JournalEntry, type TransactionHead } from './journal.ts';
import { columnsOf, journaledTables } from './schema.ts';

type Row = Record<string, string | number | null>;
type Progress = (done: number, total: number, phase: string, unit: 'steps' | 'bytes') => void;

/** Problems listed by name; a file changed in more places is damaged beyond a list. */
const MAX_PROBLEMS = 200;

/**
 * Replays the journal from its first entry and compares: every transaction's hash against its content and its predecessor,
 * every row of every table against what the journal says it must be, every stored file against its SHA-256. A change made
 * outside Trustbench is named by table, row and column. Gives way to queries between steps; stops when `signal` aborts.
 */
export async function verifyWorkspace(
  db: Database,
  content: ContentStore,
  fileName: string,
  options: { signal?: AbortSignal; onProgress?: Progress } = {},
): Promise<VerifyResult> {
  const problems: VerifyProblem[] = [];
  const report = (problem: VerifyProblem) => {
    if (problems.length < MAX_PROBLEMS) problems.push(problem);
  };
  try {
    checkPages(db, fileName);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    report({ code: 'file', table: null, rowId: null, column: null, message: error.message });
  }
  const { state, headHash, transactions } = await replay(db, report, options);
  const rows = compareTables(db, state, report);
  const { files, bytes } = await compareContent(db, content, report, options);
  return {
    ok: problems.length === 0,
    at: new Date().toISOString(),
    transactions,
    rows,
    files,
    bytes,
    headHash,
    problems,
  };
}

/** table -> row id -> JSON of the row as the journal left it */
type Replayed = Map<string, Map<string, string>>;

async function replay(
  db: Database,
  report: (p: VerifyProblem) => void,
  options: { signal?: AbortSignal; onProgress?: Progress },
) {
  const state: Replayed = new Map();
  const heads = db
    .prepare<[], TransactionHead & { hash: string; entries: number }>(
      'SELECT * FROM journal_transaction ORDER BY id',
    )
    .all();
  const entriesOf = db.prepare<[number], JournalEntry>(
    'SELECT table_name, row_id, before, after FROM journal_entry WHERE transaction_id = ? ORDER BY id',
  );
  let previous = GENESIS_HASH;
  let expectedId = 1;
  for (const head of heads) {
    const entries = entriesOf.all(head.id);
    const chained = transactionHash(previous, head, entries) === head.hash && head.entries === entries.length;
    if (!chained || head.id !== expectedId) {
      report({
        code: 'chain',
        table: 'journal_transaction',
        rowId: String(head.id),
        column: null,
        message: `Transaction ${head.id} ("${head.label}", ${head.at}) does not match its hash: its entry in the journal was changed.`,
      });
    }
    for (const entry of entries) replayEntry(state, entry, head.id, report);
    previous = head.hash;
    expectedId = head.id + 1;
    if (head.id % 200 === 0) {
      options.onProgress?.(head.id, heads.length, 'Replaying the journal', 'steps');
      await yieldToQueries();
      options.signal?.throwIfAborted();
    }
  }
  const stray = db
    .prepare<[], number>(
      'SELECT count(*) FROM journal_entry WHERE transaction_id NOT IN (SELECT id FROM journal_transaction)',
    )
    .pluck()
    .get() as number;
  if (stray > 0) {
    report({
      code: 'chain',
      table: 'journal_entry',
      rowId: null,
      column: null,
      message: `${stray} journal entries belong to no transaction.`,
    });
  }
  return { state, headHash: previous, transactions: heads.length };
}

function replayEntry(
  state: Replayed,
  entry: JournalEntry,
  transaction: number,
  report: (p: VerifyProblem) => void,
): void {
  let table = state.get(entry.table_name);
  if (!table) state.set(entry.table_name, (table = new Map()));
  if ((table.get(entry.row_id) ?? null) !== entry.before) {
    report({
      code: 'chain',
      table: entry.table_name,
      rowId: entry.row_id,
      column: null,
      message: `Transaction ${transaction} changes a row of ${entry.table_name} that the journal before it does not have in that state.`,
    });
  }
  if (entry.after === null) table.delete(entry.row_id);
  else table.set(entry.row_id, entry.after);
}

function compareTables(db: Database, state: Replayed, report: (p: VerifyProblem) => void): number {
  let count = 0;
  for (const table of journaledTables(db)) {
    const expected = state.get(table) ?? new Map<string, string>();
    const columns = columnsOf(db, table);
    const select = `SELECT id, json_object(${columns.map((c) => `'${c}', "${c}"`).join(', ')}) AS json FROM "${table}"`;
    const seen = new Set<string>();
    for (const row of db.prepare<[], { id: string; json: string }>(select).iterate()) {
      count += 1;
      seen.add(row.id);
      const want = expected.get(row.id);
      if (want === row.json) continue;
      if (want === undefined) {
        report({
          code: 'row_extra',
          table,
          rowId: row.id,
          column: null,
          message: `${table} has a row ${row.id} that no recorded change added.`,
        });
      } else {
        for (const difference of differences(want, row.json)) {
          report({
            code: 'row',
            table,
            rowId: row.id,
            ...difference,
            message: `${table} ${describe(row.json, row.id)}: ${difference.message}`,
          });
        }
      }
    }
    for (const id of expected.keys()) {
      if (seen.has(id)) continue;
      report({
        code: 'row_missing',
        table,
        rowId: id,
        column: null,
        message: `${table} ${describe(expected.get(id) ?? '{}', id)} was removed outside Trustbench.`,
      });
    }
  }
  return count;
}

function differences(want: string, have: string): { column: string; message: string }[] {
  const expected = JSON.parse(want) as Row;
  const actual = JSON.parse(have) as Row;
  return Object.keys({ ...expected, ...actual })
    .filter((column) => expected[column] !== actual[column])
    .map((column) => ({
      column,
      message: `${column} is ${JSON.stringify(actual[column])}, the journal says ${JSON.stringify(expected[column])}.`,
    }));
}

function describe(json: string, id: string): string {
  const row = JSON.parse(json) as Row;
  return String(row['ref'] ?? row['name'] ?? id);
}

async function compareContent(
  db: Database,
  content: ContentStore,
  report: (p: VerifyProblem) => void,
  options: { signal?: AbortSignal; onProgress?: Progress },
) {
  const stored = db
    .prepare<[], { sha256: string; size: number; ref: string | null }>(
      `SELECT c.sha256, c.size, min(e.ref) AS ref FROM content c
       LEFT JOIN evidence_file f ON f.sha256 = c.sha256 LEFT JOIN evidence e ON e.id = f.evidence_id
       WHERE c.sha256 IS NOT NULL GROUP BY c.id`,
    )
    .all();
  const total = stored.reduce((sum, c) => sum + c.size, 0);
  let done = 0;
  for (const file of stored) {
    options.signal?.throwIfAborted();
    const got = await content.rehash(file.sha256, (bytes) => {
      done += bytes;
      options.onProgress?.(done, total, 'Hashing evidence', 'bytes');
    });
    if (got.sha256 === file.sha256 && got.size === file.size) continue;
    report({
      code: 'content',
      table: 'content_chunk',
      rowId: file.sha256,
      column: 'bytes',
      message: `The bytes of ${file.ref ?? 'a stored file'} do not match their SHA-256 ${file.sha256}.`,
    });
  }
  return { files: stored.length, bytes: done };
}
