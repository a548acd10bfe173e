import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import { userName } from '../user-name.ts';
import { syncFile, syncFolder } from './durable.ts';

const short = z.string().max(200);
const note = z.object({ user: short, host: short, pid: z.int(), since: short });
type Note = z.infer<typeof note>;

const notePath = (workspacePath: string) => `${workspacePath}.lock`;

/**
 * A visible file beside the workspace that says who has it open. It only explains: SQLite's own lock decides, and only its
 * holder writes or removes the note. A note left by a crash is replaced by the next opener's.
 */
export function writeLockNote(workspacePath: string): void {
  const content: Note = {
    user: userName(),
    host: hostname(),
    pid: process.pid,
    since: new Date().toISOString(),
  };
  try {
    // Removed first, because a link that came with a stranger's folder must not lead the writing elsewhere.
    removeLockNote(workspacePath);
    writeFileSync(notePath(workspacePath), JSON.stringify(content), { flag: 'wx' });
    // After a power cut too it says that the session did not end.
    syncFile(notePath(workspacePath));
    syncFolder(dirname(workspacePath));
  } catch {
    // A folder that takes no new file is no reason to refuse the workspace: only the explanation is lost.
  }
}

export function removeLockNote(workspacePath: string): void {
  try {
    rmSync(notePath(workspacePath), { force: true });
  } catch {
    // A folder that lets nothing go any more is no reason to keep the workspace open: the next opener replaces the note.
  }
}

/** Who has, or last had, the workspace open; undefined when no readable note is there. */
export function readLockNote(workspacePath: string): Note | undefined {
  try {
    return note.parse(JSON.parse(readFileSync(notePath(workspacePath), 'utf8')));
  } catch {
    return undefined;
  }
}

/** "user on host since ...", or undefined when no readable note is there. */
export function describeLockHolder(workspacePath: string): string | undefined {
  const found = readLockNote(workspacePath);
  return found && `${found.user} on ${found.host}, since ${found.since.slice(0, 16).replace('T', ' ')} UTC`;
}
