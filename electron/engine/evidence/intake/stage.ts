import { statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setImmediate as yieldToQueries } from 'node:timers/promises';
import { AppError, toErrorData, type ErrorCode } from '../../../../shared/domain/errors.ts';
import type { IgnoredReason } from '../../../../shared/domain/file-notices.ts';
import type { Source } from '../../files.ts';
import { CHUNK_SIZE } from '../../workspace/content.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { IntakeReader, ReadingEnded } from './intake-reader.ts';
import type { Part, ReadFile, ReadRequest, Rejection, Step } from './messages.ts';

/** A file whose bytes are in the workspace but have no record yet. */
export interface StagedFile extends ReadFile {
  /** Staging area to publish; null when the workspace has the bytes already. */
  staged: number | null;
}

export interface Progress {
  /** Bytes of the files on disk. */
  done: number;
  total: number;
  /** The file that is being read, by name and number. */
  name: string;
  number: number;
  files: number;
}

interface Ignored {
  reason: IgnoredReason;
  count: number;
  names: string[];
}

const MOST_NAMES = 20;

/**
 * Streams files into the workspace, outside of any change. Whoever stages publishes or discards: `discard` in a `finally`.
 */
export class Staging {
  readonly files: StagedFile[] = [];
  readonly rejected: Rejection[] = [];
  readonly ignored: Ignored[] = [];
  private readonly workspace: Workspace;
  private readonly onProgress: (progress: Progress) => void;
  private readonly progress: Progress = { done: 0, total: 0, name: '', number: 0, files: 0 };
  /** Files that are under way, by their number. */
  private readonly open = new Map<number, { staged: number | null; seq: number }>();
  /** Staging areas that wait to be published, by SHA-256: what comes twice is stored once. */
  private readonly known = new Map<string, number>();
  private readonly unwanted: number[] = [];

  constructor(workspace: Workspace, onProgress: (progress: Progress) => void) {
    this.workspace = workspace;
    this.onProgress = onProgress;
  }

  /**
   * Reads everything that can be read. When the disk runs full, or the reading thread dies of a file, what was read to its end
   * stays and the rest is rejected by name.
   *
   * @throws the signal's reason when it fired
   */
  async read(request: Pick<ReadRequest, 'sources' | 'containers'>, signal: AbortSignal): Promise<void> {
    const { workspace } = this;
    const { dev: device, ino: inode } = statSync(workspace.path, { bigint: true });
    const room = await statfs(dirname(workspace.path)).then(
      ({ bavail, bsize }) => bavail * bsize + workspace.content.unused,
      () => null,
    );
    const reader = new IntakeReader(signal);
    try {
      for await (const part of reader.read({ ...request, room, never: { device, inode } })) {
        try {
          this.store(part);
        } catch (error) {
          const { code, message } = toErrorData(error);
          if (code !== 'disk_full') throw error;
          reader.halt({ code, message });
          await this.giveUp(part.steps, { code, message });
        }
        this.onProgress({ ...this.progress });
        // The next part is often there already: without this, a large file would keep every query waiting to its end.
        await yieldToQueries();
      }
    } catch (error) {
      if (!(error instanceof ReadingEnded)) throw error;
      this.rejectUnread(request.sources, error);
    } finally {
      reader.close();
    }
  }

  /** Removes what was not published. */
  async discard(): Promise<void> {
    const open = [...this.open.values()].map((file) => file.staged);
    await this.workspace.content.discard([
      ...this.unwanted,
      ...open,
      ...this.files.map((file) => file.staged),
    ]);
  }

  private store({ buffer, steps }: Part): void {
    const { content } = this.workspace;
    const ended = new Map(steps.flatMap((s) => (s.kind === 'file' ? [[s.file, s.read] as const] : [])));
    const parts = steps.flatMap((step) => {
      if (step.kind !== 'bytes' || !buffer) return [];
      const file = this.open.get(step.file) ?? { staged: null, seq: 0 };
      const read = ended.get(step.file);
      // A file that is whole in this part and known already is not stored at all.
      if (read && file.seq === 0 && this.isKnown(read)) return [];
      const pieces = split(new Uint8Array(buffer, step.start, step.length));
      this.open.set(step.file, file);
      const firstSeq = file.seq;
      file.seq += pieces.length;
      return [{ file, part: { staged: file.staged, firstSeq, pieces } }];
    });
    content.append(parts.map(({ part }) => part)).forEach((staged, i) => {
      const file = parts[i]?.file;
      if (file) file.staged = staged;
    });
    for (const step of steps) this.follow(step);
  }

  private isKnown({ sha256 }: ReadFile): boolean {
    return this.known.has(sha256) || this.workspace.content.has(sha256);
  }

  private follow(step: Step): void {
    const { progress } = this;
    switch (step.kind) {
      case 'planned':
        Object.assign(progress, { files: step.files, total: step.bytes });
        break;
      case 'reading':
        Object.assign(progress, { name: step.name, number: step.number });
        break;
      case 'progress':
        progress.done = Math.min(progress.total, progress.done + step.bytes);
        break;
      case 'file':
        this.end(step.file, step.read);
        break;
      case 'drop':
        this.drop(step.file);
        break;
      case 'rejected':
        this.rejected.push(step.rejection);
        break;
      case 'ignored':
        this.ignore(step.reason, step.name);
        break;
      case 'bytes':
        break;
    }
  }

  private end(number: number, read: ReadFile): void {
    const staged = this.open.get(number)?.staged ?? null;
    this.open.delete(number);
    if (staged !== null && !this.known.has(read.sha256)) this.known.set(read.sha256, staged);
    else if (staged !== null) this.unwanted.push(staged);
    this.files.push({ ...read, staged: this.known.get(read.sha256) ?? null });
  }

  private drop(number: number): void {
    const staged = this.open.get(number)?.staged ?? null;
    this.open.delete(number);
    if (staged !== null) this.unwanted.push(staged);
  }

  private ignore(reason: IgnoredReason, name: string): void {
    let group = this.ignored.find((g) => g.reason === reason);
    if (!group) this.ignored.push((group = { reason, count: 0, names: [] }));
    group.count += 1;
    if (group.names.length < MOST_NAMES) group.names.push(name);
  }

  /** The bytes of this part could not be stored: what ended in it is not here, and what was begun makes room. */
  private async giveUp(steps: readonly Step[], { code, message }: Pick<Rejection, 'code' | 'message'>) {
    for (const step of steps) {
      if (step.kind === 'file') {
        const { fileName, origin, source } = step.read;
        this.drop(step.file);
        this.rejected.push({
          fileName,
          origin,
          source,
          code,
          message: `${fileName} was not stored. ${message}`,
        });
      } else if (step.kind !== 'bytes') this.follow(step);
    }
    await this.workspace.content.discard(this.unwanted.splice(0));
  }

  /** The reading thread ended in the middle: what it did not come to is named by what was asked for. */
  private rejectUnread(sources: readonly Source[], error: ReadingEnded): void {
    const reached = [...this.files, ...this.rejected];
    const last = reached.reduce((highest, { source }) => Math.max(highest, source), -1);
    // Of a folder, an archive or an email more may be to come.
    const isWhole = reached.every(({ source, origin }) => source !== last || !/[/]/.test(origin));
    for (const [source, { path, isFolder, origin }] of sources.entries()) {
      if (source < last || (source === last && !isFolder && isWhole)) continue;
      const fileName = basename(path);
      const message = `${fileName} could not be read to its end: ${error.message}. Attach it again; what is here already is left out.`;
      this.rejected.push({ fileName, origin, source, code: 'file_unreadable', message });
    }
  }
}

/**
 * Streams one file into the workspace as it is. The caller discards the staging when it does not publish the file.
 *
 * @param onProgress bytes read so far
 * @throws AppError naming the file; nothing stays staged then
 */
export async function stageFile(
  workspace: Workspace,
  path: string,
  signal: AbortSignal,
  onProgress: (bytes: number) => void,
): Promise<StagedFile> {
  const staging = new Staging(workspace, ({ done }) => onProgress(done));
  const source = { path, origin: '', isFolder: false };
  try {
    await staging.read({ sources: [source], containers: 'keep' }, signal);
    const [file] = staging.files;
    if (file) return file;
    const { code, message } = staging.rejected[0] ?? {
      code: 'internal',
      message: `${basename(path)} gave nothing.`,
    };
    throw new AppError(code as ErrorCode, message);
  } catch (error) {
    await staging.discard();
    throw error;
  }
}

function split(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / CHUNK_SIZE) }, (_, i) =>
    bytes.subarray(i * CHUNK_SIZE, (i + 1) * CHUNK_SIZE),
  );
}
