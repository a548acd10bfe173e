import { existsSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { BackupCopy } from '../../../shared/domain/backup-rotation.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { openForReading } from './connection.ts';
import { keyFor, type WorkspaceKey } from './key.ts';

/** What a copy says of itself. */
export interface CopyState {
  engagementId: string;
  client: string;
  /** Number and hash of its last change, who made it, when, and what it is called. */
  transactions: number;
  headHash: string;
  savedAt: string;
  actor: string;
  label: string;
}

const NAME =
  /^(?<stem>.+)_(?<day>\d{4}-\d\d-\d\d)T(?<time>\d\d-\d\d-\d\d)_(?<hash>[0-9a-f]{12})\.trustbench$/;

/** Characters that file names of all systems take. */
const plain = (text: string): string => text.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-');

/** Stem of the copies' names: one workspace has one, also when two engagements have files of one name. */
export function stemOf(fileName: string, engagementId: string): string {
  return `${plainName(fileName)}-${engagementId.slice(-8)}`;
}

const plainName = (fileName: string): string =>
  plain(fileName.slice(0, fileName.length - extname(fileName).length));

/** Name of a copy: whose, when (UTC), and the beginning of the hash of the state it holds. */
export function copyName(stem: string, at: Date, headHash: string): string {
  const stamp = at.toISOString().slice(0, 19).replaceAll(':', '-');
  return `${stem}_${stamp}_${headHash.slice(0, 12)}.trustbench`;
}

/** The finished copies of one stem, oldest first. What a run that died left is not among them. */
export function listCopies(folder: string, stem: string): BackupCopy[] {
  return list(folder, (found) => found === stem);
}

/** The copies of a file that can not say which engagement it holds: of every engagement that had a file of that name. */
export function copiesOfName(folder: string, fileName: string): BackupCopy[] {
  const start = `${plainName(fileName)}-`;
  return list(folder, (stem) => stem.startsWith(start) && /^[0-9a-f]{8}$/.test(stem.slice(start.length)));
}

function list(folder: string, isWanted: (stem: string) => boolean): BackupCopy[] {
  if (!existsSync(folder)) return [];
  const copies: BackupCopy[] = [];
  for (const name of readdirSync(folder)) {
    const { stem, day, time } = NAME.exec(name)?.groups ?? {};
    const stat = stem && isWanted(stem) && statSync(join(folder, name), { throwIfNoEntry: false });
    if (stat && stat.isFile())
      copies.push({ name, at: `${day}T${time?.replaceAll('-', ':')}.000Z`, size: stat.size });
  }
  return copies.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** True when the copy's name says that it holds the state of that hash. */
export const holdsState = (name: string, headHash: string): boolean =>
  NAME.exec(name)?.groups?.['hash'] === headHash.slice(0, 12);

/**
 * Path of a copy that was listed.
 * @throws AppError not_found for a name that is none of a copy: what comes from outside leads nowhere else
 */
export function pathOfCopy(folder: string, name: string): string {
  const path = join(folder, name);
  if (NAME.test(name) && !/[/\\]/.test(name) && existsSync(path)) return path;
  throw new AppError(
    'not_found',
    'This backup is not in the backup folder any more. Look at the list again.',
  );
}

/**
 * @param known a key that may be the copy's
 * @throws AppError workspace_damaged, workspace_foreign, workspace_newer, passphrase_required
 */
export function readCopyState(path: string, known: WorkspaceKey | null): CopyState {
  const db = openForReading(path, keyFor(path, known));
  try {
    const state = db
      .prepare<[], CopyState>(
        `SELECT e.id AS engagementId, e.client, t.id AS transactions, t.hash AS headHash, t.at AS savedAt, t.actor,
           CASE t.kind WHEN 'change' THEN '' WHEN 'undo' THEN 'Undid: ' ELSE 'Did again: ' END || t.label AS label
         FROM engagement e, journal_transaction t ORDER BY t.id DESC LIMIT 1`,
      )
      .get();
    if (!state) throw new AppError('workspace_damaged', 'The copy holds no engagement. Choose another one.');
    return state;
  } finally {
    db.close();
  }
}
