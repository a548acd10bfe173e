import type { EngagementType } from './vocabulary.ts';

/** Image formats that a browser draws by itself and that carry no script. */
export const VIEWED_IMAGES: readonly string[] = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/bmp',
];

export interface EvidenceDates {
  coversFrom: string | null;
  coversTo: string | null;
  asOf: string | null;
}

export interface EngagementDates {
  type: EngagementType;
  asOf: string | null;
  periodFrom: string | null;
  periodTo: string | null;
}

/** A readable title from a file name: without its extension, underscores as spaces. */
export function titleFromFileName(fileName: string): string {
  const stem = fileName.replace(/\.[A-Za-z0-9]{1,8}$/, '');
  const title = stem.replaceAll('_', ' ').replaceAll(/\s+/g, ' ').trim();
  return (title === '' ? fileName : title).slice(0, 200);
}

/** The number of the n-th evidence record: EV-0001. */
export const evidenceRef = (n: number): string => `EV-${String(n).padStart(4, '0')}`;
