/** What a killed process may leave, and what it may not. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect } from 'vitest';
import { keyFor, WorkspaceKey } from '../../../../electron/engine/workspace/key.ts';
import { Workspace } from '../../../../electron/engine/workspace/workspace.ts';
import type { Acknowledgement, Work } from './operations.ts';

/** What an operation worked on. */
export type Place = Pick<Work, 'path' | 'keys' | 'out'> & { operation: string };

/** Operations whose copies stay workspaces to go on with; the others are for reading. */
const WRITABLE = ['migrate', 'copy', 'create'];

/** Names of what is under way. Whatever else stands in a folder is whole. */
const UNFINISHED = /\.partial(-journal|\.lock)?$|\.lock$|^\.trustbench-/;

/**
 * Opens what was left: every acknowledged change is in it, under the hash it was acknowledged with, and nothing is there by half.
 *
 * @param before the newest transaction that was known before
 * @returns the newest transaction
 */
export async function examine(
  work: Place,
  said: readonly Acknowledgement[],
  before: number,
): Promise<number> {
  const workspace = openAny(work);
  try {
    const acknowledged = said.filter((ack) => 'hash' in ack);
    const end = said.at(-1);
    // Closed, or open until the end came.
    if (end && 'file' in end && end.file === work.path) expect(workspace.uncleanEnd).toBeNull();
    else if (acknowledged.length > 0 && work.operation !== 'close')
      expect(workspace.uncleanEnd).not.toBeNull();
    for (const { id, hash } of acknowledged)
      expect(workspace.get('SELECT hash FROM journal_transaction WHERE id = ?', [id])).toEqual({ hash });
    const last = acknowledged.at(-1)?.id ?? before;
    expect(workspace.state.id).toBeGreaterThanOrEqual(last);
    // The change under way may be in or not; nothing else.
    if (work.operation !== 'migrate') expect(workspace.state.id).toBeLessThanOrEqual(last + 1);
    expect(await workspace.verify({})).toMatchObject({ ok: true, problems: [] });
    expect(workspace.get('SELECT count(*) AS n FROM content WHERE sha256 IS NULL')).toEqual({ n: 0 });
    expect(
      workspace.get(
        'SELECT count(*) AS n FROM content c WHERE NOT EXISTS (SELECT 1 FROM evidence_file f WHERE f.sha256 = c.sha256)',
      ),
    ).toEqual({ n: 0 });
    return workspace.state.id;
  } finally {
    workspace.close();
    expectTidy(work.path);
  }
}

/** One file, and nothing of an earlier run beside it. */
function expectTidy(path: string): void {
  const left = readdirSync(dirname(path)).filter(
    (name) => name.startsWith(basename(path)) && name !== basename(path),
  );
  expect(left).toEqual([]);
}

/** Every finished file of `work.out` is whole, and what was acknowledged is there. */
export async function examineFiles(work: Place, said: readonly Acknowledgement[]): Promise<void> {
  for (const ack of said) if ('file' in ack) expect(existsSync(ack.file)).toBe(true);
  for (const name of readdirSync(work.out).filter((entry) => !UNFINISHED.test(entry))) {
    const path = join(work.out, name);
    if (statSync(path).isDirectory()) continue;
    if (name.endsWith('.json')) {
      expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveProperty('schema');
      continue;
    }
    const copy = Workspace.open(path);
    expect(copy.readOnly).toBe(!WRITABLE.includes(work.operation));
    expect(await copy.verify({})).toMatchObject({ ok: true, problems: [] });
    copy.close();
  }
}

/** Without the check of every page, because `verify` does it. */
function openAny({ path, keys, out }: Place): Workspace {
  for (const material of keys) {
    const key = WorkspaceKey.handed(material === null ? null : Buffer.from(material, 'base64'));
    if (key && keyFor(path, key)) return Workspace.open(path, { trusted: true, key });
  }
  return Workspace.open(path, { trusted: true, backupFolder: out });
}
