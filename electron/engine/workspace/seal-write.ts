import { createHash, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/domain/errors.ts';
import type { SealSelection } from '../../../shared/domain/seal-scope.ts';
import { createDatabase, openForReading } from './connection.ts';
import { WorkspaceKey } from './key.ts';
import { inTodaysNames, namesOfColumn } from './journal-names.ts';
import { readHead, type JournalEntry } from './journal.ts';
import { columnsOf, journaledTables, SCHEMA_VERSION } from './schema.ts';
import {
  canonicalJson,
  coveredTables,
  rawPublicKey,
  schemaHash,
  tableDigest,
  type SealManifest,
} from './seal-manifest.ts';
import { planSeal, type SealedContent, type SealPlan } from './seal-plan.ts';

export interface SealOrder {
  /** A copy of the workspace that nobody writes. */
  source: string;
  /** A free name; what stands there after a failure is the caller's to remove. */
  target: string;
  selection: SealSelection;
  /** Of an encrypted source. */
  sourceKey: Uint8Array | null;
  /** Encrypts the sealed copy. */
  targetKey: Uint8Array | null;
  sealedBy: string;
  app: string;
}

type Progress = (done: number, total: number) => void;

/** Stands for the label of a transaction whose entries are not all there: it may name what was withheld. */
const WITHHELD_LABEL = 'Withheld';

/**
 * Writes a sealed copy: a new file, into which only what was chosen is ever written, so that nothing withheld is left in a free page.
 * Every file of evidence is hashed on its way.
 *
 * @throws AppError integrity naming the evidence whose bytes are missing or do not match
 */
export function writeSealedCopy(
  order: SealOrder,
  privateKey: KeyObject,
  onProgress: Progress = () => {},
): void {
  const source = openForReading(order.source, WorkspaceKey.handed(order.sourceKey));
  try {
    const target = createDatabase(order.target, WorkspaceKey.handed(order.targetKey));
    try {
      const plan = planSeal(source, order.selection);
      // Rows come table by table; that none points to nothing is checked in the finished copy.
      target.pragma('foreign_keys = OFF');
      target.transaction(() => {
        const withheld = new Set(plan.tables);
        for (const table of journaledTables(target))
          if (!withheld.has(table)) copyRows(source, target, table, plan);
        const shortened = copyJournal(source, target, plan);
        copyContents(source, target, plan, onProgress);
        const manifest = canonicalJson(describe(target, order, plan, shortened, privateKey));
        const publicKey = rawPublicKey(createPublicKey(privateKey));
        target
          .prepare("INSERT INTO journal_seal (id, manifest, signature, public_key) VALUES ('seal', ?, ?, ?)")
          .run(manifest, sign(null, Buffer.from(manifest), privateKey).toString('hex'), publicKey);
      })();
      target.pragma('journal_mode = DELETE');
    } finally {
      target.close();
    }
  } finally {
    source.close();
  }
}

function copyRows(source: Database, target: Database, table: string, plan: SealPlan): void {
  const columns = columnsOf(source, table);
  const emptied = new Map(plan.columns.filter((c) => c.table === table).map((c) => [c.column, c.value]));
  const insert = target.prepare(
    `INSERT INTO "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  for (const row of source.prepare<[], unknown[]>(`SELECT * FROM "${table}" ORDER BY id`).raw().iterate())
    insert.run(...columns.map((column, i) => (emptied.has(column) ? emptied.get(column) : row[i])));
}

/** Copies what the journal may say. @returns ids of the transactions that lack an entry or a value */
function copyJournal(source: Database, target: Database, plan: SealPlan): number[] {
  const withheld = new Set(plan.tables);
  const emptied = emptiers(target, plan);
  const cut = new Set<number>();
  const silenced = new Set<number>();
  const entries = source.prepare<[], JournalEntry & { id: number; transaction_id: number }>(
    'SELECT id, transaction_id, table_name, row_id, before, after FROM journal_entry ORDER BY id',
  );
  const insertEntry = target.prepare('INSERT INTO journal_entry VALUES (?, ?, ?, ?, ?, ?)');
  for (const entry of entries.iterate()) {
    const table = inTodaysNames(entry).table_name;
    if (withheld.has(table)) {
      cut.add(entry.transaction_id);
      silenced.add(entry.transaction_id);
      continue;
    }
    const empty = emptied.get(table) ?? ((json: string | null) => json);
    const [before, after] = [empty(entry.before), empty(entry.after)];
    if (before !== entry.before || after !== entry.after) cut.add(entry.transaction_id);
    insertEntry.run(entry.id, entry.transaction_id, entry.table_name, entry.row_id, before, after);
  }
  const insert = target.prepare('INSERT INTO journal_transaction VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (const row of source.prepare('SELECT * FROM journal_transaction ORDER BY id').raw().iterate()) {
    const values = row as [number, string, string, string, ...unknown[]];
    if (silenced.has(values[0])) values[3] = WITHHELD_LABEL;
    insert.run(...values);
  }
  return [...cut].toSorted((a, b) => a - b);
}

/** By table: empties the withheld columns of a row as the journal has it, and leaves every other character. */
function emptiers(db: Database, plan: SealPlan): Map<string, (json: string | null) => string | null> {
  const found = new Map<string, (json: string | null) => string | null>();
  for (const table of new Set(plan.columns.map((c) => c.table))) {
    const columns = plan.columns.filter((c) => c.table === table);
    const pairs = columns.flatMap(({ column, value }) =>
      namesOfColumn(column).map((name) => `'$.${name}', ${value === null ? 'NULL' : "''"}`),
    );
    const statement = db.prepare<[string], string>(`SELECT json_replace(?, ${pairs.join(', ')})`).pluck();
    found.set(table, (json) => (json === null ? null : String(statement.get(json))));
  }
  return found;
}

function copyContents(source: Database, target: Database, plan: SealPlan, onProgress: Progress): void {
  const insert = target.prepare('INSERT INTO content (id, sha256, size) VALUES (?, ?, ?)');
  for (const { id, sha256, size } of [...plan.contents, ...plan.withheld]) insert.run(id, sha256, size);
  const piece = target.prepare('INSERT INTO content_chunk (content_id, seq, bytes) VALUES (?, ?, ?)');
  const pieces = source.prepare<[number], { seq: number; bytes: Buffer }>(
    'SELECT seq, bytes FROM content_chunk WHERE content_id = ? ORDER BY seq',
  );
  const total = plan.contents.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  for (const content of plan.contents) {
    const digest = createHash('sha256');
    let size = 0;
    for (const { seq, bytes } of readable(content, () => pieces.iterate(content.id))) {
      digest.update(bytes);
      size += bytes.length;
      piece.run(content.id, seq, bytes);
      onProgress((done += bytes.length), total);
    }
    if (size !== content.size || digest.digest('hex') !== content.sha256) throw unsound(content);
  }
}

function* readable<T>(content: SealedContent, read: () => Iterable<T>): Generator<T> {
  try {
    yield* read();
  } catch (error) {
    throw unsound(content, error);
  }
}

function unsound({ ref, sha256 }: SealedContent, cause?: unknown): AppError {
  return new AppError(
    'integrity',
    `Nothing was sealed: the bytes of ${ref} can not be read or do not match their hash (SHA-256 ${sha256}). Attach the file again, or open the last backup.`,
    { ref, sha256 },
    { cause },
  );
}

function describe(
  target: Database,
  order: SealOrder,
  plan: SealPlan,
  shortened: number[],
  privateKey: KeyObject,
): SealManifest {
  const { id, client, system, firm } = target
    .prepare<[], { id: string; client: string; system: string; firm: string }>(
      'SELECT id, client, system, firm FROM engagement',
    )
    .get() as { id: string; client: string; system: string; firm: string };
  const head = readHead(target);
  const stored = ({ sha256, size }: SealedContent) => ({ sha256, size });
  return {
    seal: 1,
    format: SCHEMA_VERSION,
    app: order.app,
    workspace: id,
    engagement: { client, system, firm },
    sealedAt: new Date().toISOString(),
    sealedBy: order.sealedBy,
    publicKey: rawPublicKey(createPublicKey(privateKey)),
    selection: { ...order.selection, areas: [...order.selection.areas] },
    journal: { transactions: head.id, headHash: head.hash, shortened },
    tables: coveredTables(target).map((name) => tableDigest(target, name)),
    contents: plan.contents.map(stored),
    withheld: plan.withheld.map(stored),
    schema: schemaHash(target),
  };
}
