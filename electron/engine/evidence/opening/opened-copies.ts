import { chmodSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPENED_PREFIX } from '../../../../shared/domain/evidence-opening.ts';

/** A copy, and the folder of this session that it stands in. */
export interface OpenedCopy {
  folder: string;
  path: string;
}

interface Known {
  path: string;
  size: number;
  mtimeMs: number;
}

const READ_ONLY = 0o444;

/**
 * Copies of evidence that another program looks at: read-only, in one folder of this process that nobody else can enter, until the
 * workspace closes.
 */
export class OpenedCopies {
  readonly #parent: string;
  #folder: Promise<string> | null = null;
  readonly #copies = new Map<string, Known>();
  #made = 0;

  /** @param parent where the folder goes; the system's folder for temporary files when left out */
  constructor(parent = tmpdir()) {
    this.#parent = parent;
  }

  /**
   * A copy of one file. The one that is there is used again, unless somebody changed it.
   *
   * @param sha256 of the file
   * @param name plain, with the extension of its content
   * @param write fills the file of a path that is not there yet
   */
  async open(sha256: string, name: string, write: (path: string) => Promise<unknown>): Promise<OpenedCopy> {
    this.#folder ??= mkdtemp(join(this.#parent, `${OPENED_PREFIX}${process.pid}-`));
    const folder = await this.#folder;
    const key = `${sha256} ${name}`;
    const known = this.#copies.get(key);
    if (known && (await isUnchanged(known))) return { folder, path: known.path };
    // A folder for each: two files may have one name, and a program may still hold the copy that was changed.
    this.#made += 1;
    const own = join(folder, String(this.#made));
    await mkdir(own, { mode: 0o700 });
    const path = join(own, name);
    await write(path);
    await chmod(path, READ_ONLY);
    const { size, mtimeMs } = await stat(path);
    this.#copies.set(key, { path, size, mtimeMs });
    return { folder, path };
  }

  /** Removes all copies. What a program still holds on Windows goes at the next start. */
  async close(): Promise<void> {
    const folder = await this.#folder?.catch(() => null);
    this.#folder = null;
    this.#copies.clear();
    if (folder) removeFolder(folder);
  }
}

async function isUnchanged({ path, size, mtimeMs }: Known): Promise<boolean> {
  const now = await stat(path).catch(() => null);
  return now !== null && now.size === size && now.mtimeMs === mtimeMs && (now.mode & 0o222) === 0;
}

function removeFolder(folder: string): void {
  try {
    // Windows does not remove what is read-only.
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o600);
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Held by another program: it is looked for again at the next start.
  }
}

/**
 * Removes the copies of runs that ended without doing so: folders of this user, older than this process, whose process is gone.
 *
 * @param parent where they are looked for
 */
export function removeLeftCopies(parent = tmpdir()): void {
  const startedAt = Date.now() - process.uptime() * 1000;
  for (const name of readdirSync(parent)) {
    const pid = new RegExp(`^${OPENED_PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined) continue;
    const folder = join(parent, name);
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (!found?.isDirectory() || found.mtimeMs >= startedAt || isRunning(Number(pid))) continue;
    if (process.getuid === undefined || found.uid === process.getuid()) removeFolder(folder);
  }
}

/** A number that this process got anew is nobody else's. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Of another user, and alive.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
