import type { Database } from 'better-sqlite3';
import type { HistoryEntry, HistoryFilter, HistoryPlace } from '../../../shared/contract/workspace.ts';
import {
  exportName,
  REPORTS,
  type ExportKind,
  type ReportFormat,
} from '../../../shared/domain/report-kinds.ts';
import type { LoggedExport } from './export-log.ts';

type StoredExport = Omit<LoggedExport, 'choices' | 'facts'>;

/** Transactions by their hash, of those that an export shows. A journal only grows, so that what was found once stays true. */
const transactionsOf = new WeakMap<Database, Map<string, number>>();

/** Exports as entries of the history, newest first, narrowed as the changes are. An export is in no area and of no record. */
export function readExports(db: Database, filter: HistoryFilter, before: HistoryPlace): HistoryEntry[] {
  if (filter.area !== undefined || (filter.kind !== undefined && filter.kind !== 'export')) return [];
  const exports = db
    .prepare<[], StoredExport>(
      `SELECT id, kind, format, file_name AS fileName, size, sha256, exported_at AS at, exported_by AS "by", head_hash AS headHash
       FROM journal_export`,
    )
    .all();
  const places = findTransactions(db, exports);
  return exports
    .map((each) => toEntry(each, places.get(each.headHash) ?? 0))
    .filter((entry) => isBefore(entry, before) && fits(entry, filter))
    .toSorted((a, b) => (isBefore(a, b) ? 1 : -1));
}

/** In one pass over the journal, whose hashes have no index, for those that are not known yet. */
function findTransactions(db: Database, exports: readonly StoredExport[]): ReadonlyMap<string, number> {
  const known = transactionsOf.get(db) ?? new Map<string, number>();
  transactionsOf.set(db, known);
  const unknown = exports.map(({ headHash }) => headHash).filter((hash) => !known.has(hash));
  if (unknown.length === 0) return known;
  const found = db
    .prepare<[string], { id: number; hash: string }>(
      'SELECT id, hash FROM journal_transaction WHERE hash IN (SELECT value FROM json_each(?))',
    )
    .all(JSON.stringify(unknown));
  for (const { id, hash } of found) known.set(hash, id);
  return known;
}

/** Whether one entry stands further down than another. */
export const isBefore = (one: HistoryPlace, other: HistoryPlace): boolean =>
  one.transaction < other.transaction || (one.transaction === other.transaction && one.place < other.place);

function fits({ actor, at, label }: HistoryEntry, filter: HistoryFilter): boolean {
  const words = filter.search?.toLowerCase();
  return (
    (filter.actor === undefined || actor === filter.actor) &&
    (filter.from === undefined || at >= filter.from) &&
    (filter.to === undefined || at.slice(0, 10) <= filter.to) &&
    (!words || [label, actor, at].some((text) => text.toLowerCase().includes(words)))
  );
}

const nameOf = (kind: string, format: string): string =>
  Object.hasOwn(REPORTS, kind)
    ? exportName(kind as ExportKind, format as ReportFormat)
    : `${kind}, ${format}`;

function toEntry(stored: StoredExport, transaction: number): HistoryEntry {
  const { id, kind, format, fileName, size, sha256, at, by } = stored;
  return {
    transaction,
    place: `${at} ${id}`,
    at,
    actor: by,
    label: `Export ${nameOf(kind, format)}: ${fileName}`,
    kind: 'export',
    changeCount: 1,
    changes: [
      {
        table: 'journal_export',
        rowId: id,
        record: fileName,
        action: 'added',
        isThere: true,
        fields: [
          { field: 'size', before: null, after: size },
          { field: 'sha256', before: null, after: sha256 },
        ],
      },
    ],
  };
}
