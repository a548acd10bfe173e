/** Worker thread: forces a finished copy of a workspace to the disk, reads every page of it and answers with its head hash. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { syncFile } from './durable.ts';
import { WorkspaceKey } from './key.ts';
import { findDamage } from './quick-check.ts';

export interface CheckTask {
  path: string;
  /** Of an encrypted copy. */
  key: Uint8Array | null;
}

/** `found` is "ok", or what SQLite found. */
export interface CheckAnswer {
  found: string;
  headHash: string | null;
}

function check({ path, key: material }: CheckTask): CheckAnswer {
  syncFile(path);
  const copy = new Database(path, { readonly: true });
  const key = WorkspaceKey.handed(material);
  try {
    key?.apply(copy);
    return {
      found: findDamage(copy) ?? 'ok',
      headHash:
        copy
          .prepare<[], string>('SELECT hash FROM journal_transaction ORDER BY id DESC LIMIT 1')
          .pluck()
          .get() ?? null,
    };
  } finally {
    copy.close();
    key?.clear();
  }
}

parentPort?.postMessage(check(workerData as CheckTask), []);
