import type { Population } from '../../../../shared/contract/audit/populations.ts';
import type { Engagement } from '../../../../shared/contract/workspace.ts';
import { count, plural } from '../../../app/format.ts';

/** What a frozen population is known to be, in sentences. Facts only: what they mean for a test is for a person to say. */

/** Completeness: whether the rows agree with a count from another source. */
export interface Completeness {
  agrees: boolean | null;
  sentence: string;
}

export function completeness({ rows, independentTotal }: Population): Completeness {
  if (independentTotal === null) {
    return { agrees: null, sentence: `${plural(rows, 'row')}, not compared with an independent total` };
  }
  const total = count(independentTotal);
  if (rows === independentTotal) {
    return {
      agrees: true,
      sentence: `${plural(rows, 'row')}, agrees with the independent total of ${total}`,
    };
  }
  const gap = count(Math.abs(rows - independentTotal));
  const side = rows < independentTotal ? 'fewer' : 'more';
  return {
    agrees: false,
    sentence: `${plural(rows, 'row')}, ${gap} ${side} than the independent total of ${total}`,
  };
}

export function keyFact({ keyColumn, duplicateKeys, emptyKeys }: Population): string {
  const duplicates = duplicateKeys === 0 ? 'no duplicates' : plural(duplicateKeys, 'duplicate');
  const empty = emptyKeys === 0 ? 'none empty' : `${count(emptyKeys)} empty`;
  return `${keyColumn}, ${duplicates}, ${empty}`;
}

/** First and last date of the file, and what lies outside the period. */
export function dateFact(population: Population, { periodFrom, periodTo }: Engagement): string {
  const { dateColumn, firstDate, lastDate, rows, inPeriod, unreadableDates } = population;
  if (dateColumn === null) return 'No date column, so every row counts as in the period';
  if (!firstDate || !lastDate) return `${dateColumn}, no date could be read`;
  const outside = rows - inPeriod - unreadableDates;
  const sides = [
    ...(periodFrom && firstDate < periodFrom ? ['before'] : []),
    ...(periodTo && lastDate > periodTo ? ['after'] : []),
  ].join(' or ');
  const facts = [
    `${dateColumn}, ${firstDate} to ${lastDate}`,
    ...(outside > 0 ? [`${plural(outside, 'row')} ${sides ? `${sides} the period` : 'without a date'}`] : []),
    ...(unreadableDates > 0 ? [`${plural(unreadableDates, 'date')} not readable`] : []),
  ];
  return facts.join('; ');
}

/** What a sample is drawn from. */
export const frameFact = ({ frameSize, inPeriod }: Population) =>
  `${plural(frameSize, 'item')} to draw from, ${plural(inPeriod, 'row')} in the period`;

/** "7f43 d98e … fce2", as hashes are read aloud. */
export const shortHash = (hash: string) => `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`;
