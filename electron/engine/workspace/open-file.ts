import { closeSync, existsSync, openSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError } from '../../../shared/domain/errors.ts';
import { standingNotice, type Standing } from '../../../shared/domain/notices.ts';
import { syncFolder } from './durable.ts';
import { removeColdJournal } from './journal-file.ts';
import { removeLockNote } from './lock-note.ts';

interface Identity {
  dev: bigint;
  ino: bigint;
}

/** The file that a connection has open: not what stands at its path, but the file that stood there when it was opened. */
export class OpenFile {
  readonly path: string;
  private readonly identity: Identity | null;
  private handle: number | null = null;

  constructor(path: string) {
    this.path = path;
    this.identity = identityOf(path);
  }

  /** Bytes on disk; 0 when the file is not there any more. */
  get size(): number {
    return statSync(this.path, { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Whether `path` leads to this file. */
  isAt(path: string): boolean {
    return isSame(identityOf(path), this.identity);
  }

  /**
   * Whether the path still leads to the file. One that is not there any more was moved as far as can be told, except on Linux, where the
   * system says what became of it.
   */
  get standing(): Standing {
    if (this.isAt(this.path)) return { at: 'here' };
    const now = this.nameOfHandle();
    if (now === null) return { at: 'moved', path: null };
    // Some network drives number a file anew.
    if (now === this.path) return { at: 'here' };
    return now.endsWith(' (deleted)') ? { at: 'gone' } : { at: 'moved', path: now };
  }

  /**
   * A change to a file without its name would be lost with it, and its rollback journal would stand where nobody looks for it.
   *
   * @throws AppError file_missing
   */
  assertInPlace(): void {
    const notice = standingNotice(basename(this.path), this.standing);
    if (notice) throw new AppError('file_missing', notice.message, { standing: notice.code });
  }

  /**
   * To read the bytes of the file beside the connection; null when its path leads elsewhere. Open until `release`: on POSIX, closing any
   * handle of a file drops the locks that the process has on it.
   */
  reader(): number | null {
    if (!this.isAt(this.path)) return null;
    this.handle ??= openSync(this.path, 'r');
    return this.handle;
  }

  /** Call it after the connection was closed. */
  release(): void {
    if (this.handle !== null) closeSync(this.handle);
    this.handle = null;
  }

  /** Removes the lock note and what is left of a rollback journal. What came to stand at the path meanwhile keeps its own. */
  tidyUp(leaveJournal: () => void): void {
    const isOurs = this.isAt(this.path) || !existsSync(this.path);
    if (isOurs) removeLockNote(this.path);
    leaveJournal();
    if (isOurs) removeColdJournal(this.path);
    if (isOurs) this.forgetForGood();
  }

  /** A power cut later must not bring the note back, which would say that this session did not end. */
  private forgetForGood(): void {
    try {
      syncFolder(dirname(this.path));
    } catch {
      // A folder that is gone or can not be read: everything but that is on the disk.
    }
  }

  /** The name under which Linux knows this process's handle of the file. Opens nothing: that would drop SQLite's locks. */
  private nameOfHandle(): string | null {
    if (process.platform !== 'linux') return null;
    for (const handle of readdirSync('/proc/self/fd')) {
      const link = `/proc/self/fd/${handle}`;
      try {
        if (this.isAt(link)) return readlinkSync(link);
      } catch {
        // A handle that was closed meanwhile.
      }
    }
    return null;
  }
}

function identityOf(path: string): Identity | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? { dev: stat.dev, ino: stat.ino } : null;
}

function isSame(one: Identity | null, other: Identity | null): boolean {
  return one !== null && other !== null && one.ino === other.ino && one.dev === other.dev;
}
