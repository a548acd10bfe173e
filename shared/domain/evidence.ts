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

/** A Type I report speaks of one day; evidence older than this many days before it says little about that day. */
const STALE_DAYS = 365;

/**
 * What the dates of evidence mean against the engagement, in sentences. Type II evidence must come from the period; Type I
 * evidence from the as-of date or shortly before it. No date at all is said too, because nobody can judge it then.
 */
export function dateWarnings(evidence: EvidenceDates, engagement: EngagementDates): string[] {
  const first = evidence.coversFrom ?? evidence.asOf ?? evidence.coversTo;
  const last = evidence.coversTo ?? evidence.asOf ?? evidence.coversFrom;
  if (!first || !last) return ['No date or period is recorded.'];
  if (engagement.type === 'I') {
    const day = engagement.asOf ?? '';
    if (first > day) return [`Dates from after the as-of date ${day}.`];
    if (daysBetween(last, day) > STALE_DAYS) return [`More than a year older than the as-of date ${day}.`];
    return [];
  }
  const from = engagement.periodFrom ?? '';
  const to = engagement.periodTo ?? '';
  if (last < from) return [`Ends before the period, which begins ${from}.`];
  if (first > to) return [`Begins after the period, which ends ${to}.`];
  return [];
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** A readable title from a file name: without its extension, underscores as spaces. */
export function titleFromFileName(fileName: string): string {
  const stem = fileName.replace(/\.[A-Za-z0-9]{1,8}$/, '');
  const title = stem.replaceAll('_', ' ').replaceAll(/\s+/g, ' ').trim();
  return (title === '' ? fileName : title).slice(0, 200);
}

/** The number of the n-th evidence record: EV-0001. */
export const evidenceRef = (n: number): string => `EV-${String(n).padStart(4, '0')}`;
