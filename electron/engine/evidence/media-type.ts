import { fileTypeFromBuffer } from 'file-type';

/** What a file of this extension claims to be. */
const BY_EXTENSION: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  svg: 'image/svg+xml',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  log: 'text/plain',
  md: 'text/markdown',
  json: 'application/json',
  xml: 'application/xml',
  html: 'text/html',
  htm: 'text/html',
  eml: 'message/rfc822',
  msg: 'application/vnd.ms-outlook',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** Types that are text inside, so that bytes alone do not tell them apart. */
const TEXT_TYPES = /^(text\/|message\/|application\/(json|xml)$|image\/svg\+xml$)/;

export const isText = (mediaType: string): boolean => TEXT_TYPES.test(mediaType);

/**
 * Media type decided from the content; the name only tells text formats apart.
 *
 * @param head the first bytes, up to 1 MiB
 * @returns `differs` when the name claims another type than the bytes are
 */
export async function detectMediaType(
  fileName: string,
  head: Uint8Array,
): Promise<{ mediaType: string; differs: boolean }> {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const claimed = BY_EXTENSION[extension];
  const found = (await fileTypeFromBuffer(head))?.mime as string | undefined;
  if (found !== undefined && !(found === 'application/xml' && claimed !== undefined && isText(claimed))) {
    return { mediaType: found, differs: claimed !== undefined && claimed !== found };
  }
  if (looksLikeText(head)) {
    if (claimed !== undefined && isText(claimed)) return { mediaType: claimed, differs: false };
    return { mediaType: 'text/plain', differs: claimed !== undefined };
  }
  return { mediaType: 'application/octet-stream', differs: claimed !== undefined };
}

function looksLikeText(head: Uint8Array): boolean {
  const sample = head.subarray(0, 65_536);
  const utf16 = (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff);
  return utf16 || !sample.includes(0);
}
