/** Parts of a document that is a zip archive, read in memory under their exact names; nothing is written to disk. */
import { fromBufferPromise, type Entry } from 'yauzl';
import { isEncryptedOle, isOle } from '../../tables/container.ts';
import { asBuffer } from '../../tables/text-decoding.ts';
import { Unreadable, type Reading, type SourceFile } from './model.ts';

/** Bytes of a whole document once unpacked, and of one part. */
const LARGEST_DOCUMENT = 500 * 1024 * 1024;
const LARGEST_PART = 200 * 1024 * 1024;
const MOST_PARTS = 10_000;

/**
 * Checks an Office document before a reader unpacks it: every part is unpacked once and thrown away, and one that is larger than the
 * archive says ends the check.
 *
 * @throws Unreadable for one with a password, in a format of before 2007, or too large; Error for a damaged one
 */
export async function checkDocument(bytes: Uint8Array): Promise<void> {
  if (isOle(bytes)) {
    throw new Unreadable(
      isEncryptedOle(bytes) ? 'It is protected by a password.' : 'It is in an Office format of before 2007.',
    );
  }
  let total = 0;
  await eachPart(bytes, (entry) => {
    total += entry.uncompressedSize;
    if (total > LARGEST_DOCUMENT) throw new Unreadable('It unpacks to more than 500 MB.');
    return () => {};
  });
}

/** The wanted parts of a document by name. @throws like `checkDocument` */
export async function readParts(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Promise<Map<string, Buffer>> {
  const pieces = new Map<string, Buffer[]>();
  await eachPart(bytes, (entry) => {
    if (!wanted(entry.fileName)) return null;
    if (entry.uncompressedSize > LARGEST_PART) throw new Unreadable('It unpacks to more than 200 MB.');
    pieces.set(entry.fileName, []);
    return (piece) => pieces.get(entry.fileName)?.push(piece);
  });
  return new Map([...pieces].map(([name, parts]) => [name, Buffer.concat(parts)]));
}

type PartReader = (piece: Buffer) => void;

/** The names in an archive that came in as it is. */
export async function listArchive({ bytes }: SourceFile): Promise<Reading> {
  const names: string[] = [];
  await eachPart(bytes, ({ fileName }) => {
    names.push(fileName);
    return null;
  });
  return { text: names.join('\n'), facts: { attachments: names } };
}

/** Looks at one part after another. @param look gives what takes the bytes of a part that is to be unpacked */
async function eachPart(bytes: Uint8Array, look: (entry: Entry) => PartReader | null): Promise<void> {
  // Sizes are validated: a part that unpacks to more than the archive says is an error.
  const archive = await fromBufferPromise(asBuffer(bytes), { validateEntrySizes: true });
  let count = 0;
  for await (const entry of archive.eachEntry()) {
    count += 1;
    if (count > MOST_PARTS) throw new Unreadable(`It holds more than ${MOST_PARTS} parts.`);
    const take = look(entry);
    if (!take) continue;
    if (entry.isEncrypted()) throw new Unreadable('It is protected by a password.');
    for await (const piece of await archive.openReadStreamPromise(entry)) take(piece as Buffer);
  }
}
