import { VIEWED_IMAGES } from './evidence.ts';

/** Ways to look at a file. `document` is its words with headings, lists and tables, without its layout. */
export const VIEW_KINDS = ['image', 'pdf', 'text', 'table', 'json', 'email', 'document'] as const;
export type ViewKind = (typeof VIEW_KINDS)[number];

const OFFICE = 'application/vnd.openxmlformats-officedocument';
export const WORKBOOK_TYPE = `${OFFICE}.spreadsheetml.sheet`;
/** Written documents and slides whose words can be taken out. */
export const DOCUMENT_TYPES = {
  docx: `${OFFICE}.wordprocessingml.document`,
  pptx: `${OFFICE}.presentationml.presentation`,
  odt: 'application/vnd.oasis.opendocument.text',
} as const;

const BY_TYPE: Readonly<Record<string, readonly ViewKind[]>> = {
  'application/pdf': ['pdf'],
  'text/csv': ['table', 'text'],
  'text/tab-separated-values': ['table', 'text'],
  [WORKBOOK_TYPE]: ['table'],
  'application/json': ['json', 'table', 'text'],
  'message/rfc822': ['email', 'text'],
  'text/html': ['text', 'document'],
  'application/xml': ['text'],
  'image/svg+xml': ['text'],
  [DOCUMENT_TYPES.docx]: ['document'],
  [DOCUMENT_TYPES.pptx]: ['document'],
  [DOCUMENT_TYPES.odt]: ['document'],
};

/** Ways to look at a file of this type, the usual one first; none when it can only be saved. */
export function viewsOf({
  mediaType,
  fileName,
}: {
  mediaType: string;
  fileName: string;
}): readonly ViewKind[] {
  if (VIEWED_IMAGES.includes(mediaType)) return ['image'];
  const known = BY_TYPE[mediaType];
  if (known) return known;
  if (!mediaType.startsWith('text/')) return [];
  // One JSON object a line has no media type of its own that file systems know.
  return /\.(?:jsonl|ndjson)$/i.test(fileName) ? ['table', 'json', 'text'] : ['text'];
}
