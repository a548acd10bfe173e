import type { Database } from 'better-sqlite3';
import type { VerifyProblem } from '../../../shared/contract/workspace.ts';
import type { Report } from './replay.ts';
import {
  canonicalJson,
  coveredTables,
  isSignedBy,
  readSealRow,
  schemaHash,
  sealManifest,
  tableDigestInTurns,
  type SealManifest,
} from './seal-manifest.ts';

const problem = (table: string | null, message: string): VerifyProblem => ({
  code: 'file',
  table,
  rowId: null,
  column: null,
  message,
});

/**
 * Checks the seal of a file against the file: signature, schema, every table, the list of stored bytes. The bytes themselves and the
 * journal are left to `verifyWorkspace`.
 *
 * @returns the manifest; null for a workspace that is not sealed, or when its manifest can not be read, which is reported
 */
export async function checkSeal(
  db: Database,
  report: Report,
  pause: () => Promise<void>,
): Promise<SealManifest | null> {
  const row = readSealRow(db);
  if (!row) return null;
  if (!isSignedBy(row))
    report(problem('journal_seal', 'The signature does not match the manifest: the seal is broken.'));
  const manifest = parse(row.manifest);
  if (!manifest) {
    report(problem('journal_seal', 'The manifest of the seal can not be read.'));
    return null;
  }
  if (canonicalJson(manifest) !== row.manifest || manifest.publicKey !== row.public_key)
    report(
      problem(
        'journal_seal',
        'The manifest of the seal is not in the form that was signed, or names another key.',
      ),
    );
  if (manifest.schema !== schemaHash(db)) report(problem(null, 'The schema is not the one that was sealed.'));
  await compareTables(db, manifest, report, pause);
  compareContents(db, manifest, report);
  return manifest;
}

function parse(text: string): SealManifest | null {
  try {
    return sealManifest.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function compareTables(
  db: Database,
  manifest: SealManifest,
  report: Report,
  pause: () => Promise<void>,
): Promise<void> {
  const sealed = new Map(manifest.tables.map((table) => [table.name, table]));
  for (const name of coveredTables(db)) {
    const want = sealed.get(name);
    sealed.delete(name);
    const have = await tableDigestInTurns(db, name, pause);
    if (!want) report(problem(name, `The table ${name} is not in the manifest.`));
    else if (want.rows !== have.rows)
      report(problem(name, `${name} has ${have.rows} rows, ${want.rows} were sealed.`));
    else if (want.sha256 !== have.sha256)
      report(problem(name, `Rows of ${name} are not as they were sealed.`));
    await pause();
  }
  for (const name of sealed.keys()) report(problem(name, `The table ${name} was sealed and is missing.`));
}

function compareContents(db: Database, manifest: SealManifest, report: Report): void {
  const list = (some: readonly { sha256: string; size: number }[]) =>
    some.map(({ sha256, size }) => `${sha256} ${size}`).toSorted();
  const found = db
    .prepare<[], { sha256: string; size: number; held: number }>(
      `SELECT sha256, size, EXISTS (SELECT 1 FROM content_chunk k WHERE k.content_id = content.id) AS held
       FROM content WHERE sha256 IS NOT NULL`,
    )
    .all();
  const held = list(found.filter((c) => c.held === 1 || c.size === 0));
  const without = list(found.filter((c) => c.held === 0 && c.size > 0));
  if (canonicalJson(held) !== canonicalJson(list(manifest.contents)))
    report(problem('content', 'The stored files are not the ones that were sealed.'));
  if (canonicalJson(without) !== canonicalJson(list(manifest.withheld)))
    report(problem('content', 'The withheld files are not the ones that the seal names.'));
  const stray = db
    .prepare('SELECT count(*) FROM content_chunk WHERE content_id NOT IN (SELECT id FROM content)')
    .pluck()
    .get() as number;
  if (stray > 0) report(problem('content_chunk', `${stray} stored pieces belong to no file.`));
  // Reading stops at the first piece that is not there, so what stands behind a gap would go along unseen.
  const gaps = db
    .prepare(
      'SELECT count(*) FROM (SELECT 1 FROM content_chunk GROUP BY content_id HAVING max(seq) + 1 <> count(*))',
    )
    .pluck()
    .get() as number;
  if (gaps > 0) report(problem('content_chunk', `${gaps} stored files have pieces behind a gap.`));
  const indexed = db.prepare('SELECT count(*) FROM content_search_docsize').pluck().get() as number;
  if (indexed > 0)
    report(problem('content_search', 'The search index holds text, and a sealed copy has none.'));
}
