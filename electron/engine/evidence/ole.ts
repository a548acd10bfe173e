/** Files of the older Office and of Outlook: streams in one file, named in UTF-16. */
const STREAMS: readonly (readonly [name: string, type: string])[] = [
  ['__nameid_version1.0', 'application/vnd.ms-outlook'],
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
];

const UNKNOWN = 'application/x-cfb';

/** @param part the beginning or the end of the file */
export function hasStream(part: Uint8Array, name: string): boolean {
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength).includes(Buffer.from(name, 'utf16le'));
}

/** The type that the names of the streams show. An Office document with a password hides what it is: there the name is believed. */
export function oleType(head: Uint8Array, claimed: string | null): string {
  if (hasStream(head, 'EncryptedPackage')) return claimed ?? UNKNOWN;
  return (
    STREAMS.find(([name]) => hasStream(head, name))?.[1] ?? (claimed && isOle(claimed) ? claimed : UNKNOWN)
  );
}

const isOle = (type: string): boolean => STREAMS.some(([, known]) => known === type);
