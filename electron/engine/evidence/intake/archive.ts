/** What an archive holds, read from its directory. Members are streamed: nothing is unpacked to disk. */
import { getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import type { FileNotice } from '../../../../shared/domain/evidence-vocabulary.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import { MemoryInput, StreamInput, type Input } from './input.ts';

/** Members of one archive, folders included. */
const MOST_MEMBERS = 20_000;
/** Archives and emails inside one another. */
export const DEEPEST = 3;
/** Bytes of a member that are held in memory; larger ones are streamed. */
const IN_MEMORY = 4 << 20;
/** A member unpacks to so many times its packed size at most, once it is larger than SMALL; logs reach 50, a bomb 1000. */
const MOST_RATIO = 250;
const SMALL = 32 << 20;
/** Bytes that come out of one outermost archive in all. */
const MOST_BYTES = 50 * 2 ** 30;

/** The part of an archive's directory that says one file. */
export interface Member {
  entry: Entry;
  /** As the archive has it, with `/` between folders; hostile. */
  name: string;
}

export interface Archive {
  zip: ZipFile;
  members: Member[];
  /** Office documents are archives inside: their type, or null for an archive that is to be unpacked. */
  documentType: string | null;
  notices: FileNotice[];
}

export const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 &&
  head[1] === 0x4b &&
  ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));

/**
 * Reads the directory. The caller closes `zip`.
 *
 * @throws AppError bad_input for too many members; Error when there is no directory that can be read
 */
export async function openArchive(input: Input, name: string): Promise<Archive> {
  const zip = await input.zip();
  try {
    const members: Member[] = [];
    for await (const entry of zip.eachEntry()) {
      const path = memberName(entry);
      if (!path.endsWith('/')) members.push({ entry, name: path });
      if (zip.entriesRead > MOST_MEMBERS) {
        throw new AppError(
          'bad_input',
          `${name} holds more than ${MOST_MEMBERS.toLocaleString('en')} files, so none of them was attached. Unpack it and attach its folders one by one.`,
        );
      }
    }
    return { zip, members, ...(await describe(name, zip, members)) };
  } catch (error) {
    zip.close();
    throw error;
  }
}

/** UTF-8 or CP437, as the archive says; a name is text and may hold anything. */
function memberName({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
}

/** Documents of the Open Packaging Conventions, by what only they hold. */
const OPEN_XML: readonly (readonly [folder: string, type: string, withMacros: string])[] = [
  [
    'word/',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.ms-word.document.macroenabled.12',
  ],
  [
    'xl/workbook.bin',
    'application/vnd.ms-excel.sheet.binary.macroenabled.12',
    'application/vnd.ms-excel.sheet.binary.macroenabled.12',
  ],
  ['visio/', 'application/vnd.visio', 'application/vnd.visio'],
  [
    'xl/',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.ms-excel.sheet.macroenabled.12',
  ],
  [
    'ppt/',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'application/vnd.ms-powerpoint.presentation.macroenabled.12',
  ],
];

async function describe(
  name: string,
  zip: ZipFile,
  members: readonly Member[],
): Promise<Pick<Archive, 'documentType' | 'notices'>> {
  const names = members.map((member) => member.name);
  const hasActive = names.some((path) => /(^|\/)(vbaProject\.bin$|activeX\/|macrosheets\/)/i.test(path));
  const notices: FileNotice[] = [
    ...(hasActive ? (['active_content'] as const) : []),
    ...(members.some(({ entry }) => entry.isEncrypted()) ? (['encrypted'] as const) : []),
  ];
  if (names.includes('[Content_Types].xml')) {
    const found = OPEN_XML.find(([folder]) => names.some((path) => path.startsWith(folder)));
    const type = names.some((path) => /(^|\/)vbaProject\.bin$/i.test(path)) ? found?.[2] : found?.[1];
    // One of another program, such as an XPS page, is no folder of files either.
    return { documentType: type ?? 'application/zip', notices };
  }
  const apple = names.some((path) => /^(Index\/.{1,100}\.iwa|Index\.zip|index\.(xml|apxl))$/.test(path))
    ? /\.(pages|numbers|key)$/i.exec(name)?.[1]?.toLowerCase()
    : undefined;
  if (apple !== undefined)
    return { documentType: `application/vnd.apple.${apple === 'key' ? 'keynote' : apple}`, notices };
  const [first] = members;
  if (first?.name === 'mimetype' && first.entry.uncompressedSize < 100 && !first.entry.isEncrypted()) {
    const type = (await (await memberInput(zip, first, first.name)).whole()).toString('latin1').trim();
    if (/^application\/(vnd\.[\w.-]{1,80}|epub\+zip)$/.test(type)) return { documentType: type, notices };
  }
  if (names.includes('META-INF/MANIFEST.MF'))
    return { documentType: 'application/java-archive', notices: [...notices, 'active_content'] };
  return { documentType: null, notices };
}

/** Whether a member is a link, which is not followed: the file type of the system that packed it is Unix's. */
export function isLink({ entry }: Member): boolean {
  return entry.versionMadeBy >> 8 === 3 && ((entry.externalFileAttributes >>> 16) & 0xf000) === 0xa000;
}

/** Bytes of the header before the bytes of a member, its name left out. */
const HEADER = 30;

/** Whether members share bytes. No program packs so: a few megabytes unpack to petabytes then (D. Fifield, WOOT 2019). */
export function isOverlapping(members: readonly Member[]): boolean {
  const begins = members
    .map(({ entry }) => entry)
    .toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  return begins.some((entry, i) => {
    const next = begins[i + 1]?.relativeOffsetOfLocalHeader ?? Number.POSITIVE_INFINITY;
    return entry.relativeOffsetOfLocalHeader + HEADER + entry.compressedSize > next;
  });
}

/** When the member was changed last, as far as the archive says so. */
export function changedAt({ entry }: Member): Date | null {
  const date = entry.getLastModDate();
  // 1980 is where the time of an archive begins, and what a program writes that knows none.
  return Number.isNaN(date.getTime()) || date.getFullYear() <= 1980 ? null : date;
}

/**
 * The bytes of a member, held to the size and the checksum that the archive gives.
 *
 * @param name of the member for sentences
 * @throws AppError file_unreadable when it is encrypted or damaged, unknown_format when it is packed in another way
 */
export async function memberInput(zip: ZipFile, { entry }: Member, name: string): Promise<Input> {
  if (entry.isEncrypted()) {
    throw new AppError(
      'file_unreadable',
      `${name} is protected by a password, so it was not attached. Unpack the archive with the password and attach the file.`,
    );
  }
  if (!entry.canDecodeFileData()) {
    throw new AppError(
      'unknown_format',
      `${name} is packed with a method that is not read here (${entry.compressionMethod}). Unpack the archive and attach the file.`,
    );
  }
  const stream = await zip.openReadStreamPromise(entry);
  const input = new StreamInput(stream, entry.uncompressedSize, entry.crc32);
  return input.size > IN_MEMORY ? input : new MemoryInput(await input.whole());
}

/** How much may come out of one outermost archive, over all that is nested in it. */
export class Allowance {
  private readonly packed: number;
  private members = 0;
  private bytes = 0;

  /** @param packed bytes of the outermost archive */
  constructor(packed: number) {
    this.packed = packed;
  }

  /**
   * Counts a member before it is read.
   *
   * @throws AppError bad_input when it, or all so far, unpacks to more than any honest archive
   */
  take({ entry }: Member, name: string): void {
    const { uncompressedSize, compressedSize } = entry;
    const [members, bytes] = [this.members + 1, this.bytes + uncompressedSize];
    const isBomb =
      isSuspect(uncompressedSize, compressedSize) || isSuspect(bytes, this.packed) || bytes > MOST_BYTES;
    if (isBomb || members > MOST_MEMBERS) {
      throw new AppError(
        'bad_input',
        isBomb
          ? `${name} unpacks to far more than its packed size, as archives do that are made to do harm, so it was not attached. If it is sound, unpack the archive and attach the file.`
          : `${name} was not attached: archives inside one another hold more than ${MOST_MEMBERS.toLocaleString('en')} files. Unpack the outer archive and attach the files.`,
      );
    }
    this.members = members;
    this.bytes = bytes;
  }
}

const isSuspect = (unpacked: number, packed: number): boolean =>
  unpacked > SMALL && unpacked > packed * MOST_RATIO;
