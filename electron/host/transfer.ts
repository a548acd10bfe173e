import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
} from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { AppError } from '../../shared/domain/errors.ts';
import { asFileError } from '../engine/atomic-file.ts';
import type { FileTokens, OfferedFile } from '../engine/files.ts';

/** Bytes; leaves room for the number of a second file of one name. */
const LONGEST_NAME = 240;

const targetRequest = z.strictObject({
  fileName: z.string().min(1).max(255),
  kind: z.enum(['workspace', 'pdf', 'xlsx', 'json', 'any']),
});

/** Stands in for file dialogs in a browser: uploads become sources, downloads come from targets. Both by token only. */
export class Transfers {
  private readonly files: FileTokens;
  private readonly workspaceFolder: string;
  private readonly spool = mkdtempSync(join(tmpdir(), 'trustbench-host-'));
  private readonly downloads = new Map<string, string>();

  /** @param workspaceFolder where new engagements go, since a browser has no save dialog of ours */
  constructor(files: FileTokens, workspaceFolder: string) {
    this.files = files;
    this.workspaceFolder = workspaceFolder;
  }

  /** Streams an upload to the spool. A workspace goes to the workspace folder, because it is worked on in place. */
  async receive(request: IncomingMessage): Promise<OfferedFile> {
    const fileName = safeName(decodeName(request.headers['x-file-name']));
    const isWorkspace = extname(fileName).toLowerCase() === '.trustbench';
    const folder = isWorkspace ? this.workspaceFolder : mkdtempSync(join(this.spool, 'upload-'));
    mkdirSync(folder, { recursive: true });
    const path = freeName(folder, fileName);
    try {
      await pipeline(request, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      rmSync(path, { force: true });
      throw asFileError(error, fileName);
    }
    return this.files.offerSource(path);
  }

  offerTarget(body: unknown): OfferedFile {
    const request = targetRequest.safeParse(body);
    if (!request.success)
      throw new AppError('bad_input', 'The save target needs a file name and a kind. Choose a name again.');
    const { fileName, kind } = request.data;
    const folder = kind === 'workspace' ? this.workspaceFolder : mkdtempSync(join(this.spool, 'download-'));
    mkdirSync(folder, { recursive: true });
    const path = freeName(folder, safeName(fileName));
    const offered = this.files.offerTarget(path);
    if (kind !== 'workspace') this.downloads.set(offered.token, path);
    return offered;
  }

  async send(token: string, response: ServerResponse): Promise<void> {
    const path = this.downloads.get(token);
    if (path === undefined || !existsSync(path))
      throw new AppError('not_found', 'That file is not there. Export it again.');
    response.writeHead(200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': statSync(path).size,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(basename(path))}`,
    });
    await pipeline(createReadStream(path), response);
  }

  dispose(): void {
    rmSync(this.spool, { recursive: true, force: true });
  }
}

function decodeName(header: string | string[] | undefined): string {
  try {
    return decodeURIComponent(String(header ?? 'file'));
  } catch {
    throw new AppError(
      'bad_input',
      'The name of the uploaded file can not be read. Rename the file and try again.',
    );
  }
}

/** Names that Windows keeps for devices, whatever their extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** What no file system takes, and marks that let a name read in another order than it is written. */
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const REFUSED = /[\u0000-\u001f\u007f<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A file name and nothing more: no folders, no control characters, not hidden, not longer than file systems take. */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // Windows drops dots and blanks at the end, so that two names would become one.
  const plain = last
    .toWellFormed()
    .replaceAll(REFUSED, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  const extension = extname(plain).slice(0, 16);
  const characters = [...basename(plain, extname(plain))];
  while (Buffer.byteLength(characters.join('') + extension) > LONGEST_NAME) characters.pop();
  const short = `${characters.join('') || 'file'}${extension}`;
  return DEVICE.test(short) ? `_${short}` : short;
}

function freeName(folder: string, fileName: string): string {
  const extension = extname(fileName);
  const stem = basename(fileName, extension);
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? fileName : `${stem} ${n}${extension}`);
    if (!existsSync(path)) return path;
  }
}
