import type { Database } from 'better-sqlite3';
import { GENESIS_HASH, transactionHash, type JournalEntry, type TransactionHead } from '../journal.ts';
import { salvageTable } from './salvage.ts';

type StoredHead = TransactionHead & { entries: number; hash: string };
type StoredEntry = JournalEntry & { id: number; transaction_id: number };

export interface JournalPrefix {
  /** Transactions, from the first, whose hashes follow from their content and their predecessors. */
  transactions: number;
  /** True when that is all that the file ever had, as far as the file says. */
  isComplete: boolean;
}

/**
 * Copies the part of a damaged file's journal that proves itself, from the first transaction on: the chain of hashes says of each
 * whether it is whole. What follows a gap can not be trusted and is left.
 */
export async function copyJournalPrefix(
  damaged: Database,
  target: Database,
  signal?: AbortSignal,
): Promise<JournalPrefix> {
  const heads = new Map<number, StoredHead>();
  const readHeads = await salvageTable(
    damaged,
    'journal_transaction',
    (row) => void heads.set(Number(row['id']), row as unknown as StoredHead),
    signal,
  );
  const insertHead = target.prepare(
    'INSERT INTO journal_transaction (id, at, actor, label, kind, target, entries, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertEntry = target.prepare(
    'INSERT INTO journal_entry (id, transaction_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?, ?)',
  );
  let hash = GENESIS_HASH;
  let done = 0;
  let isBroken = false;
  let waiting: StoredEntry[] = [];
  let ofWaiting = 1;
  const settle = () => {
    const head = heads.get(ofWaiting);
    const isNext = head !== undefined && ofWaiting === done + 1;
    if (isNext && head.entries === waiting.length && transactionHash(hash, head, waiting) === head.hash) {
      insertHead.run(
        head.id,
        head.at,
        head.actor,
        head.label,
        head.kind,
        head.target,
        head.entries,
        head.hash,
      );
      for (const e of waiting)
        insertEntry.run(e.id, e.transaction_id, e.table_name, e.row_id, e.before, e.after);
      hash = head.hash;
      done = head.id;
    } else isBroken = true;
    waiting = [];
  };
  const readEntries = await salvageTable(
    damaged,
    'journal_entry',
    (row) => {
      const entry = row as unknown as StoredEntry;
      if (entry.transaction_id !== ofWaiting) {
        if (!isBroken) settle();
        ofWaiting = entry.transaction_id;
      }
      if (!isBroken) waiting.push(entry);
    },
    signal,
  );
  if (!isBroken && waiting.length > 0) settle();
  const newest = Math.max(0, ...heads.keys());
  return {
    transactions: done,
    isComplete: !isBroken && readHeads.isComplete && readEntries.isComplete && done === newest && done > 0,
  };
}
