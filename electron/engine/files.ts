import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import { AppError } from '../../shared/domain/errors.ts';

export interface OfferedFile {
  token: string;
  fileName: string;
  size: number;
}

/** What a person picked, dropped or uploaded. */
export interface Source {
  path: string;
  /** Where it stood for the person, when `path` does not say so; text, never a path to use. */
  origin: string;
  isFolder: boolean;
}

/**
 * Paths stay on this side of the contract. The host (dialog, drop, upload) offers a path and hands out the token; only the
 * engine turns it back. A token dies with the process.
 */
export class FileTokens {
  private readonly sources = new Map<string, Source>();
  private readonly targets = new Map<string, string>();

  /**
   * @param origin where the file stood for the person, when `path` does not say so
   * @throws AppError file_missing or file_unreadable naming the file
   */
  offerSource(path: string, origin = ''): OfferedFile {
    const stat = statSync(requireAbsolute(path), { throwIfNoEntry: false });
    if (!stat) throw new AppError('file_missing', `${basename(path)} is not there any more. Pick it again.`);
    const isFolder = stat.isDirectory();
    if (!isFolder && !stat.isFile())
      throw new AppError('file_unreadable', `${basename(path)} is neither a file nor a folder. Pick a file.`);
    const token = remember(this.sources, { path, origin, isFolder });
    return { token, fileName: basename(path), size: isFolder ? 0 : stat.size };
  }

  offerTarget(path: string): OfferedFile {
    return { token: remember(this.targets, requireAbsolute(path)), fileName: basename(path), size: 0 };
  }

  source(token: string): Source {
    return resolve(this.sources, token);
  }

  target(token: string): string {
    return resolve(this.targets, token);
  }
}

function requireAbsolute(path: string): string {
  if (!isAbsolute(path)) throw new AppError('bad_input', `${path} is not an absolute path.`);
  return path;
}

function remember<T>(map: Map<string, T>, offered: T): string {
  const token = randomBytes(24).toString('base64url');
  map.set(token, offered);
  return token;
}

function resolve<T>(map: Map<string, T>, token: string): T {
  const offered = map.get(token);
  if (offered === undefined)
    throw new AppError('bad_input', 'That file is no longer offered. Pick it again.');
  return offered;
}
