/** Opens a damaged workspace and holds what comes of it against the promise: refused, named by the check, or the same answers. */
import {
  chmodSync,
  closeSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { router } from '../../../../electron/engine/router.ts';
import { Session } from '../../../../electron/engine/session.ts';
import { Workspace } from '../../../../electron/engine/workspace/workspace.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import { stateOf } from '../support.ts';
import { randomOf, type Mutation } from './mutations.ts';
import { askEverything, type Answer } from './read-calls.ts';

/** `written`: opened for writing, and the change was made. */
export type Outcome = 'refused' | 'named' | 'equal' | 'written';

export interface Ground {
  path: string;
  original: Buffer;
  answers: Answer[];
  /** JSON of the rows of every journaled table. */
  state: string;
}

/** One in so many openings is for writing, one in so many trusts the file, and one in so many asks every call. */
const WRITING = 10;
const TRUSTING = 4;
const ASKING = 6;

/** Answers made of what was read from evidence, which is outside the journal and can be made again. */
const DERIVED = /^evidence\.(search|searchState|list|get|preview|facets|exportPreview)|^requests\.proposals/;

export class Violation extends Error {}

/** The answers and rows of the sound file at `path`. */
export async function groundOf(path: string): Promise<Ground> {
  chmodSync(path, 0o444);
  const workspace = Workspace.open(path);
  const state = JSON.stringify(stateOf(workspace));
  workspace.close();
  return { path, original: readFileSync(path), state, answers: await answersOf(path) };
}

/**
 * Damages the file, tries it, and puts it back.
 *
 * @throws Violation saying which promise was broken
 */
export async function attempt(
  ground: Ground,
  mutation: Mutation,
  seed: number,
  index: number,
): Promise<Outcome> {
  const random = randomOf(seed + 1, index);
  const writing = random(WRITING) === 0;
  const trusted = random(TRUSTING) === 0;
  const asking = random(ASKING) === 0;
  apply(ground.path, mutation);
  try {
    if (writing) return await tryWriting(ground.path, trusted);
    const before = statSync(ground.path, { bigint: true });
    const outcome = await tryReading(ground, trusted, asking);
    const after = statSync(ground.path, { bigint: true });
    if (before.mtimeNs !== after.mtimeNs || before.size !== after.size)
      throw new Violation('the file was written');
    return outcome;
  } finally {
    restore(ground, mutation, writing);
  }
}

async function tryReading(ground: Ground, trusted: boolean, asking: boolean): Promise<Outcome> {
  const workspace = opened(ground.path, trusted);
  if (workspace === null) return 'refused';
  let isNamed: boolean;
  try {
    isNamed = await names(workspace);
    if (!isNamed && JSON.stringify(stateOf(workspace)) !== ground.state)
      throw new Violation('the rows differ, and the check names nothing');
  } finally {
    workspace.close();
  }
  if (!asking) return isNamed ? 'named' : 'equal';
  const got = await answersOf(ground.path);
  const refusals = got.filter(({ refusal }) => refusal?.code === 'internal');
  if (refusals.length > 0)
    throw new Violation(`${refusals[0]?.call} failed: ${refusals[0]?.refusal?.message}`);
  if (isNamed || got.length === 0) return 'named';
  const wanted = new Map(ground.answers.map((a) => [a.call, a.json]));
  const other = got.find((a) => !DERIVED.test(a.call) && a.refusal === null && a.json !== wanted.get(a.call));
  if (other) throw new Violation(`${other.call} answers otherwise, and the check names nothing`);
  return 'equal';
}

/** A damaged file that was opened for writing takes a change or refuses it, and a process that did either goes on. */
async function tryWriting(path: string, trusted: boolean): Promise<Outcome> {
  chmodSync(path, 0o644);
  const workspace = opened(path, trusted);
  if (workspace === null) return 'refused';
  try {
    workspace.change({ actor: 'Ada', label: 'Change' }, (tx) =>
      tx.insert('person', { id: crypto.randomUUID(), name: 'Ada', title: '', email: '', side: 'client' }),
    );
    return 'written';
  } catch (error) {
    assertTyped(error);
    return 'refused';
  } finally {
    closed(workspace);
  }
}

function closed(workspace: Workspace): void {
  try {
    workspace.close();
  } catch (error) {
    assertTyped(error);
  }
}

function opened(path: string, trusted: boolean): Workspace | null {
  try {
    return Workspace.open(path, { trusted, backupFolder: dirname(path) });
  } catch (error) {
    assertTyped(error);
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

function apply(path: string, { patches, length }: Mutation): void {
  chmodSync(path, 0o644);
  const file = openSync(path, 'r+');
  for (const { offset, bytes } of patches) writeSync(file, bytes, 0, bytes.length, offset);
  if (length !== null) ftruncateSync(file, length);
  closeSync(file);
  chmodSync(path, 0o444);
}

function restore({ path, original }: Ground, { patches, length }: Mutation, everything: boolean): void {
  for (const suffix of ['-journal', '.lock']) rmSync(path + suffix, { force: true });
  const all = everything || length !== null ? [{ offset: 0, bytes: original }] : patches;
  apply(path, {
    what: '',
    patches: all.map(({ offset, bytes }) => ({
      offset,
      bytes: original.subarray(offset, offset + bytes.length),
    })),
    length: everything || length !== null ? original.length : null,
  });
}
