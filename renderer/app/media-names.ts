import { FILE_NOTICE_NAMES, type FileNotice } from '../../shared/domain/evidence-vocabulary.ts';

/** Media types as people call them, after "is". */
const NAMES: Record<string, string> = {
  'application/pdf': 'a PDF document',
  'image/png': 'a PNG image',
  'image/jpeg': 'a JPEG image',
  'image/gif': 'a GIF image',
  'image/webp': 'a WebP image',
  'image/bmp': 'a BMP image',
  'image/tiff': 'a TIFF image',
  'image/svg+xml': 'an SVG drawing',
  'text/plain': 'plain text',
  'text/csv': 'a CSV table',
  'text/tab-separated-values': 'a table in tabs',
  'text/html': 'a web page',
  'application/json': 'JSON',
  'application/xml': 'XML',
  'message/rfc822': 'an email',
  'application/vnd.ms-outlook': 'an Outlook message',
  'application/zip': 'a zip archive',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'an Excel workbook',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'a Word document',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'a PowerPoint file',
  'application/x-msdownload': 'a Windows program',
  'application/x-cfb': 'an older Office file or another compound file',
  'application/octet-stream': 'of no type that is known',
};

export interface SeenFile {
  fileName: string;
  /** Media type that the content shows. */
  mediaType: string;
  /** The name claims another type. */
  typeDiffers: boolean;
  notices: readonly FileNotice[];
}

/** "Named .pdf, is a PNG image": a file whose name claims what its content is not. */
export function differingWords({ fileName, mediaType }: Pick<SeenFile, 'fileName' | 'mediaType'>): string {
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(fileName)?.[0];
  return `Named ${extension ?? fileName}, is ${NAMES[mediaType] ?? mediaType}`;
}

/** What a person must know of a file before relying on it, each as a sentence without its full stop. */
export const noticeWords = (file: SeenFile): string[] => [
  ...(file.typeDiffers ? [differingWords(file)] : []),
  ...file.notices.map((notice) => FILE_NOTICE_NAMES[notice]),
];
