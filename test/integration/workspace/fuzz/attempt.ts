/**
 * Damages a workspace, opens it, and holds what comes of it against the promise: refused, named by the check, or the same records and
 * answers. One that is refused, or open for reading, is not written.
 */
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { router } from '../../../../electron/engine/router.ts';
import { Session } from '../../../../electron/engine/session.ts';
import { Workspace } from '../../../../electron/engine/workspace/workspace.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import { Violation } from '../../../fixtures/fuzz/messages.ts';
import { randomOf } from '../../../fixtures/fuzz/random.ts';
import type { Mutation } from './mutations.ts';
import { askEverything, type Answer } from './read-calls.ts';
import { filledTables, recordsOf } from './records.ts';

/** `written`: opened for writing, and the change was made. */
export type Outcome = 'refused' | 'named' | 'equal' | 'written';

type Open = typeof Workspace.open;

export interface Ground {
  path: string;
  original: Buffer;
  answers: Answer[];
  /** Tables with rows. */
  filled: readonly string[];
  /** See `recordsOf`. */
  records: string;
  open: Open;
}

/** Does the damage to the file at a path. @returns the bytes that differ now; null for any */
export type Damage = (path: string) => Mutation | null;

/** Of so many openings one is for writing, one trusts the file, one checks what was not changed, and one asks every call. */
const WRITING = 10;
const TRUSTING = 4;
const CHECKING = 6;
const ASKING = 12;

/** Answers made of what was read from evidence, which is outside the journal and can be made again. */
const DERIVED = /^evidence\.(search|searchState|list|get|preview|facets|exportPreview)|^requests\.proposals/;

/** The answers and records of the sound file at `path`. */
export async function groundOf(path: string, open: Open = Workspace.open): Promise<Ground> {
  chmodSync(path, 0o444);
  const workspace = Workspace.open(path);
  const filled = filledTables(workspace);
  const records = recordsOf(workspace, filled);
  workspace.close();
  return { path, original: readFileSync(path), filled, records, answers: await answersOf(path), open };
}

/**
 * Damages the file, tries it, and puts it back.
 *
 * @throws Violation saying which promise was broken
 */
export async function attempt(ground: Ground, damage: Damage, seed: number, index: number): Promise<Outcome> {
  const random = randomOf(seed + 1, index);
  const isWriting = random(WRITING) === 0;
  const trusted = random(TRUSTING) === 0;
  const [asking, checking] = [random(ASKING) === 0, random(CHECKING) === 0];
  chmodSync(ground.path, 0o644);
  const mutation = damage(ground.path);
  try {
    if (isWriting) return await tryWriting(ground, trusted);
    chmodSync(ground.path, 0o444);
    const before = statSync(ground.path, { bigint: true });
    const outcome = await tryReading(ground, { trusted, asking, checking });
    const after = statSync(ground.path, { bigint: true });
    if (before.mtimeNs !== after.mtimeNs || before.size !== after.size)
      throw new Violation('the file was written');
    return outcome;
  } finally {
    restore(ground, isWriting ? null : mutation);
  }
}

async function tryReading(
  ground: Ground,
  { trusted, asking, checking }: { trusted: boolean; asking: boolean; checking: boolean },
): Promise<Outcome> {
  const workspace = opened(ground, trusted);
  if (workspace === null) return 'refused';
  let isNamed = false;
  try {
    const isSame = inWords(workspace, () => recordsOf(workspace, ground.filled)) === ground.records;
    // Records that are as they were leave nothing to be named, so the check is asked now and then only, for its own sake.
    if (!isSame || asking || checking) isNamed = await names(workspace);
    if (!isSame && !isNamed) throw new Violation('the records differ, and the check names nothing');
  } finally {
    workspace.close();
  }
  if (asking) compareAnswers(ground, await answersOf(ground.path), isNamed);
  return isNamed ? 'named' : 'equal';
}

function compareAnswers(ground: Ground, got: readonly Answer[], isNamed: boolean): void {
  const failure = got.find(({ refusal }) => refusal?.code === 'internal');
  if (failure) throw new Violation(`${failure.call} failed: ${failure.refusal?.message}`);
  if (isNamed) return;
  const wanted = new Map(ground.answers.map((a) => [a.call, a.json]));
  const other = got.find((a) => !DERIVED.test(a.call) && a.refusal === null && a.json !== wanted.get(a.call));
  if (other) throw new Violation(`${other.call} answers otherwise, and the check names nothing`);
}

/** A damaged file that was opened for writing takes a change or refuses it, and a process that did either goes on. */
async function tryWriting(ground: Ground, trusted: boolean): Promise<Outcome> {
  const damaged = readFileSync(ground.path);
  const workspace = opened(ground, trusted);
  if (workspace === null) {
    if (!damaged.equals(readFileSync(ground.path))) throw new Violation('the refused file was written');
    return 'refused';
  }
  try {
    const changed = inWords(workspace, () =>
      workspace.change({ actor: 'Ada', label: 'Change' }, (tx) => {
        tx.insert('person', { id: crypto.randomUUID(), name: 'Ada', title: '', email: '', side: 'client' });
        return true;
      }),
    );
    return changed === true ? 'written' : 'refused';
  } finally {
    inWords(workspace, () => workspace.close());
  }
}

function opened({ path, open }: Ground, trusted: boolean): Workspace | null {
  try {
    return open(path, { trusted, backupFolder: dirname(path) });
  } catch (error) {
    assertTyped(error);
    if (!(error as AppError).message.includes(basename(path)))
      throw new Violation(`the refusal does not name the file: ${(error as AppError).message}`);
    return null;
  }
}

/** Whether the check names a problem, be it by failing. */
async function names(workspace: Workspace): Promise<boolean> {
  try {
    return !(await workspace.verify({})).ok;
  } catch (error) {
    assertTyped(error);
    return true;
  }
}

/** What `work` gives; null where damage ends it, as it may, with an error in words. */
function inWords<R>(workspace: Workspace, work: () => R): R | null {
  try {
    return work();
  } catch (error) {
    assertTyped(workspace.inWords(error));
    return null;
  }
}

function assertTyped(error: unknown): void {
  if (error instanceof AppError && error.code !== 'internal') return;
  throw new Violation(
    `not an error in words: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
  );
}

/** What the calls answer of the file at `path`; nothing where it can not be opened. */
async function answersOf(path: string): Promise<Answer[]> {
  const session = new Session({ dataFolder: join(dirname(path), 'data'), actor: 'Ada', remember: false });
  try {
    await session.openWorkspace(path);
    return await askEverything(createRouterClient(router, { context: { session } }));
  } catch (error) {
    assertTyped(error);
    return [];
  } finally {
    await session.dispose();
  }
}

/** Writes the bytes of a mutation. */
export function apply(path: string, { patches, length }: Mutation): void {
  const file = openSync(path, 'r+');
  for (const { offset, bytes } of patches) writeSync(file, bytes, 0, bytes.length, offset);
  if (length !== null) ftruncateSync(file, length);
  closeSync(file);
}

/** Puts back the bytes that differ, or all of them. */
function restore({ path, original }: Ground, mutation: Mutation | null): void {
  for (const suffix of ['-journal', '-wal', '-shm', '.lock']) rmSync(path + suffix, { force: true });
  chmodSync(path, 0o644);
  if (mutation === null || mutation.length !== null) {
    writeFileSync(path, original);
    return;
  }
  const patches = mutation.patches.map(({ offset, bytes }) => ({
    offset,
    bytes: original.subarray(offset, offset + bytes.length),
  }));
  apply(path, { ...mutation, patches });
}
