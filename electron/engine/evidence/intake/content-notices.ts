import type { FileNotice } from '../../../../shared/domain/evidence-vocabulary.ts';
import { hasStream } from '../ole.ts';

/** The beginning and the end of a file, which overlap when it is small. */
export interface Ends {
  head: Uint8Array;
  tail: Uint8Array;
  /** Bytes. */
  size: number;
}

const EXECUTABLE =
  /^application\/(vnd\.microsoft\.portable-executable|x-elf|x-mach-binary|x-sharedlib|java-archive)$/;

/** What the bytes show that a person must know before relying on the file. Only its ends are looked at. */
export function contentNotices(mediaType: string, ends: Ends): FileNotice[] {
  if (mediaType === 'application/pdf') return pdfNotices(ends);
  if (mediaType === 'text/html') return isActiveHtml(text(ends.head)) ? ['active_content'] : [];
  if (mediaType === 'image/svg+xml') return isActiveSvg(text(ends.head)) ? ['active_content'] : [];
  if (mediaType === 'image/png') return text(ends.tail).includes('IEND') ? [] : ['damaged'];
  if (mediaType === 'image/jpeg') return isWholeJpeg(ends) ? [] : ['damaged'];
  if (EXECUTABLE.test(mediaType)) return ['active_content'];
  return isOle(ends.head) ? oleNotices(ends) : [];
}

function pdfNotices(ends: Ends): FileNotice[] {
  const [head, tail] = [text(ends.head), text(ends.tail)];
  const parts = [head, tail];
  const isActive = (part: string) =>
    /\/(JavaScript|Launch)(?![A-Za-z0-9])/.test(part) ||
    /\/OpenAction\s{0,20}<<(?![^>]{0,200}\/S\s{0,20}\/GoTo(?![A-Za-z0-9]))/.test(part);
  return [
    ...(parts.some(isActive) ? (['active_content'] as const) : []),
    ...(parts.some((p) => /\/Encrypt\s{0,20}(\d{1,10}\s{1,20}\d{1,10}\s{1,20}R|<<)/.test(p))
      ? (['encrypted'] as const)
      : []),
    ...(isWholePdf(tail, ends.size) ? [] : (['damaged'] as const)),
  ];
}

/** The end names the place of the table of objects, which lies in the file. */
function isWholePdf(tail: string, size: number): boolean {
  const at = /startxref\s{1,20}(\d{1,15})\s{1,20}%%EOF/.exec(
    tail.slice(Math.max(0, tail.lastIndexOf('startxref'))),
  );
  return at !== null && Number(at[1]) < size;
}

/** Scripts, handlers, and what loads something; a link to a page is none of them. */
const HTML = [
  /<(script|iframe|object|embed|applet)[\s/>]/i,
  /<[a-z][^<>]{0,2000}\son[a-z]{3,20}\s{0,20}=/i,
  /javascript:/i,
  /\ssrc\s{0,20}=\s{0,20}["']?(https?:)?\/\//i,
  /<link\s[^<>]{0,2000}href\s{0,20}=\s{0,20}["']?(https?:)?\/\//i,
  /http-equiv\s{0,20}=\s{0,20}["']?refresh/i,
];
const SVG = [
  /<([a-z]{1,20}:)?(script|foreignObject|iframe|embed|object)[\s/>]/i,
  /<[a-z][^<>]{0,2000}\son[a-z]{3,20}\s{0,20}=/i,
  /javascript:/i,
  /<([a-z]{1,20}:)?(image|use|feImage)\s[^<>]{0,2000}href\s{0,20}=\s{0,20}["'](https?:)?\/\//i,
  /@import|url\(\s{0,20}["']?(https?:)?\/\//i,
  /<!ENTITY/i,
];
const isActiveHtml = (markup: string): boolean => HTML.some((pattern) => pattern.test(markup));
const isActiveSvg = (markup: string): boolean => SVG.some((pattern) => pattern.test(markup));

/** The mark of the end comes after the last scan; an earlier one belongs to a thumbnail. */
function isWholeJpeg({ head, tail, size }: Ends): boolean {
  const end = size <= head.length ? head : tail;
  const bytes = Buffer.from(end.buffer, end.byteOffset, end.byteLength);
  const last = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
  return last >= 0 && last > bytes.lastIndexOf(Buffer.from([0xff, 0xda]));
}

const isOle = (head: Uint8Array): boolean => [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => head[i] === byte);

function oleNotices({ head, tail }: Ends): FileNotice[] {
  const has = (name: string) => hasStream(head, name) || hasStream(tail, name);
  return [
    ...(has('_VBA_PROJECT') ? (['active_content'] as const) : []),
    ...(has('EncryptedPackage') ? (['encrypted'] as const) : []),
  ];
}

const text = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
