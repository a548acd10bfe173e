import { statSync } from 'node:fs';
import { copyFile, mkdir, open, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { PAGE_SIZE } from '../connection.ts';
import type { WorkspaceKey } from '../key.ts';

/** A header that promises more times the size is of no file that was cut, but one that lies. */
const MOST = 8;

/**
 * SQLite refuses every page of a file that is shorter than its header says. A copy of the length that it promises can be read: what
 * is not there is a damaged page.
 *
 * @param copy where the copy goes, in a folder that is made
 * @returns the path to read
 */
export async function inFullLength(path: string, copy: string, key: WorkspaceKey | null): Promise<string> {
  if (key) return inFullLengthUnder(key, path, copy);
  const promised = await promisedLength(path);
  const { size } = statSync(path);
  if (size >= promised || promised > size * MOST) return path;
  await mkdir(dirname(copy));
  await copyFile(path, copy);
  await truncate(copy, promised);
  return copy;
}

/** Bytes, from the header. */
async function promisedLength(path: string): Promise<number> {
  const header = Buffer.alloc(32);
  const file = await open(path, 'r');
  try {
    await file.read(header, 0, header.length, 0);
  } finally {
    await file.close();
  }
  return header.readUInt32BE(28) * PAGE_SIZE;
}

/** An encrypted header can only be read through SQLite, which reads it in a file that is long enough. */
async function inFullLengthUnder(key: WorkspaceKey, path: string, copy: string): Promise<string> {
  if (pagesSaidBy(path, key) !== null) return path;
  await mkdir(dirname(copy));
  await copyFile(path, copy);
  const pages = Math.ceil(statSync(path).size / PAGE_SIZE);
  // Step by step, because not every file system keeps a hole for nothing.
  for (let times = 1; times <= MOST; times *= 2) {
    await truncate(copy, pages * times * PAGE_SIZE);
    const promised = pagesSaidBy(copy, key);
    if (promised === null) continue;
    await truncate(copy, promised * PAGE_SIZE);
    return copy;
  }
  return path;
}

/** Null when the file is shorter than its header says, or its header can not be read. */
function pagesSaidBy(path: string, key: WorkspaceKey): number | null {
  const db = new Database(path, { fileMustExist: true, readonly: true });
  try {
    key.apply(db);
    return db.pragma('page_count', { simple: true }) as number;
  } catch {
    return null;
  } finally {
    db.close();
  }
}
