import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { z } from 'zod';

const note = z.object({ user: z.string(), host: z.string(), pid: z.int(), since: z.string() });
type Note = z.infer<typeof note>;

const notePath = (workspacePath: string) => `${workspacePath}.lock`;

/**
 * A visible file beside the workspace that says who has it open. It only explains: SQLite's own lock decides. A note left by a
 * crash is overwritten by the next opener.
 */
export function writeLockNote(workspacePath: string): void {
  const content: Note = {
    user: userInfo().username,
    host: hostname(),
    pid: process.pid,
    since: new Date().toISOString(),
  };
  try {
    writeFileSync(notePath(workspacePath), JSON.stringify(content));
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
