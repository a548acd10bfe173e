import type { CoverageRow } from '../../../../shared/contract/evidence/coverage.ts';
import {
  gapsOf,
  joinedOccurrences,
  MOST_OCCURRENCES,
  type CoverageState,
} from '../../../../shared/domain/evidence-coverage.ts';
import { daysBetween, nextDay } from '../../../app/dates.ts';

/** The days that a track stretches over. */
export interface Axis {
  from: string;
  to: string;
  today: string;
}

/** Where a day begins on the axis, from 0 to 1. */
export const placeOf = ({ from, to }: Axis, day: string): number =>
  Math.min(Math.max(daysBetween(from, day) / (daysBetween(from, to) + 1), 0), 1);

/** One mark of a track. A bar has a width; a point, such as an occurrence, stands at its day. */
export interface TrackMark {
  key: string;
  kind: 'bar' | 'occurrence' | 'event';
  state: CoverageState;
  /** From 0 to 1. */
  start: number;
  end: number;
}

/** What is drawn for one control, in the order of time. */
export function trackMarks({ coverage, evidence }: CoverageRow, axis: Axis): TrackMark[] {
  const bar = (from: string, to: string, state: CoverageState, key = from): TrackMark => ({
    key,
    kind: 'bar',
    state,
    start: placeOf(axis, from),
    end: placeOf(axis, nextDay(to)),
  });
  switch (coverage.kind) {
    case 'days':
      return coverage.stretches.map(({ from, to, state }) => bar(from, to, state));
    case 'occurrences': {
      if (coverage.occurrences.length > MOST_OCCURRENCES)
        return joinedOccurrences(coverage.occurrences).map(({ from, to, state }) => bar(from, to, state));
      return coverage.occurrences.map(({ key, to, state }) => {
        const at = placeOf(axis, to);
        return { key, kind: 'occurrence', state, start: at, end: at };
      });
    }
    case 'events': {
      const shown = new Set(coverage.evidenceIds);
      return evidence.flatMap(({ id, first, last }): TrackMark[] => {
        if (!shown.has(id) || !first || !last) return [];
        if (first !== last) return [bar(first, last, 'held', id)];
        const at = placeOf(axis, first);
        return [{ key: id, kind: 'event', state: 'held', start: at, end: at }];
      });
    }
  }
}

/** "3 of 4 due", "90 of 142 days", "2 pieces": what stands at the end of a track. */
export function coverageWords({ coverage }: CoverageRow): string {
  if (coverage.kind === 'events')
    return coverage.evidenceIds.length === 0 ? 'none' : `${coverage.evidenceIds.length}`;
  const unit = coverage.kind === 'days' ? ' d' : '';
  return `${coverage.held} of ${Math.max(coverage.due, coverage.held)}${unit}`;
}

/** How much is to collect: occurrences, or days of a continuous control; 0 for what follows events. */
export function toCollect({ coverage }: CoverageRow): number {
  return coverage.kind === 'events' ? 0 : Math.max(coverage.due - coverage.held, 0);
}

/** One sentence for who cannot see the track. */
export function trackSummary(row: CoverageRow): string {
  const gaps = gapsOf(row).map(({ words }) => words);
  const lacking =
    gaps.length === 0
      ? ''
      : ` Nothing shows ${gaps.slice(0, 6).join(', ')}${gaps.length > 6 ? ` and ${gaps.length - 6} more` : ''}.`;
  if (row.coverage.kind === 'events')
    return row.coverage.evidenceIds.length === 0
      ? 'No evidence of the time.'
      : `${row.coverage.evidenceIds.length} pieces of evidence.`;
  return `${coverageWords(row)} held.${lacking}`;
}
