/** Checks a workbook's archive before anything is unpacked: what it is, and that it is no larger than it says. */
import { inflateRawSync } from 'node:zlib';
import { AppError } from '../../../shared/domain/errors.ts';
import { asBuffer } from './text-decoding.ts';

/** Bytes of the packed file; a matrix or a population of this size is no longer a workbook that people use. */
export const LARGEST_WORKBOOK = 50 * 1024 * 1024;
const LARGEST_UNPACKED = 1024 * 1024 * 1024;
const MOST_PARTS = 10_000;
const DEFLATED = 8;
/** Bytes before the name in the header of a part. */
const LOCAL_HEADER = 30;
const WORKBOOK_PART = 'xl/workbook.xml';

interface Part {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  /** Offset of its local header. */
  offset: number;
  /** Offset of its name in the directory. */
  nameAt: number;
}

/** Whether the first bytes are those of a zip archive, which an .xlsx file is. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04;
}

/** Whether the first bytes are those of an OLE container: an encrypted document or one in a format before 2007. */
export function isOle(head: Uint8Array): boolean {
  return head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0;
}

/** Whether an OLE container is an Office document with a password. */
export const isEncryptedOle = (bytes: Uint8Array): boolean =>
  asBuffer(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));

/** The error for a file that is none of the formats read. `reason` completes "FILE ..."; `step` is a sentence. */
export function refusal(name: string, reason: string, step: string): AppError {
  return new AppError('unknown_format', `"${name}" ${reason}. ${step}`, { file: name });
}

/** @throws AppError unknown_format when the bytes are no .xlsx file, are encrypted, damaged, or unpack to more than is permitted */
export function checkContainer(bytes: Uint8Array, name: string): void {
  const buffer = asBuffer(bytes);
  if (isOle(buffer)) {
    throw isEncryptedOle(buffer)
      ? refusal(name, 'is protected by a password', 'Open it in Excel, remove the password and import again.')
      : refusal(name, 'is in the Excel format before 2007', 'Save it as .xlsx and import again.');
  }
  if (!isZip(buffer)) throw refusal(name, 'is not a spreadsheet', 'Choose a workbook (.xlsx) or a CSV file.');
  if (buffer.length > LARGEST_WORKBOOK) {
    throw refusal(name, 'is larger than 50 MB', 'Export the sheet that is needed as CSV and import that.');
  }
  const parts = partsOf(buffer, name);
  if (!isWithinLimits(buffer, parts)) {
    throw refusal(
      name,
      'unpacks to more than 1 GB',
      'Export the sheet that is needed as CSV and import that.',
    );
  }
  checkKind(parts, name);
}

function isWithinLimits(zip: Buffer, parts: readonly Part[]): boolean {
  const total = parts.reduce((sum, { unpacked }) => sum + unpacked, 0);
  return total <= LARGEST_UNPACKED && parts.length <= MOST_PARTS && areTrue(zip, parts);
}

/** Pictures, comments and what ties them to the sheets. */
const BESIDE_CELLS = /^xl\/(?:drawings|media|comments|threadedComments|worksheets\/_rels)/i;

/**
 * A copy in which the parts beside the cells go by names that nobody looks for. Tables do not need them, and exceljs fails on those
 * that other programs write. Renamed and not removed, because that leaves every offset as it is.
 */
export function hidePartsBesideCells(bytes: Uint8Array, name: string): Buffer {
  const copy = Buffer.from(bytes);
  for (const part of partsOf(copy, name)) {
    if (!BESIDE_CELLS.test(part.name)) continue;
    for (const at of [part.nameAt, part.offset + LOCAL_HEADER]) if (at < copy.length) copy.write('_', at);
  }
  return copy;
}

function checkKind(parts: readonly Part[], name: string): void {
  const names = new Set(parts.map((part) => part.name.replaceAll('\\', '/')));
  if (names.has(WORKBOOK_PART) || names.has('_rels/.rels')) {
    if (!names.has('xl/workbook.bin')) return;
    throw refusal(name, 'is a binary workbook (.xlsb)', 'Save it as .xlsx in Excel and import again.');
  }
  if (names.has('mimetype') && names.has('content.xml')) {
    throw refusal(name, 'is an OpenDocument file', 'Save it as .xlsx and import again.');
  }
  if ([...names].some((part) => part.endsWith('.iwa'))) {
    throw refusal(name, 'is a Numbers document', 'Export it as .xlsx and import that.');
  }
  throw refusal(name, 'is an archive and no workbook', 'Unpack it and import the workbook in it.');
}

/** The parts that the archive's directory declares. */
function partsOf(zip: Buffer, name: string): Part[] {
  // The end record stands within the last 64 KiB (its comment can be that long).
  const endRecord = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (endRecord < 0 || endRecord + 22 > zip.length) {
    throw refusal(name, 'is damaged or cut off', 'Get the file again, or save it anew in Excel.');
  }
  const parts: Part[] = [];
  let position = zip.readUInt32LE(endRecord + 16);
  while (position + 46 <= endRecord && zip.readUInt32LE(position) === 0x02014b50) {
    const nameLength = zip.readUInt16LE(position + 28);
    parts.push({
      name: zip.toString('utf8', position + 46, position + 46 + nameLength),
      method: zip.readUInt16LE(position + 10),
      packed: zip.readUInt32LE(position + 20),
      unpacked: zip.readUInt32LE(position + 24),
      offset: zip.readUInt32LE(position + 42),
      nameAt: position + 46,
    });
    position += 46 + nameLength + zip.readUInt16LE(position + 30) + zip.readUInt16LE(position + 32);
  }
  return parts;
}

/**
 * Whether no part unpacks to more than the directory says, so that a small hostile file cannot fill the memory. A part that is
 * damaged otherwise is left to the reader of the workbook, which says so.
 */
function areTrue(zip: Buffer, parts: readonly Part[]): boolean {
  return parts.every(({ method, packed, unpacked, offset }) => {
    if (method !== DEFLATED || offset + 30 > zip.length) return true;
    const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
    try {
      inflateRawSync(zip.subarray(start, start + packed), { maxOutputLength: Math.max(unpacked, 1) });
      return true;
    } catch (error) {
      return !(error instanceof RangeError);
    }
  });
}
