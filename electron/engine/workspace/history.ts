import type { Database } from 'better-sqlite3';
import type {
  HistoryEntry,
  HistoryFilter,
  HistoryPlace,
  RecordChange,
} from '../../../shared/contract/workspace.ts';
import { AREA_TABLES } from '../../../shared/domain/area-tables.ts';
import { TABLE_OF_HISTORY_KIND } from '../../../shared/domain/history.ts';
import { changedLines } from '../../../shared/domain/policies/changed-lines.ts';
import { isBefore, readExports } from './history-exports.ts';
import { HistoryNames } from './history-names.ts';
import { inTodaysNames, namesOfTable } from './journal-names.ts';
import type { JournalEntry, TransactionHead } from './journal.ts';

export interface HistoryQuery extends HistoryFilter {
  record?: { table: string; rowId: string } | undefined;
  before?: HistoryPlace | undefined;
  limit: number;
  /** Rows of one transaction that are read; the rest is counted. */
  shown?: number;
}

/** Entries of one transaction that history shows; the rest is counted. */
const SHOWN = 25;

/** A row as a person reads it in a history: values by column. */
export type HistoryRow = Record<string, string | number | null>;

/** Further up than any entry. */
const TOP: HistoryPlace = { transaction: Number.MAX_SAFE_INTEGER, place: '' };

/**
 * Who changed and exported what, newest first. An export stands after the change whose state it shows, whatever the clocks said.
 */
export function readHistory(db: Database, query: HistoryQuery): { entries: HistoryEntry[]; more: boolean } {
  const { before = TOP, limit } = query;
  const changes = query.kind === 'export' ? [] : readChanges(db, { ...query, limit: limit + 1 });
  const exports = query.record ? [] : readExports(db, query, before).slice(0, limit + 1);
  const merged = [...changes, ...exports].toSorted((a, b) => (isBefore(a, b) ? 1 : -1));
  return { entries: merged.slice(0, limit), more: merged.length > limit };
}

/**
 * The changes alone, field by field. A record's history holds its own rows and the rows that point to it, found by
 * its id in their columns. A criterion is no row: its history holds what was decided about it, its gaps and its controls.
 */
function readChanges(db: Database, query: HistoryQuery): HistoryEntry[] {
  const { before = TOP } = query;
  // After an export the change comes whose state it shows.
  const where = [before.place === '' ? 't.id < @before' : 't.id <= @before'];
  const ofRecord = query.record ? entriesOfRecord(query.record.table) : null;
  if (ofRecord) where.push(`t.id IN (${ofRecord('transaction_id')})`);
  if (query.search) {
    where.push(
      "(t.label LIKE @search ESCAPE '\\' OR t.actor LIKE @search ESCAPE '\\' OR t.at LIKE @search ESCAPE '\\')",
    );
  }
  const tables = query.area === undefined ? [] : AREA_TABLES[query.area].flatMap(namesOfTable);
  if (query.area !== undefined) where.push(TOUCHES(tables));
  if (query.actor !== undefined) where.push('t.actor = @actor');
  const kindTable = query.kind && TABLE_OF_HISTORY_KIND[query.kind];
  if (kindTable) where.push(TOUCHES([kindTable]));
  else if (query.kind !== undefined) where.push('t.kind = @kind');
  if (query.from !== undefined) where.push('t.at >= @from');
  // "~" stands after every character of a time of day.
  if (query.to !== undefined) where.push("t.at < @to || '~'");
  const heads = db
    .prepare<[Record<string, unknown>], TransactionHead & { entries: number }>(
      `SELECT t.* FROM journal_transaction t WHERE ${where.join(' AND ')} ORDER BY t.id DESC LIMIT @limit`,
    )
    .all({
      before: before.transaction,
      limit: query.limit,
      rowId: query.record?.rowId ?? '',
      search: `%${(query.search ?? '').replaceAll(/[%_\\]/g, '\\$&')}%`,
      actor: query.actor ?? '',
      kind: query.kind ?? '',
      from: query.from ?? '',
      to: query.to ?? '',
    });
  const changes = db.prepare<[Record<string, unknown>], JournalEntry>(
    `SELECT table_name, row_id, before, after FROM journal_entry WHERE transaction_id = @id
     ${ofRecord ? `AND id IN (${ofRecord('id')})` : ''}
     ORDER BY id LIMIT ${query.shown ?? SHOWN}`,
  );
  const names = new HistoryNames(db);
  return heads.map((head) => ({
    transaction: head.id,
    place: '',
    at: head.at,
    actor: head.actor,
    label: head.label,
    kind: head.kind,
    changeCount: head.entries,
    changes: changes
      .all({ id: head.id, rowId: query.record?.rowId ?? '' })
      .map((entry) => names.named(toChange(entry))),
  }));
}

/** SQL: whether a transaction changed rows of these tables. */
const TOUCHES = (tables: readonly string[]): string =>
  `EXISTS (SELECT 1 FROM journal_entry e WHERE e.transaction_id = t.id AND e.table_name IN (${tables.map((table) => `'${table}'`).join(', ')}))`;

/** Tables whose rows other rows point to; each has an index over the journal. */
const PARENTS = [
  'control',
  'evidence',
  'test',
  'finding',
  'request',
  'incident',
  'risk',
  'vendor',
  'access_review',
];

/** Tables with rows about a criterion. */
const CRITERION_TABLES = ['criterion_assessment', 'gap', 'control_criterion'];

/** SQL for the journal entries of one row and of the rows that point to it. */
function entriesOfRecord(table: string): (column: string) => string {
  if (table === 'criterion') {
    const rows = CRITERION_TABLES.map((name) => `SELECT id FROM ${name} WHERE criterion_id = @rowId`);
    return (column) => `SELECT ${column} FROM journal_entry WHERE row_id IN (${rows.join(' UNION ')})`;
  }
  const own = (column: string) => `SELECT ${column} FROM journal_entry WHERE row_id = @rowId`;
  if (!PARENTS.includes(table)) return own;
  const key = `json_extract(coalesce(after, before), '$.${table}_id')`;
  return (column) =>
    `${own(column)} UNION SELECT ${column} FROM journal_entry WHERE ${key} = @rowId AND ${key} IS NOT NULL`;
}

function toChange(written: JournalEntry): RecordChange {
  const entry = inTodaysNames(written);
  const rowOf = (json: string | null) => (json === null ? null : (JSON.parse(json) as HistoryRow));
  return describeChange(entry.table_name, entry.row_id, rowOf(entry.before), rowOf(entry.after));
}

/** How one row differs, field by field. Null means that the row is not there. */
export function describeChange(
  table: string,
  rowId: string,
  before: HistoryRow | null,
  after: HistoryRow | null,
): RecordChange {
  const row = after ?? before ?? {};
  const fields = Object.keys(row)
    .filter((f) => f !== 'id' && (before?.[f] ?? null) !== (after?.[f] ?? null))
    .map((field) => {
      const values = { before: before?.[field] ?? null, after: after?.[field] ?? null };
      // The text of a policy is long: history shows the lines that differ.
      const isText = table === 'policy' && field === 'body';
      if (!isText) return { field, ...values };
      return { field: 'text', ...changedLines(String(values.before ?? ''), String(values.after ?? '')) };
    });
  return {
    table,
    rowId,
    record: String(
      row['ref'] ?? row['name'] ?? row['title'] ?? row['key'] ?? row['criterion_id'] ?? row['category'] ?? '',
    ),
    action: before === null ? 'added' : after === null ? 'removed' : 'changed',
    fields,
  };
}

/** Everybody who changed something, by name. */
export function historyPeople(db: Database): string[] {
  return db
    .prepare<[], string>('SELECT DISTINCT actor FROM journal_transaction ORDER BY actor COLLATE NOCASE')
    .pluck()
    .all();
}
