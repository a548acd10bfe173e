import { VIEWED_IMAGES } from './evidence.ts';

/** Ways to look at a file. `document` is its words with headings, lists and tables, without its layout. */
export const VIEW_KINDS = ['image', 'pdf', 'text', 'table', 'json', 'email', 'document'] as const;
export type ViewKind = (typeof VIEW_KINDS)[number];

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

/** Workbooks that are read as tables; macros are never read. */
export const WORKBOOK_TYPES: readonly string[] = [
  `${OFFICE}.spreadsheetml.sheet`,
  'application/vnd.ms-excel.sheet.macroenabled.12',
];
/** Documents whose words can be taken out, by how they are made inside. */
export const DOCUMENT_TYPES: Readonly<Record<string, 'word' | 'slides' | 'open'>> = {
  [`${OFFICE}.wordprocessingml.document`]: 'word',
  'application/vnd.ms-word.document.macroenabled.12': 'word',
  [`${OFFICE}.presentationml.presentation`]: 'slides',
  'application/vnd.ms-powerpoint.presentation.macroenabled.12': 'slides',
  [`${OPEN}.text`]: 'open',
  [`${OPEN}.spreadsheet`]: 'open',
  [`${OPEN}.presentation`]: 'open',
};

const BY_TYPE: Readonly<Record<string, readonly ViewKind[]>> = {
  'application/pdf': ['pdf'],
  'text/csv': ['table', 'text'],
  'text/tab-separated-values': ['table', 'text'],
  'application/json': ['json', 'table', 'text'],
  // One object a line.
  'application/x-ndjson': ['table', 'json', 'text'],
  'message/rfc822': ['email', 'text'],
  'text/html': ['text', 'document'],
  'application/xml': ['text'],
  'image/svg+xml': ['text'],
};

/** Ways to look at a file of this type, the usual one first; none when it can only be saved. */
export function viewsOf(mediaType: string): readonly ViewKind[] {
  if (VIEWED_IMAGES.includes(mediaType)) return ['image'];
  if (WORKBOOK_TYPES.includes(mediaType)) return ['table'];
  if (mediaType in DOCUMENT_TYPES) return ['document'];
  return BY_TYPE[mediaType] ?? (mediaType.startsWith('text/') ? ['text'] : []);
}
