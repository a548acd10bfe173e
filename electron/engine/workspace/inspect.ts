import { basename } from 'node:path';
import { setImmediate as yieldToQueries } from 'node:timers/promises';
import { asWorkspaceError, openForReading } from './connection.ts';
import { keyFor, type WorkspaceKey } from './key.ts';
import {
  GENESIS_HASH,
  readHead,
  transactionHash,
  type JournalEntry,
  type TransactionHead,
} from './journal.ts';
import { AppError } from '../../../shared/domain/errors.ts';

export interface Inspection {
  engagementId: string;
  transactions: number;
  headHash: string;
  /** Hash of the chain at the transaction asked for, computed from what the journal holds; null when it does not go so far. */
  hashAt: string | null;
}

/** Transactions between two looks at the queries that wait. */
const AT_ONCE = 50;

/**
 * Reads the journal of another workspace file without changing it: nothing is migrated, locked or written.
 *
 * @param known a key that may be the file's too: a copy of a workspace and the file of its next engagement share it
 * @throws AppError passphrase_required, workspace_missing, workspace_foreign, workspace_newer, workspace_locked while another program has it open
 */
export async function inspectWorkspace(
  path: string,
  at: number,
  known: WorkspaceKey | null = null,
): Promise<Inspection> {
  const db = openForReading(path, keyFor(path, known));
  try {
    const engagementId = db.prepare<[], string>('SELECT id FROM engagement').pluck().get();
    if (engagementId === undefined)
      throw new AppError('workspace_damaged', `${basename(path)} holds no engagement. Choose another file.`);
    const head = readHead(db);
    const heads = db.prepare<[number, number, number], TransactionHead>(
      'SELECT id, at, actor, label, kind, target FROM journal_transaction WHERE id > ? AND id <= ? ORDER BY id LIMIT ?',
    );
    const entries = db.prepare<[number], JournalEntry>(
      'SELECT table_name, row_id, before, after FROM journal_entry WHERE transaction_id = ? ORDER BY id',
    );
    let [hash, last] = [GENESIS_HASH, 0];
    while (last < at) {
      const some = heads.all(last, at, AT_ONCE);
      if (some.length === 0) break;
      for (const each of some) {
        hash = transactionHash(hash, each, entries.iterate(each.id));
        last = each.id;
      }
      await yieldToQueries();
    }
    return {
      engagementId: String(engagementId),
      transactions: head.id,
      headHash: head.hash,
      hashAt: last === at ? hash : null,
    };
  } catch (error) {
    throw asWorkspaceError(error, path);
  } finally {
    db.close();
  }
}
