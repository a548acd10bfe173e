/**
 * Which files of evidence may be handed to another program to look at. The list names what is safe; everything else is refused, since
 * what another program does with a file is out of our hands. The extension comes from the content and never from the file's own name:
 * it is what the desktop chooses the program by.
 */
import type { FileNotice } from './evidence-vocabulary.ts';

const OFFICE = 'application/vnd.openxmlformats-officedocument.';

/** Extension of the copy, with its dot, by the media type of the content. */
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['application/pdf', '.pdf'],
  ['image/png', '.png'],
  ['image/jpeg', '.jpg'],
  ['image/gif', '.gif'],
  ['image/webp', '.webp'],
  ['image/bmp', '.bmp'],
  ['image/tiff', '.tif'],
  ['image/heic', '.heic'],
  ['text/plain', '.txt'],
  ['text/markdown', '.txt'],
  ['text/csv', '.csv'],
  ['text/tab-separated-values', '.tsv'],
  ['application/json', '.json'],
  ['application/x-ndjson', '.txt'],
  [`${OFFICE}wordprocessingml.document`, '.docx'],
  [`${OFFICE}spreadsheetml.sheet`, '.xlsx'],
  [`${OFFICE}presentationml.presentation`, '.pptx'],
]);

/** Extensions of all copies that are ever opened. */
export const OPENED_EXTENSIONS: ReadonlySet<string> = new Set(EXTENSIONS.values());

/** Bytes; a larger file is not copied for a look. */
export const LARGEST_OPENED = 1024 ** 3;

/** The temporary folders of these copies begin with this. */
export const OPENED_PREFIX = 'trustbench-open-';

/** The extension of a copy to open, with its dot; null for a type that is not opened. */
export const openedExtension = (mediaType: string): string | null => EXTENSIONS.get(mediaType) ?? null;

/** Why a file is not opened in another program, as sentences that say what to do instead; null when it is. */
export function refuseOpening({
  mediaType,
  size,
  notices,
}: {
  mediaType: string;
  size: number;
  notices: readonly FileNotice[];
}): string | null {
  if (openedExtension(mediaType) === null)
    return `${typeWords(mediaType)} not opened outside. Save a copy if you must.`;
  if (notices.includes('active_content'))
    return 'It holds scripts or macros, so it is not opened outside. Save a copy if you must.';
  if (mediaType.startsWith(OFFICE) && (notices.includes('encrypted') || notices.includes('damaged')))
    return 'Its content could not be checked for macros, so it is not opened outside. Save a copy if you must.';
  if (size > LARGEST_OPENED) return 'Files over 1 GB are not copied for a look. Save a copy instead.';
  return null;
}

function typeWords(mediaType: string): string {
  if (/html|svg|xml/.test(mediaType)) return 'Markup is';
  if (/zip|compressed|x-tar|x-7z/.test(mediaType)) return 'Archives are';
  if (/^message\/|outlook/.test(mediaType)) return 'Emails are';
  return 'Files of this type are';
}
