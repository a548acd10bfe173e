import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { userName } from '../user-name.ts';

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
  } catch {
    // A folder that takes no new file is no reason to refuse the workspace: only the explanation is lost.
  }
}

export function removeLockNote(workspacePath: string): void {
  rmSync(notePath(workspacePath), { force: true });
}

/** "user on host since ...", or undefined when no readable note is there. */
export function describeLockHolder(workspacePath: string): string | undefined {
  try {
    const { user, host, since } = note.parse(JSON.parse(readFileSync(notePath(workspacePath), 'utf8')));
    return `${user} on ${host}, since ${since.slice(0, 16).replace('T', ' ')} UTC`;
  } catch {
    return undefined;
  }
}
