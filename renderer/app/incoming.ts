import { AppError } from '../../shared/domain/errors.ts';
import { ignoredByName, type IgnoredReason } from '../../shared/domain/file-notices.ts';
import type { PickedFile } from './desktop.ts';

/** A file or folder that a person gave to the page and that the engine does not know yet. */
export interface LocalFile {
  file: File;
  fileName: string;
  /** With the folders that it was found in, for example "Q2/reviews/okta.png". */
  path: string;
  /** Bytes; of a folder, of all files in it. */
  size: number;
  /** Number of files in it, where this is a folder that the engine reads itself. */
  files?: number;
}

/** A file or folder that the browser would not read. It is named among what did not come in. */
export interface UnreadableFile {
  fileName: string;
  path: string;
  size: 0;
  problem: AppError;
}

/** A file in a folder that no person made. It is counted among what was left out. */
export interface LeftOutFile {
  fileName: string;
  path: string;
  size: 0;
  leftOut: IgnoredReason;
}

/** What came by drop, paste or picker: known to the engine, known only to the page so far, or not to come in. */
export type Incoming = PickedFile | LocalFile | UnreadableFile | LeftOutFile;

export const isLocal = (one: Incoming): one is LocalFile => 'file' in one;
export const isUnreadable = (one: Incoming): one is UnreadableFile => 'problem' in one;
export const isLeftOut = (one: Incoming): one is LeftOutFile => 'leftOut' in one;

/** Most files that one drop may hold, and how deep its folders may go: beyond, it is a disk and not evidence. */
export const DROP_LIMITS = { files: 20_000, depth: 40 } as const;

/** The part of a FileSystemEntry of a browser that is read here. */
export interface Entry {
  name: string;
  isDirectory: boolean;
  file?: (done: (file: File) => void, failed: (error: unknown) => void) => void;
  createReader?: () => {
    /** Gives some of the entries at a time, and none when all were given. */
    readEntries(done: (entries: Entry[]) => void, failed: (error: unknown) => void): void;
  };
}

/** One thing that was dropped. A browser gives it out only while the drop is handled, so it is taken at once. */
export interface Dropped {
  entry: Entry | null;
  file: File | null;
}

/** What a drop or paste holds. Call it before anything is awaited. */
export function takeDropped(transfer: DataTransfer): Dropped[] {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file');
  return items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
}

const byName = new Intl.Collator('en', { numeric: true });
const inOrder = (a: Entry, b: Entry) => byName.compare(a.name, b.name);

type Found = LocalFile | UnreadableFile | LeftOutFile;

/**
 * The files of a drop, folders included, in the order of their names. What can not be read is in its place with the problem.
 *
 * @param wholeFolders a folder is handed over as one, with what it holds counted: the engine reads it from the disk
 * @throws AppError bad_input past the limits
 */
export async function readDropped(
  dropped: readonly Dropped[],
  wholeFolders: boolean,
  limits: { files: number; depth: number } = DROP_LIMITS,
): Promise<Found[]> {
  const found: Found[] = [];
  let left = limits.files;
  const take = (one: Found, into: Found[]) => {
    left -= 1;
    if (left < 0) throw tooMany(limits.files);
    into.push(one);
  };
  const walk = async (entry: Entry, path: string, depth: number, into: Found[]): Promise<void> => {
    const reason = depth > 1 ? ignoredByName(entry.name) : null;
    try {
      if (reason) return take({ fileName: entry.name, path, size: 0, leftOut: reason }, into);
      if (!entry.isDirectory) return take(localFile(await fileOf(entry), path), into);
      if (depth > limits.depth) throw tooDeep(limits.depth);
      for (const child of (await childrenOf(entry)).toSorted(inOrder)) {
        await walk(child, `${path}/${child.name}`, depth + 1, into);
      }
    } catch (error) {
      if (error instanceof AppError && error.code === 'bad_input') throw error;
      take({ fileName: entry.name, path, size: 0, problem: unreadable(path) }, into);
    }
  };
  for (const { entry, file } of dropped) {
    if (entry?.isDirectory && wholeFolders && file) {
      const inside: Found[] = [];
      await walk(entry, entry.name, 1, inside);
      const size = inside.reduce((sum, one) => sum + one.size, 0);
      const files = inside.filter((one) => !isLeftOut(one)).length;
      found.push({ file, fileName: entry.name, path: entry.name, size, files });
    } else if (entry?.isDirectory) await walk(entry, entry.name, 1, found);
    else if (file) take(localFile(file, file.name), found);
  }
  return found;
}

/** The files of a folder that was picked in a browser, in the order of their paths. */
export function pickedFolder(files: readonly File[]): Found[] {
  const found = files.map((file): Found => {
    const local = localFile(file);
    // The folder itself was named by the person.
    const [, ...inside] = local.path.split('/');
    const leftOut = inside.map(ignoredByName).find((reason) => reason !== null);
    return leftOut ? { fileName: local.fileName, path: local.path, size: 0, leftOut } : local;
  });
  return found.toSorted((a, b) => byName.compare(a.path, b.path));
}

/** A single file, with the path that a folder picker gave it unless told. */
export const localFile = (file: File, path = file.webkitRelativePath || file.name): LocalFile => ({
  file,
  fileName: file.name,
  path,
  size: file.size,
});

function fileOf(entry: Entry): Promise<File> {
  return new Promise((resolve, reject) => {
    if (entry.file) entry.file(resolve, reject);
    else reject(new Error('The entry is no file.'));
  });
}

async function childrenOf(entry: Entry): Promise<Entry[]> {
  const reader = entry.createReader?.();
  const children: Entry[] = [];
  for (let some = [entry]; reader && some.length > 0; children.push(...some)) {
    some = await new Promise<Entry[]>((resolve, reject) => reader.readEntries(resolve, reject));
  }
  return children;
}

const tooMany = (most: number) =>
  new AppError(
    'bad_input',
    `More than ${most.toLocaleString('en')} files were dropped. Drop a part of them at a time.`,
  );

const tooDeep = (most: number) =>
  new AppError(
    'bad_input',
    `The folders are nested more than ${most} deep. Drop a folder that is further inside.`,
  );

const unreadable = (path: string) =>
  new AppError('file_unreadable', `${path} can not be read. Check that you may open it, and drop it again.`);

export interface IncomingTotals {
  /** Null where a folder was chosen that nobody has counted. */
  files: number | null;
  folders: number;
  bytes: number;
}

/** What comes in, counted. */
export function totalsOf(incoming: readonly Incoming[]): IncomingTotals {
  const totals: IncomingTotals = { files: 0, folders: 0, bytes: 0 };
  for (const one of incoming) {
    if (isLeftOut(one)) continue;
    totals.bytes += one.size;
    const inside = insideOf(one);
    if (inside !== undefined) totals.folders += 1;
    totals.files = inside === null || totals.files === null ? null : totals.files + (inside ?? 1);
  }
  return totals;
}

/** Number of files in a folder, null while unknown; undefined for what is no folder. */
export function insideOf(one: Incoming): number | null | undefined {
  if (isLocal(one)) return one.files;
  return 'isFolder' in one && one.isFolder ? null : undefined;
}

/** True for what may have files inside: folders, and names of archives and emails. The content decides in the end. */
export const mayHoldFiles = (one: Incoming): boolean =>
  insideOf(one) !== undefined || /\.(zip|eml)$/i.test(one.fileName);
