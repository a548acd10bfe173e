import type { Database } from 'better-sqlite3';
import type { TestKind } from '../../../shared/domain/vocabulary.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import type { RecordChange } from '../../../shared/contract/workspace.ts';
import { columnsOf, journaledTables, quote } from './schema.ts';

/** Columns by which people call a record, the first that a table has. */
const NAMES = ['ref', 'name', 'title', 'key', 'file_name'];

/** Records as people call them, where a history would show ids. Reads what is in the workspace now. */
export class HistoryNames {
  private readonly db: Database;
  private readonly tables: ReadonlySet<string>;
  private readonly rows = new Map<string, (id: string) => string | null | undefined>();
  private readonly parents = new Map<string, ReadonlyMap<string, string>>();

  constructor(db: Database) {
    this.db = db;
    this.tables = new Set(journaledTables(db));
  }

  /** A change with names in the place of ids, and whether its record is in the workspace. */
  named(change: RecordChange): RecordChange & { isThere: boolean } {
    const { table, rowId, record, fields } = change;
    const values = new Map(fields.map(({ field, before, after }) => [field, after ?? before]));
    const parents = new Map(this.parentsOf(table));
    const target = values.get('target_table');
    if (typeof target === 'string') parents.set('target_id', target);
    const nameOf = (field: string, value: string | number | null) =>
      (typeof value === 'string' && this.find(parents.get(field), value)) || value;
    const owners = [...parents.keys()]
      .map((field) => ({ id: values.get(field) ?? null, name: nameOf(field, values.get(field) ?? null) }))
      .filter(({ id, name }) => name !== null && name !== id);
    const words = table.replaceAll('_', ' ');
    return {
      ...change,
      record: record || (owners.length > 0 ? `${words} of ${owners.map(({ name }) => name).join(', ')}` : ''),
      isThere: this.find(table, rowId) !== undefined,
      fields: fields.map(({ field, before, after }) => ({
        field,
        before: nameOf(field, before),
        after: nameOf(field, after),
      })),
    };
  }

  /** Name of a record; null for one without a name, undefined for one that is not there. */
  private find(table: string | undefined, id: string): string | null | undefined {
    if (table === undefined || !this.tables.has(table)) return undefined;
    const known = this.rows.get(table) ?? this.lookup(table);
    this.rows.set(table, known);
    return known(id);
  }

  private lookup(table: string): (id: string) => string | null | undefined {
    if (table === 'test') {
      const test = this.db.prepare<[string], { kind: TestKind; ref: string }>(
        'SELECT t.kind, c.ref FROM test t JOIN control c ON c.id = t.control_id WHERE t.id = ?',
      );
      return (id) => {
        const row = test.get(id);
        return row && workpaperRef(row.kind, row.ref);
      };
    }
    const columns = columnsOf(this.db, table);
    const name = NAMES.find((column) => columns.includes(column));
    const row = this.db
      .prepare<[string], string | null>(
        `SELECT ${name ? quote(name) : 'NULL'} FROM ${quote(table)} WHERE id = ?`,
      )
      .pluck();
    return (id) => row.get(id);
  }

  /** Columns that point to a record, each with the table of the record. */
  private parentsOf(table: string): ReadonlyMap<string, string> {
    const known = this.parents.get(table);
    if (known) return known;
    const keys = this.tables.has(table)
      ? (this.db.pragma(`foreign_key_list(${quote(table)})`) as { table: string; from: string }[])
      : [];
    const parents = new Map(keys.map(({ from, table: to }) => [from, to]));
    this.parents.set(table, parents);
    return parents;
  }
}
