import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, isAbsolute } from 'node:path';
import { AppError } from '../../shared/domain/errors.ts';

export interface OfferedFile {
  token: string;
  fileName: string;
  size: number;
}

/**
 * Paths stay on this side of the contract. The host (dialog, drop, upload) offers a path and hands out the token; only the
 * engine turns it back. A token dies with the process.
 */
export class FileTokens {
  private readonly sources = new Map<string, string>();
  private readonly targets = new Map<string, string>();

  /** @throws AppError file_missing or file_unreadable naming the file */
  offerSource(path: string): OfferedFile {
    const stat = statSync(requireAbsolute(path), { throwIfNoEntry: false });
    if (!stat) throw new AppError('file_missing', `${basename(path)} is not there any more. Pick it again.`);
    if (!stat.isFile())
      throw new AppError('file_unreadable', `${basename(path)} is not a file. Pick the files inside it.`);
    return { token: remember(this.sources, path), fileName: basename(path), size: stat.size };
  }

  offerTarget(path: string): OfferedFile {
    return { token: remember(this.targets, requireAbsolute(path)), fileName: basename(path), size: 0 };
  }

  source(token: string): string {
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

function remember(map: Map<string, string>, path: string): string {
  const token = randomBytes(24).toString('base64url');
  map.set(token, path);
  return token;
}

function resolve(map: Map<string, string>, token: string): string {
  const path = map.get(token);
  if (path === undefined) throw new AppError('bad_input', 'That file is no longer offered. Pick it again.');
  return path;
}
