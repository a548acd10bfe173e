import { setImmediate as yieldToQueries } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { VerifyProblem, VerifyResult } from '../../../shared/contract/workspace.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { asWorkspaceError } from './connection.ts';
import type { ContentStore } from './content.ts';
import { GENESIS_HASH } from './journal.ts';
import { Replay, type Report } from './replay.ts';
import { columnsOf, journaledTables } from './schema.ts';
import { checkSeal } from './seal-check.ts';

type Row = Record<string, string | number | null>;

export interface VerifyOptions {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number, phase: string) => void;
}

/** Problems listed by name; a file changed in more places is damaged beyond a list. */
const MAX_PROBLEMS = 200;
/** Transactions or rows between two looks at the queries that wait: a few milliseconds. */
const TRANSACTIONS_AT_ONCE = 100;
const ROWS_AT_ONCE = 1000;

/**
 * Replays the journal from its first entry and compares: every transaction's hash against its content and its predecessor,
 * every row of every table against what the journal says it must be, every stored file against its SHA-256. A change made
 * outside Trustbench is named by table, row and column. In a sealed copy the seal is checked too, shortened transactions and withheld
 * bytes are taken as the seal says. Queries and changes go on meanwhile; stops when `signal` aborts.
 */
export async function verifyWorkspace(
  db: Database,
  content: ContentStore,
  path: string,
  options: VerifyOptions = {},
): Promise<VerifyResult> {
  const problems: VerifyProblem[] = [];
  const report: Report = (problem) => {
    if (problems.length < MAX_PROBLEMS) problems.push(problem);
  };
  const pause = async () => {
    await yieldToQueries();
    options.signal?.throwIfAborted();
  };
  const result = { transactions: 0, rows: 0, files: 0, bytes: 0, headHash: GENESIS_HASH };
  try {
    await checkStructure(db, path, report, pause);
    const seal = await checkSeal(db, report, pause);
    const replay = new Replay(db, report, new Set(seal?.journal.shortened));
    const total = db.prepare('SELECT count(*) FROM journal_transaction').pluck().get() as number;
    // Not to the end: changes that keep coming would keep it going. The rest is caught up with later.
    while (replay.transactions < total && replay.play(TRANSACTIONS_AT_ONCE)) {
      options.onProgress?.(replay.transactions, total, 'Replaying the journal');
      await pause();
    }
    result.rows = await compareTables(db, replay, report, pause);
    result.transactions = replay.transactions;
    result.headHash = replay.headHash;
    const withheld = new Set(seal?.withheld.map((c) => c.sha256));
    Object.assign(result, await compareContent(db, content, path, report, options, withheld));
  } catch (error) {
    // A page that can not be read ends the comparison, and that is what it found.
    report(damageOf(error, path, null));
  }
  return { ok: problems.length === 0, at: new Date().toISOString(), ...result, problems };
}

/** The problem that a reading met which broke off at damage. @throws any other error */
function damageOf(error: unknown, path: string, table: string | null): VerifyProblem {
  const known = asWorkspaceError(error, path);
  if (!(known instanceof AppError) || known.code !== 'workspace_damaged') throw known;
  return { code: 'file', table, rowId: null, column: null, message: known.message };
}

/**
 * SQLite's own checks, table by table, their indexes against their rows too: a list that reads a damaged index lacks records. The
 * pieces of files are left out: each is read and hashed later.
 */
async function checkStructure(
  db: Database,
  path: string,
  report: Report,
  pause: () => Promise<void>,
): Promise<void> {
  const others = ['content', 'journal_transaction', 'journal_entry'];
  for (const table of [...journaledTables(db), ...others]) {
    try {
      checkTable(db, table, report);
    } catch (error) {
      report(damageOf(error, path, table));
    }
    await pause();
  }
}

function checkTable(db: Database, table: string, report: Report): void {
  const found = db.pragma(`integrity_check('${table}')`, { simple: true }) as string;
  if (found !== 'ok') {
    report({
      code: 'file',
      table,
      rowId: null,
      column: null,
      message: `The file is damaged at ${table}: ${found.split('\n')[0]}. Open the last backup.`,
    });
  }
  for (const { rowid, parent } of db.pragma(`foreign_key_check('${table}')`) as {
    rowid: number;
    parent: string;
  }[]) {
    const id = String(db.prepare(`SELECT id FROM "${table}" WHERE rowid = ?`).pluck().get(rowid));
    report({
      code: 'file',
      table,
      rowId: id,
      column: null,
      message: `The row ${id} of ${table} points to a row of ${parent} that is not there.`,
    });
  }
}

/** Rows that differ are looked at again at the end, when the replay has caught up with changes made meanwhile. */
async function compareTables(
  db: Database,
  replay: Replay,
  report: Report,
  pause: () => Promise<void>,
): Promise<number> {
  let count = 0;
  const suspects: { table: string; ids: string[]; read: (id: string) => string | undefined }[] = [];
  for (const table of journaledTables(db)) {
    const present = db.prepare(`SELECT id FROM "${table}"`).pluck().all() as string[];
    // Most tables of most workspaces: preparing to read their rows would take most of the time.
    if (present.length === 0 && replay.rowsOf(table).size === 0) continue;
    const read = rowReader(db, table);
    const ids: string[] = [];
    for (const [i, id] of present.entries()) {
      if (read(id) !== replay.rowsOf(table).get(id)) ids.push(id);
      if (i % ROWS_AT_ONCE === 0) await pause();
    }
    const seen = new Set(present);
    for (const id of replay.rowsOf(table).keys()) if (!seen.has(id)) ids.push(id);
    suspects.push({ table, ids, read });
    count += present.length;
  }
  replay.catchUp();
  const stray = replay.countStray();
  if (stray > 0) {
    report({
      code: 'chain',
      table: 'journal_entry',
      rowId: null,
      column: null,
      message: `${stray} journal entries belong to no transaction: they were added outside Trustbench, or their transaction was removed.`,
    });
  }
  for (const { table, ids, read } of suspects) {
    for (const id of ids) compareRow(table, id, replay.rowsOf(table).get(id), read(id), report);
  }
  return count;
}

/** Reads a row as the journal writes one: a JSON object of all columns. */
function rowReader(db: Database, table: string): (id: string) => string | undefined {
  const columns = columnsOf(db, table).map((c) => `'${c}', "${c}"`);
  const statement = db
    .prepare<[string], string>(`SELECT json_object(${columns.join(', ')}) FROM "${table}" WHERE id = ?`)
    .pluck();
  return (id) => statement.get(id) as unknown as string | undefined;
}

function compareRow(
  table: string,
  rowId: string,
  want: string | undefined,
  have: string | undefined,
  report: Report,
): void {
  if (want === have) return;
  if (want === undefined) {
    report({
      code: 'row_extra',
      table,
      rowId,
      column: null,
      message: `${table} has a row ${describe(have, rowId)} that no recorded change added.`,
    });
  } else if (have === undefined) {
    report({
      code: 'row_missing',
      table,
      rowId,
      column: null,
      message: `${table} ${describe(want, rowId)} was removed outside Trustbench.`,
    });
  } else {
    for (const { column, message } of differences(want, have)) {
      report({
        code: 'row',
        table,
        rowId,
        column,
        message: `${table} ${describe(have, rowId)}: ${message}`,
      });
    }
  }
}

function differences(want: string, have: string): { column: string | null; message: string }[] {
  const expected = parseRow(want);
  const actual = parseRow(have);
  if (expected === null || actual === null)
    return [{ column: null, message: 'its record can not be read, in the table or in the journal.' }];
  return Object.keys({ ...expected, ...actual })
    .filter((column) => expected[column] !== actual[column])
    .map((column) => ({
      column,
      message: `${column} is ${JSON.stringify(actual[column])}, the journal says ${JSON.stringify(expected[column])}.`,
    }));
}

function describe(json: string | undefined, id: string): string {
  const row = parseRow(json ?? '{}');
  return String(row?.['ref'] ?? row?.['name'] ?? id);
}

/** A row as JSON; null where damaged bytes are none any more. */
function parseRow(json: string): Row | null {
  try {
    return JSON.parse(json) as Row;
  } catch {
    return null;
  }
}

async function compareContent(
  db: Database,
  content: ContentStore,
  path: string,
  report: Report,
  options: VerifyOptions,
  withheld: ReadonlySet<string>,
) {
  const stored = db
    .prepare<[], { sha256: string; size: number; ref: string | null }>(
      `SELECT c.sha256, c.size, min(e.ref) AS ref FROM content c
       LEFT JOIN evidence_file f ON f.sha256 = c.sha256 LEFT JOIN evidence e ON e.id = f.evidence_id
       WHERE c.sha256 IS NOT NULL GROUP BY c.id`,
    )
    .all()
    .filter(({ sha256 }) => !withheld.has(sha256));
  const total = stored.reduce((sum, c) => sum + c.size, 0);
  let done = 0;
  for (const file of stored) {
    options.signal?.throwIfAborted();
    const problem = await readAgain(content, path, file, (bytes) => {
      options.signal?.throwIfAborted();
      done += bytes;
      options.onProgress?.(done, total, 'Hashing evidence');
    });
    if (problem === null) continue;
    report({
      code: 'content',
      table: 'content_chunk',
      rowId: file.sha256,
      column: 'bytes',
      message: `The bytes of ${file.ref ?? 'a stored file'} ${problem} (SHA-256 ${file.sha256}).`,
    });
  }
  return { files: stored.length, bytes: done };
}

/** @returns what is wrong with stored bytes, or null */
async function readAgain(
  content: ContentStore,
  path: string,
  file: { sha256: string; size: number },
  onBytes: (bytes: number) => void,
): Promise<string | null> {
  try {
    if (!content.has(file.sha256)) return 'are not in the file';
    const got = await content.rehash(file.sha256, onBytes);
    if (got.sha256 !== file.sha256 || got.size !== file.size) return 'do not match their hash';
    return content.hasStrayPieces(file.sha256) ? 'have pieces beside them that belong to no file' : null;
  } catch (error) {
    const known = asWorkspaceError(error, path);
    if (known instanceof AppError && known.code === 'workspace_damaged') return 'can not be read';
    throw error;
  }
}
