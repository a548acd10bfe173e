/** Finds the manifest and the list among what came back: in a folder, in a zip, however deep, or by itself. */
import { basename } from 'node:path';
import { AppError } from '../../../../shared/domain/errors.ts';
import { PACK_MANIFEST, PACK_NOTE } from '../../../../shared/domain/request-pack/names.ts';
import {
  readPackSheet,
  type AnswerRow,
  type PackAudience,
} from '../../../../shared/domain/request-pack/sheet.ts';
import { isZip, memberInput, openArchive } from '../../evidence/intake/archive.ts';
import { DiskInput } from '../../evidence/intake/input.ts';
import { listSource } from '../../evidence/intake/walk.ts';
import type { Source } from '../../files.ts';
import { LARGEST_WORKBOOK } from '../../tables/container.ts';
import { readTables } from '../../tables/table-file.ts';
import { readManifest, type PackManifest } from './manifest.ts';

/** Bytes; a manifest of 5,000 requests has one. */
const LARGEST_MANIFEST = 8 << 20;
/** Workbooks that are looked into, those named like the list first: evidence is often a workbook, too. */
const MOST_LOOKED_INTO = 12;

export interface ReturnedList {
  audience: PackAudience;
  rows: AnswerRow[];
  /** Name of the file, as a person sees it. */
  fileName: string;
  /** Where it stood, its name last. */
  origin: string;
}

export interface ReturnHead {
  manifest: PackManifest | null;
  /** The list; null when no file is one. `refs` of `readList` tell the requests. */
  list: ReturnedList | null;
  /** Lists beside it, by name: an older copy, as likely as not. */
  otherLists: string[];
}

/** A file that can be read without unpacking anything to disk. */
interface Candidate {
  name: string;
  origin: string;
  size: number;
  bytes: () => Promise<Buffer>;
}

/**
 * The pack that the files say they are: by the manifest, by the notes in its folders when the manifest was lost, or, of a list that
 * came back alone, by its rows. Null when they are something else. What can not be read is no pack.
 *
 * @param refs request id by reference in lower case
 */
export async function recognize(
  sources: readonly Source[],
  refs: ReadonlyMap<string, string>,
): Promise<{ ref: string | null } | null> {
  const [only] = sources;
  const isAlone = sources.length === 1 && only?.isFolder === false && !/\.zip$/i.test(only.path);
  if (!isAlone) {
    return withCandidates(sources, async (candidates) => {
      const manifest = await manifestOf(candidates);
      if (manifest) return { ref: manifest.pack.ref };
      return candidates.some((candidate) => isNoteOf(candidate, refs)) ? { ref: null } : null;
    });
  }
  const { list } = await readHead(sources, refs);
  return list?.rows.some(({ key }) => key !== null) ? { ref: null } : null;
}

/** "R-001 Access review Q1/What to put here.txt". */
function isNoteOf({ name, origin }: Candidate, refs: ReadonlyMap<string, string>): boolean {
  const folder = origin.split('/').at(-2)?.trim().toLowerCase() ?? '';
  return name === PACK_NOTE && refs.has(folder.split(' ')[0] ?? '');
}

/** @param refs request id by reference in lower case */
export async function readHead(
  sources: readonly Source[],
  refs: ReadonlyMap<string, string>,
): Promise<ReturnHead> {
  return withCandidates(sources, async (candidates) => {
    const manifest = await manifestOf(candidates);
    const lists: ReturnedList[] = [];
    const possible = candidates
      .filter(({ name, size }) => /\.(?:xlsx|csv)$/i.test(name) && size <= LARGEST_WORKBOOK)
      .toSorted((a, b) => likelihood(b) - likelihood(a) || a.origin.length - b.origin.length);
    for (const candidate of possible.slice(0, MOST_LOOKED_INTO)) {
      const read = readPackSheet(await tablesOf(candidate), refs);
      if (read) lists.push({ ...read, fileName: candidate.name, origin: candidate.origin });
    }
    const [list = null, ...others] = lists;
    return { manifest, list, otherLists: others.map(({ origin }) => origin) };
  });
}

/** The file called as the list was goes first; one inside a folder of a request is evidence more likely. */
function likelihood({ name, origin }: Candidate): number {
  return (/request list/i.test(name) ? 2 : 0) - (/(?:^|\/)R-\d+/.test(origin) ? 1 : 0);
}

async function manifestOf(candidates: readonly Candidate[]): Promise<PackManifest | null> {
  const found = candidates
    .filter(({ name, size }) => name.toLowerCase() === PACK_MANIFEST && size <= LARGEST_MANIFEST)
    .toSorted((a, b) => a.origin.length - b.origin.length);
  for (const candidate of found) {
    const manifest = readManifest(await candidate.bytes());
    if (manifest) return manifest;
  }
  return null;
}

/** What is no table, or can not be read, is no list; whether it is sound evidence is said when it is attached. */
async function tablesOf({ bytes, name }: Candidate) {
  try {
    return await readTables(await bytes(), name);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

async function withCandidates<R>(
  sources: readonly Source[],
  work: (candidates: readonly Candidate[]) => Promise<R>,
): Promise<R> {
  const inputs: DiskInput[] = [];
  const closers: (() => void)[] = [];
  try {
    const candidates: Candidate[] = [];
    for (const [index, source] of sources.entries()) {
      for (const file of listSource(source, index).files) {
        const name = basename(file.path);
        const origin = file.origin || name;
        if (!/\.zip$/i.test(name)) {
          candidates.push({ name, origin, size: file.size, bytes: () => wholeOf(file.path) });
          continue;
        }
        const input = openInput(file.path);
        if (!input) continue;
        inputs.push(input);
        if (!isZip(await input.head())) continue;
        const archive = await openArchive(input, name).catch(() => null);
        if (!archive) continue;
        closers.push(() => archive.zip.close());
        for (const member of archive.members) {
          const { uncompressedSize: size } = member.entry;
          const short = member.name.split('/').at(-1) ?? '';
          candidates.push({
            name: short,
            origin: `${origin} / ${member.name}`,
            size,
            bytes: async () => (await memberInput(archive.zip, member, short)).whole(),
          });
        }
      }
    }
    return await work(candidates);
  } finally {
    for (const close of closers) close();
    for (const input of inputs) input.close();
  }
}

async function wholeOf(path: string): Promise<Buffer> {
  const input = new DiskInput(path);
  try {
    return await input.whole();
  } finally {
    input.close();
  }
}

/** A file that is gone or locked is named when it is attached. */
function openInput(path: string): DiskInput | null {
  try {
    return new DiskInput(path);
  } catch {
    return null;
  }
}
