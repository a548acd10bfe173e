/** Reads the period or the day that a request speaks of. */
import { orderOf, readDay } from './days.ts';
import { plainWords } from '../table-import/plain-words.ts';

export interface PeriodReading {
  coversFrom: string | null;
  coversTo: string | null;
  asOf: string | null;
}

interface Dates {
  periodFrom: string | null;
  periodTo: string | null;
  asOf: string | null;
}

const AS_OF = /^(?:as (?:of|at)|at|per|stand|zum|au|point in time)\b/;
const WHOLE =
  /\b(?:audit|exam\w*|review|reporting|whole|full|entire|observation) period\b|^period$|\bthroughout\b|\bprufungszeitraum\b|\bperiode d audit\b/;

/** The days; null when the words name none. `engagement` is what "audit period" and "period end" stand for. */
export function readPeriod(text: string, engagement: Dates): PeriodReading | null {
  const words = plainWords(text);
  const from = engagement.periodFrom ?? engagement.asOf ?? '2000-01-01';
  const year = /\b(20\d{2})\b/.exec(words)?.[1] ?? from.slice(0, 4);
  if (/\b(?:end of (?:the )?(?:audit )?period|period end|year end)\b/.test(words)) {
    const asOf = engagement.periodTo ?? engagement.asOf;
    return asOf === null ? null : { coversFrom: null, coversTo: null, asOf };
  }
  if (AS_OF.test(words)) {
    const day = dayIn(text.replace(/^\s*(?:as\s+(?:of|at)|at|per|stand|zum|au)[\s:]*/i, ''), from);
    return day === null ? null : { coversFrom: null, coversTo: null, asOf: day };
  }
  if (WHOLE.test(words) && engagement.periodFrom !== null) {
    return { coversFrom: engagement.periodFrom, coversTo: engagement.periodTo, asOf: null };
  }
  const part = /^(?:q([1-4])|h([12])|([12])h)(?: 20\d{2})?$/.exec(words);
  if (part) {
    const half = part[2] ?? part[3];
    const first = part[1] ? (Number(part[1]) - 1) * 3 : (Number(half) - 1) * 6;
    return monthsOf(year, first, first + (part[1] ? 2 : 5));
  }
  if (/^(?:fy|cy|calendar year|jahr|year)? ?20\d{2}$/.test(words)) return monthsOf(year, 0, 11);
  const ends = text.split(
    /\s*(?:[–—]|\bto\b|\bthrough\b|\buntil\b|\bbis\b|\bau\b|\.\.\.?|\s-\s|(?<=[a-z]{3})-(?=[a-z]{3}))\s*/iu,
  );
  const order = orderOf(ends);
  const [begin = '', end = ''] = ends;
  if (ends.length === 2) {
    const last = /\b20\d{2}\b/.test(begin) ? end : end;
    const to = dayIn(last, from, order);
    const start = /\d{4}|\d\.\d+\.\d{2}/.test(begin) ? begin : `${begin} ${to?.slice(0, 4) ?? ''}`;
    const first = firstDayIn(start, from, order);
    if (first !== null && to !== null && first <= to) return { coversFrom: first, coversTo: to, asOf: null };
    return null;
  }
  const day = dayIn(text, from, order);
  return day === null ? null : { coversFrom: null, coversTo: null, asOf: day };
}

function dayIn(text: string, from: string, order?: ReturnType<typeof orderOf>): string | null {
  const read = readDay({ text, kind: 'text' }, from, order);
  return read.kind === 'day' ? read.iso : null;
}

/** "Jan 2026" begins a span on its first day. */
function firstDayIn(text: string, from: string, order: ReturnType<typeof orderOf>): string | null {
  const day = dayIn(text, from, order);
  const isMonth = /^\p{L}+\.?\s*(?:20\d{2})?$/u.test(text.trim());
  return day !== null && isMonth ? `${day.slice(0, 8)}01` : day;
}

function monthsOf(year: string, first: number, last: number): PeriodReading {
  const day = (month: number, of: number) =>
    new Date(Date.UTC(Number(year), month, of)).toISOString().slice(0, 10);
  return { coversFrom: day(first, 1), coversTo: day(last + 1, 0), asOf: null };
}
