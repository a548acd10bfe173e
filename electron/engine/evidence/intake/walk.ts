import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../../../shared/domain/errors.ts';
import { ignoredByName, type IgnoredReason } from '../../../../shared/domain/file-notices.ts';
import { asFileError } from '../../atomic-file.ts';
import type { Source } from '../../files.ts';

/** Folders inside folders; a person's are not that deep. */
const DEEPEST = 32;
/** Files of one folder that is dropped. */
const MOST_FILES = 50_000;

/** A file on disk that is to be read. */
export interface DiskFile {
  path: string;
  /** Bytes, when it was listed. */
  size: number;
  /** Where it stood, its name included; empty for a file by itself. */
  origin: string;
  source: number;
}

export interface Listing {
  files: DiskFile[];
  ignored: { reason: IgnoredReason; name: string }[];
  /** Folders that could not be listed, in sentences that name them. */
  failed: { name: string; origin: string; error: unknown }[];
}

/** What stands for bytes that are no letter; Linux takes such names, and no program finds the file by the name it shows. */
const NO_LETTER = '\ufffd';

/** By number where names hold numbers, whatever the language of the computer. */
const order = new Intl.Collator('en', { numeric: true });

/** A file as it is, or the files of a folder and of the folders in it, files before folders. Links are not followed. */
export function listSource(source: Source, index: number): Listing {
  const listing: Listing = { files: [], ignored: [], failed: [] };
  const { path, origin } = source;
  const name = basename(path);
  try {
    if (source.isFolder) {
      walk(listing, path, origin || name, index, 1);
      if (Object.values(listing).every((list) => list.length === 0))
        throw new AppError(
          'bad_input',
          `${name} holds no files, so nothing in it was attached. Pick another folder.`,
        );
    }
    // One that is gone by now is found out when its turn comes.
    else listing.files.push({ path, size: sizeOf(path), origin, source: index });
  } catch (error) {
    return { files: [], ignored: [], failed: [{ name, origin, error: asFileError(error, name) }] };
  }
  return listing;
}

/** @throws AppError bad_input when there are too many files */
function walk(listing: Listing, folder: string, origin: string, source: number, depth: number): void {
  if (depth > DEEPEST) {
    const error = new AppError(
      'bad_input',
      `${origin} lies more than ${DEEPEST} folders deep, so what is in it was not attached. Attach it by itself.`,
    );
    listing.failed.push({ name: basename(folder), origin, error });
    return;
  }
  for (const entry of list(listing, folder, origin)) {
    const { name } = entry;
    const [path, place] = [join(folder, name), `${origin}/${name}`];
    const reason = entry.isSymbolicLink() ? 'link' : ignoredByName(name);
    if (reason) listing.ignored.push({ reason, name: place });
    else if (entry.isDirectory()) walk(listing, path, place, source, depth + 1);
    else if (entry.isFile()) {
      if (name.includes(NO_LETTER) && !existsSync(path))
        listing.failed.push({ name, origin: place, error: notUnicode(name) });
      else listing.files.push({ path, size: sizeOf(path), origin: place, source });
    } else listing.ignored.push({ reason: 'special', name: place });
    if (listing.files.length > MOST_FILES) {
      throw new AppError(
        'bad_input',
        `${origin.split('/')[0]} holds more than ${MOST_FILES.toLocaleString('en')} files. Attach the folders inside it one by one.`,
      );
    }
  }
}

const notUnicode = (name: string): AppError =>
  new AppError(
    'file_unreadable',
    `The name of ${name} is not Unicode text, so the file was not attached. Rename it and attach it.`,
  );

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** What is in a folder; a folder inside that can not be read does not stop the rest. */
function list(listing: Listing, folder: string, origin: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted(
      (a, b) => Number(a.isDirectory()) - Number(b.isDirectory()) || order.compare(a.name, b.name),
    );
  } catch (error) {
    const name = basename(folder);
    listing.failed.push({ name, origin, error: asFileError(error, name) });
    return [];
  }
}
