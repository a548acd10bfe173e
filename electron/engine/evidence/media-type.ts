import { fileTypeFromBuffer } from 'file-type';
import { claimedType, isText } from './claimed-type.ts';
import { oleType } from './ole.ts';
import { fitsClaim, tableType, textType } from './text-type.ts';

const UNKNOWN = 'application/octet-stream';
const PDF = 'application/pdf';
/** Names that differ for one type. */
const SAME: Readonly<Record<string, string>> = {
  'image/heif': 'image/heic',
  'application/x-msdownload': 'application/vnd.microsoft.portable-executable',
};
/** What a browser or mail program acts on: text under a harmless name does not turn into it unnoticed. */
const ACTS = /^(text\/html|image\/svg\+xml|message\/rfc822)$/;
/** Plain text holds any text. */
const PLAIN = /^text\/(plain|markdown)$/;
/** Bytes that begin formats of text which have a signature. */
const SIGNED_TEXT = /^(%!PS|\{\\rtf|BEGIN:V|#!AMR|-----BEGIN PGP)/;

export interface MediaType {
  mediaType: string;
  claimed: string | null;
  /** True when the name claims another type than the bytes are. */
  differs: boolean;
}

/**
 * Media type decided from the content; the name only tells apart what may both be.
 *
 * @param head the first bytes, up to 1 MiB
 */
export async function detectMediaType(fileName: string, head: Uint8Array): Promise<MediaType> {
  const claimed = claimedType(fileName);
  const found = isPdf(head, claimed)
    ? compare(claimed, PDF)
    : isTextual(head)
      ? fromText(claimed, decode(head))
      : await fromBytes(claimed, head);
  return { ...found, claimed };
}

/** What the name says of content that is known for certain. */
export function withClaim(fileName: string, mediaType: string): MediaType {
  const claimed = claimedType(fileName);
  return { mediaType, claimed, differs: claimed !== null && claimed !== mediaType };
}

async function fromBytes(claimed: string | null, head: Uint8Array): Promise<Omit<MediaType, 'claimed'>> {
  const found = (await fileTypeFromBuffer(head))?.mime as string | undefined;
  if (found === 'application/x-cfb') return compare(claimed, oleType(head, claimed));
  // It is text that the other test did not know for text, such as XML in UTF-16.
  if (found === 'application/xml' && claimed !== null && isText(claimed)) return compare(claimed, claimed);
  return compare(claimed, SAME[found ?? ''] ?? found ?? UNKNOWN);
}

function fromText(claimed: string | null, text: string): Omit<MediaType, 'claimed'> {
  const found = textType(text);
  if (found === null) {
    if (claimed === null) return { mediaType: tableType(text) ?? 'text/plain', differs: false };
    const isSound = isText(claimed) && fitsClaim(claimed, text);
    return { mediaType: isSound ? claimed : (tableType(text) ?? 'text/plain'), differs: !isSound };
  }
  if (found === 'application/json' && claimed === 'application/x-ndjson') return compare(claimed, claimed);
  // A table or an export may begin like a document of another kind, but a memo that is a web page calls itself what it is not.
  if (claimed !== null && PLAIN.test(claimed) && !ACTS.test(found))
    return { mediaType: found, differs: false };
  return compare(claimed, found);
}

const compare = (claimed: string | null, mediaType: string) => ({
  mediaType,
  differs: claimed !== null && claimed !== mediaType,
});

/** Readers of PDF accept some bytes before it; a text that merely mentions it does not call itself one. */
function isPdf(head: Uint8Array, claimed: string | null): boolean {
  const at = latin1(head.subarray(0, 1024)).indexOf('%PDF-');
  return at === 0 || (at > 0 && claimed === PDF);
}

/** Text without the marks of a format that begins with readable characters. */
function isTextual(head: Uint8Array): boolean {
  if (encodingOf(head) !== null) return true;
  return (
    !head.subarray(0, 65_536).includes(0) &&
    !SIGNED_TEXT.test(latin1(head.subarray(0, 20))) &&
    !isCompact(head)
  );
}

/** Bytes that are no text though none of them is 0, such as a short packed file. */
function isCompact(head: Uint8Array): boolean {
  const sample = head.subarray(0, 1024);
  let odd = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 27) || byte === 127) odd += 1;
  return odd > sample.length / 50;
}

function encodingOf(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
}

const decode = (head: Uint8Array): string =>
  new TextDecoder(encodingOf(head) ?? 'utf-8').decode(head.subarray(0, 131_072));
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
