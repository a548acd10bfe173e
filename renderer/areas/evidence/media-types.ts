/** Short names of the media types that evidence usually has; others go by their file extension. */
const TYPES: Record<string, string> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPG',
  'image/gif': 'GIF',
  'image/webp': 'WEBP',
  'image/svg+xml': 'SVG',
  'text/plain': 'TXT',
  'text/csv': 'CSV',
  'text/html': 'HTML',
  'application/json': 'JSON',
  'application/xml': 'XML',
  'message/rfc822': 'EML',
  'application/zip': 'ZIP',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
};

/** What a file is, in at most five letters. The content decides where it is known, not the name. */
export function typeWord({ mediaType, fileName }: { mediaType: string; fileName: string }): string {
  const known = TYPES[mediaType];
  if (known) return known;
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(fileName)?.[1];
  return extension?.toUpperCase() ?? 'File';
}

/** Whether a small picture is made of such files: of pictures, and of the first page of a PDF. */
export const hasPicture = (mediaType: string): boolean =>
  mediaType === 'application/pdf' || (mediaType.startsWith('image/') && mediaType !== 'image/svg+xml');
