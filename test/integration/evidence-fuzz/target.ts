/**
 * Target of a run: attaches damaged files, has them read and looks at them. Each is kept as it came or refused by name; the engine goes
 * on. One try is `FILES` files, because starting to read costs more than reading.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import type { EvidenceVersion } from '../../../shared/contract/evidence/records.ts';
import type { ReadOutcome } from '../../../electron/engine/evidence/extraction/read-contents.ts';
import { OpenFile } from '../../../electron/engine/evidence/viewing/open-file.ts';
import { createEngagement, ended, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { Violation, type Target } from '../../fixtures/fuzz/messages.ts';
import { randomOf } from '../../fixtures/fuzz/random.ts';
import { damagedFile } from './damage.ts';
import { scans, seeds, type Seed } from './seeds.ts';

export const FILES = 40;

/** One in so many tries is of scans. */
const SCANNING = 30;

const prepare: Target = async ({ folder = '' }) => {
  const engine = startEngine(folder);
  await createEngagement(engine);
  const all = await seeds();
  return async ({ seed, index }, begin) => {
    const random = randomOf(seed, index);
    const files: Seed[] = [];
    const choice = random(SCANNING) === 0 ? scans() : all;
    for (let n = 0; n < FILES; n += 1) files.push(await damagedFile(choice, random));
    begin(files.map(({ name }) => name).join(', '));
    const inbox = join(folder, `inbox-${index}`);
    mkdirSync(inbox);
    const paths = files.map(({ name, bytes }, i) => {
      const path = join(inbox, `${i}-${name}`);
      writeFileSync(path, bytes);
      return path;
    });
    const containers = random(2) === 0 ? 'unpack' : 'keep';
    const attached = await attach(engine, paths, containers);
    files.forEach((file, i) => accountFor(file, i, attached, containers === 'keep'));
    const { read, failed } = await readAll(engine);
    for (const { id, type, fileName } of attached.added) await look(engine, id, `${fileName} (${type})`);
    rmSync(inbox, { recursive: true });
    const { added, duplicates, rejected } = attached;
    return {
      files: FILES,
      kept: added.length,
      known: duplicates.length,
      refused: rejected.length,
      read,
      unreadable: failed,
    };
  };
};
export default prepare;

async function attach(
  engine: TestEngine,
  paths: readonly string[],
  containers: 'unpack' | 'keep',
): Promise<AttachResult> {
  const files = paths.map((path) => engine.session.files.offerSource(path).token);
  const job = await ended(engine.api, await engine.api.evidence.attach({ files, containers }));
  if (job.status !== 'done') throw new Violation(`attaching ${job.status}: ${job.error?.message}`);
  return job.result as AttachResult;
}

/** Everything that was given is kept, known already, or refused by name. */
function accountFor({ bytes }: Seed, source: number, got: AttachResult, isWhole: boolean): void {
  const of = <T extends { source: number }>(list: readonly T[]): T[] =>
    list.filter((each) => each.source === source);
  const kept = [...of(got.added), ...of(got.duplicates)];
  const refused = of(got.rejected);
  for (const { fileName, code, message } of refused)
    if (code === 'internal' || message === '')
      throw new Violation(`${fileName} was refused without a reason: ${message}`);
  const ignored = got.ignored.reduce((sum, { count }) => sum + count, 0);
  if (kept.length + refused.length + ignored === 0)
    throw new Violation(`file ${source} is neither kept nor refused`);
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (isWhole && kept.some(({ sha256 }) => sha256 !== hash))
    throw new Violation(`file ${source} has another hash than its bytes`);
}

async function readAll(engine: TestEngine): Promise<ReadOutcome> {
  const { jobId } = await engine.api.evidence.read({});
  if (jobId === null) return { read: 0, failed: 0 };
  const job = await ended(engine.api, { jobId });
  if (job.status !== 'done') throw new Violation(`reading ${job.status}: ${job.error?.message}`);
  const left = engine.session.workspace.all(
    'SELECT 1 FROM content WHERE sha256 IS NOT NULL AND id NOT IN (SELECT content_id FROM content_text)',
  );
  if (left.length > 0) throw new Violation(`${left.length} files were not read, and nothing is said of them`);
  return job.result as ReadOutcome;
}

/** Looks at a file in each way that it has. A way that fails does so in words; the stored bytes are what came. */
async function look(engine: TestEngine, id: string, what: string): Promise<void> {
  const { content } = engine.session.workspace;
  const [file] = await engine.api.evidence.versions({ id });
  if (!file) throw new Violation(`${what} has no file`);
  const bytes = await content.readAll(file.sha256);
  if (createHash('sha256').update(bytes).digest('hex') !== file.sha256)
    throw new Violation(`the bytes of ${what} changed`);
  const { views } = await engine.api.evidence.preview({ id });
  const open = openFile(file, bytes);
  for (const view of views) {
    // In a thread of its own otherwise, which turns what it throws into words; here a hang or a crash is seen.
    await looking[view]?.(open).catch((error: unknown) => {
      if (!(error instanceof Error)) throw new Violation(`${view} of ${what} threw ${String(error)}`);
    });
  }
}

const openFile = ({ fileName, mediaType }: EvidenceVersion, bytes: Buffer): OpenFile =>
  new OpenFile({ bytes: new Uint8Array(bytes), fileName, mediaType, truncated: false });

const looking: Readonly<Record<string, (file: OpenFile) => Promise<unknown>>> = {
  text: async (file) => [file.text({ offset: 0, limit: 100 }), file.findText({ words: 'a' })],
  json: async (file) => [
    file.json({ openAll: true, toggled: [], offset: 0, limit: 100 }),
    file.findJson({ words: 'a' }),
  ],
  table: (file) => file.table({ id: '', sheet: 0, offset: 0, limit: 100, filter: 'a', sort: null }),
  email: (file) => file.email(),
  document: (file) => file.document(),
};
