import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { pickSaveTargetInput } from '../../shared/contract/desktop.ts';
import { AppError } from '../../shared/domain/errors.ts';
import { safeName } from '../../shared/domain/file-name.ts';
import { asFileError } from '../engine/atomic-file.ts';
import type { FileTokens, OfferedFile } from '../engine/files.ts';
import { originText } from '../engine/safe-name.ts';

const targetRequest = z.strictObject({
  fileName: z.string().min(1).max(255),
  /** As the desktop has them; a browser is given files, not folders. */
  kind: pickSaveTargetInput.shape.kind.exclude(['folder']),
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

  /**
   * Streams an upload to the spool. A workspace goes to the workspace folder, because it is worked on in place. Where the file
   * stood in a dropped folder is kept as text and never used as a path.
   */
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
    keepTime(path, request.headers['x-last-modified']);
    const relative = request.headers['x-relative-path'];
    return this.files.offerSource(path, relative === undefined ? '' : originText(decodeName(relative)));
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

/** @param milliseconds since 1970, as browsers say when a file was changed; anything else leaves the time of the upload */
function keepTime(path: string, milliseconds: string | string[] | undefined): void {
  const seconds = /^\d{1,14}$/.test(String(milliseconds)) ? Number(milliseconds) / 1000 : 0;
  if (seconds > 0 && seconds * 1000 <= Date.now()) utimesSync(path, seconds, seconds);
}

function freeName(folder: string, fileName: string): string {
  const extension = extname(fileName);
  const stem = basename(fileName, extension);
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? fileName : `${stem} ${n}${extension}`);
    if (!existsSync(path)) return path;
  }
}
