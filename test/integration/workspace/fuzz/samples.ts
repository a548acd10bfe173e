/** The files that are damaged: a workspace of a released format, brought to today's, with evidence that was read. */
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { ended, startEngine } from '../../../fixtures/engine.ts';

export interface Sample {
  sample: string;
  /** A workspace of another format, with pages of the same size. */
  donor: string;
}

const RELEASED = join(import.meta.dirname, '../../../fixtures/workspaces/format-5.trustbench.gz');

/** Bytes of a page of the small sample: with 32 KiB, hundreds of tables that are almost empty take most of the time of an opening. */
const SMALL_PAGE = 1024;

/** A sample with the pages that the application makes, and the same one in small pages, some of which are free. */
export async function makeSamples(folder: string): Promise<{ full: Sample; small: Sample }> {
  const full = { sample: join(folder, 'full.trustbench'), donor: join(folder, 'full-donor.trustbench') };
  writeFileSync(full.donor, gunzipSync(readFileSync(RELEASED)));
  copyFileSync(full.donor, full.sample);
  await using engine = startEngine(mkdtempSync(join(folder, 'engine-')));
  await engine.api.workspace.open({ file: engine.session.files.offerSource(full.sample).token });
  const { jobId } = await engine.api.evidence.read({});
  if (jobId !== null) await ended(engine.api, { jobId });
  await engine.api.workspace.close({});
  const small = { sample: join(folder, 'small.trustbench'), donor: join(folder, 'small-donor.trustbench') };
  for (const name of ['sample', 'donor'] as const) {
    copyFileSync(full[name], small[name]);
    inSmallPages(small[name]);
  }
  return { full, small };
}

/** Makes the pages of a workspace small, and some of them free. */
export function inSmallPages(path: string): void {
  const db = new Database(path);
  db.pragma(`page_size = ${SMALL_PAGE}`);
  db.exec('VACUUM');
  // Pages that are free lie in every file that something was removed from.
  db.exec(`
    INSERT INTO content (id, sha256, size) VALUES (-1, NULL, 0);
    INSERT INTO content_chunk VALUES (-1, 0, zeroblob(${SMALL_PAGE * 20}));
    DELETE FROM content_chunk WHERE content_id = -1;
    DELETE FROM content WHERE id = -1;`);
  db.close();
}
