import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { newId, Workspace, type Change } from '../../../electron/engine/workspace/workspace.ts';

export const BY = { actor: 'Ada', label: 'Change' };

export function insertPerson(tx: Change, name: string): string {
  const id = newId();
  tx.insert('person', { id, name, title: '', email: '', side: 'client' });
  return id;
}

/** A new workspace with the person Ada, so that its first change is not empty. */
export function newWorkspace(folder: string, name = 'a.trustbench'): Workspace {
  return Workspace.create(join(folder, name), { actor: 'Ada', label: 'Create' }, (tx) => {
    insertPerson(tx, 'Ada');
  });
}

/** Runs SQL in the `sqlite3` program, which knows nothing of Trustbench. @returns its output */
export function sqlite3(path: string, sql: string): string {
  const { status, stdout, stderr, error } = spawnSync('sqlite3', ['-bail', path, sql], { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`sqlite3: ${stderr}`);
  return stdout.trim();
}

/** Every row of every journaled table, to compare two states. */
export function stateOf(workspace: Workspace): Record<string, unknown[]> {
  const tables = workspace.all<{ name: string }>(
    "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'journal_%' AND name NOT LIKE 'content%' ORDER BY name",
  );
  return Object.fromEntries(
    tables.map(({ name }) => [name, workspace.all(`SELECT * FROM "${name}" ORDER BY id`)]),
  );
}

/** The code and the message of what `work` throws. */
export async function failureOf(work: () => unknown): Promise<{ code: string; message: string }> {
  try {
    await work();
  } catch (error) {
    const { code, message } = error as { code: string; message: string };
    return { code, message };
  }
  throw new Error('It was expected to fail.');
}

/** Stages and publishes bytes as evidence, in the way that attaching does. */
export function addContent(workspace: Workspace, bytes: Uint8Array, sha256: string): void {
  const [staged = 0] = workspace.content.append([{ staged: null, firstSeq: 0, pieces: [bytes] }]);
  workspace.change(BY, (tx) => {
    workspace.content.publish(staged, { sha256, size: bytes.length });
    const evidence = newId();
    tx.insert('evidence', {
      id: evidence,
      ref: `EV-${String(tx.next('evidence')).padStart(4, '0')}`,
      title: 'File',
      covers_from: null,
      covers_to: null,
      as_of: null,
      source: '',
      notes: '',
      collected_by: 'Ada',
    });
    tx.insert('evidence_file', {
      id: newId(),
      evidence_id: evidence,
      version: 1,
      file_name: 'file.bin',
      media_type: 'application/octet-stream',
      type_differs: 0,
      sha256,
      size: bytes.length,
      added_at: '2026-01-01T00:00:00.000Z',
    });
  });
}
