import type { Database } from 'better-sqlite3';
import { AREA_TABLES } from '../../../shared/domain/area-tables.ts';
import {
  withheldBy,
  type ForeignKey,
  type SealSelection,
  type Withheld,
} from '../../../shared/domain/seal-scope.ts';
import { journaledTables } from './schema.ts';

export interface SealPlan extends Withheld {
  /** Stored bytes that go along, and those of which only the record does. */
  contents: SealedContent[];
  withheld: SealedContent[];
}

export interface SealedContent {
  id: number;
  sha256: string;
  size: number;
  /** Reference of a piece of evidence that it belongs to. */
  ref: string;
}

/** References between the tables that the journal covers. */
export function foreignKeysOf(db: Database): ForeignKey[] {
  const ofTable = db.prepare<[string, string], Omit<ForeignKey, 'table'> & { needed: number }>(
    `SELECT f."from" AS "column", f."table" AS parent, c."notnull" AS needed
     FROM pragma_foreign_key_list(?) f JOIN pragma_table_info(?) c ON c.name = f."from"`,
  );
  return journaledTables(db).flatMap((table) =>
    ofTable
      .all(table, table)
      .map(({ column, parent, needed }) => ({ table, column, parent, required: needed === 1 })),
  );
}

/** What a selection means for the records of this workspace. */
export function planSeal(db: Database, selection: SealSelection): SealPlan {
  const foreignKeys = foreignKeysOf(db);
  const withheld = withheldBy(selection, foreignKeys);
  const left = new Set(withheld.tables);
  if (left.has('evidence_file')) return { ...withheld, contents: [], withheld: [] };
  const all = db
    .prepare<[], SealedContent>(
      `SELECT c.id, c.sha256, c.size, min(e.ref) AS ref FROM content c
       JOIN evidence_file f ON f.sha256 = c.sha256 JOIN evidence e ON e.id = f.evidence_id GROUP BY c.id ORDER BY c.id`,
    )
    .all();
  const linked = selection.evidence === 'linked' ? linkedContents(db, foreignKeys, left) : new Set<string>();
  const goes = ({ sha256 }: SealedContent) => selection.evidence === 'all' || linked.has(sha256);
  return { ...withheld, contents: all.filter(goes), withheld: all.filter((c) => !goes(c)) };
}

/** Hashes of the files of evidence that a record outside the evidence itself points to. */
function linkedContents(
  db: Database,
  foreignKeys: readonly ForeignKey[],
  withheld: ReadonlySet<string>,
): Set<string> {
  const own: readonly string[] = AREA_TABLES.evidence;
  const found = new Set<string>();
  for (const { table, column, parent } of foreignKeys) {
    if (withheld.has(table) || own.includes(table)) continue;
    if (parent !== 'evidence' && parent !== 'evidence_file') continue;
    const key = parent === 'evidence' ? 'evidence_id' : 'id';
    const hashes = db
      .prepare(`SELECT sha256 FROM evidence_file WHERE "${key}" IN (SELECT "${column}" FROM "${table}")`)
      .pluck()
      .all() as string[];
    for (const sha256 of hashes) found.add(sha256);
  }
  return found;
}

/** Counts and sizes of what a selection takes along and leaves out. */
export function previewSeal(db: Database, selection: SealSelection) {
  const plan = planSeal(db, selection);
  const left = new Set(plan.tables);
  const counts = journaledTables(db).map((table) => ({
    table,
    rows: db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number,
  }));
  const bytes = (some: readonly SealedContent[]) => some.reduce((sum, { size }) => sum + size, 0);
  return {
    files: plan.contents.length,
    bytes: bytes(plan.contents),
    withheldFiles: plan.withheld.length,
    withheldBytes: bytes(plan.withheld),
    tables: counts.filter(({ table, rows }) => rows > 0 && !left.has(table)),
    unreviewed: left.has('test') || left.has('sign_off') ? 0 : unreviewedConclusions(db),
    withheldRows: counts.reduce((sum, { table, rows }) => sum + (left.has(table) ? rows : 0), 0),
  };
}

function unreviewedConclusions(db: Database): number {
  return db
    .prepare(
      `SELECT count(*) FROM test WHERE result IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM sign_off s WHERE s.test_id = test.id AND s.role = 'reviewer')`,
    )
    .pluck()
    .get() as number;
}
