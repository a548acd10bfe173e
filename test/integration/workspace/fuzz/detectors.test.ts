/** What holds damaged workspaces against the promise sees what it is there for: an opening that breaks each promise on purpose. */
import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workspace } from '../../../../electron/engine/workspace/workspace.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import { randomOf } from '../../../fixtures/fuzz/random.ts';
import { sqlite3 } from '../support.ts';
import { attempt, groundOf, type Ground } from './attempt.ts';
import { makeSamples } from './samples.ts';

const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'trustbench-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let ground: Ground;
beforeAll(async () => {
  const { small } = await makeSamples(folder);
  ground = await groundOf(small.sample);
});

/** A try that opens for writing, and one that only reads: the first number that each seed draws decides. */
const indexWhere = (isWriting: boolean) =>
  Array.from({ length: 1000 }, (_, i) => i).find((i) => (randomOf(2, i)(10) === 0) === isWriting) ?? 0;

const tried = (open: typeof Workspace.open, damage: () => null = () => null, isWriting = false) =>
  attempt({ ...ground, open }, damage, 1, indexWhere(isWriting));

const writing = (path: string): void => {
  chmodSync(path, 0o644);
  appendFileSync(path, 'x');
};

const refusal = (path: string) => new AppError('workspace_damaged', `${path.split('/').at(-1)} is damaged.`);

describe('a promise that is broken on purpose is named', () => {
  it.each<[string, string, typeof Workspace.open, boolean]>([
    [
      'a refused file is written',
      'the refused file was written',
      (path) => {
        writing(path);
        throw refusal(path);
      },
      true,
    ],
    [
      'a file for reading is written',
      'the file was written',
      (path) => {
        const workspace = Workspace.open(path);
        writing(path);
        return workspace;
      },
      false,
    ],
    [
      'an error that is not in words',
      'not an error in words',
      () => {
        throw new TypeError('x is not a function');
      },
      false,
    ],
    [
      'a refusal that names no file',
      'the refusal does not name the file',
      () => {
        throw new AppError('workspace_damaged', 'Something is damaged.');
      },
      false,
    ],
  ])('%s', async (_, message, open, isWriting) => {
    await expect(tried(open, () => null, isWriting)).rejects.toThrow(message);
  });

  it('a record that differs while the check finds everything in order', async () => {
    const damage = () => {
      sqlite3(ground.path, "UPDATE control SET owner_id = NULL, title = 'Another' WHERE ref = 'GOV-01'");
      return null;
    };
    const deaf: typeof Workspace.open = (path, options) => {
      const workspace = Workspace.open(path, options);
      const sound = {
        ok: true,
        at: '',
        transactions: 0,
        rows: 0,
        files: 0,
        bytes: 0,
        headHash: '',
        problems: [],
      };
      return Object.assign(workspace, { verify: () => Promise.resolve(sound) });
    };
    await expect(tried(deaf, damage)).rejects.toThrow('the records differ, and the check names nothing');
    expect(await tried(Workspace.open, damage)).toBe('named');
  });

  it('and what breaks none is equal, and put back', async () => {
    expect(await tried(Workspace.open)).toBe('equal');
    expect(await tried(Workspace.open, undefined, true)).toBe('written');
    expect(readFileSync(ground.path).equals(ground.original)).toBe(true);
  });
});
