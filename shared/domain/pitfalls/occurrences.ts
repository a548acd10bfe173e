import { monthsBetween } from '../periods.ts';
import type { Frequency } from '../vocabulary.ts';
import type { CheckItem } from './check.ts';
import type { PitfallFacts } from './facts.ts';
import { controlItem } from './items.ts';

/** Months of one occurrence. More frequent controls are sampled from a population; less frequent ones may miss a short period. */
const INTERVAL_MONTHS: Partial<Record<Frequency, number>> = { monthly: 1, quarterly: 3, 'semi-annual': 6 };

/** Whole occurrences of the period as spans of months, counted from its first month; a broken one at the end is not due yet. */
function occurrencesOf(months: readonly string[], length: number): { from: string; to: string }[] {
  return Array.from({ length: Math.floor(months.length / length) }, (_, i) => ({
    from: months[i * length] ?? '',
    to: months[(i + 1) * length - 1] ?? '',
  }));
}

/**
 * Monthly, quarterly and half-yearly controls with occurrences of the period that no evidence covers a day of. Only occurrences
 * that are over, and only controls with any dated evidence: the others have a check of their own. Whose operation is concluded was
 * tested on a population. Not applicable to Type I, which looks at no period.
 */
export function uncoveredOccurrences({ controls, evidence, dates, today }: PitfallFacts): CheckItem[] | null {
  if (dates.type === 'I' || dates.periodFrom === null || dates.periodTo === null) return null;
  const due = controls.filter(
    (c) =>
      c.frequency !== null &&
      INTERVAL_MONTHS[c.frequency] !== undefined &&
      (c.operation === 'not_tested' || c.operation === 'in_progress'),
  );
  if (due.length === 0) return null;
  const months = monthsBetween(dates.periodFrom, dates.periodTo).filter((month) => month < today.slice(0, 7));
  const spans = new Map<string, { from: string; to: string }[]>(due.map((c) => [c.id, []]));
  for (const { first, last, controlIds } of evidence) {
    if (first === null || last === null) continue;
    for (const id of controlIds) spans.get(id)?.push({ from: first.slice(0, 7), to: last.slice(0, 7) });
  }
  return due.flatMap((control) => {
    const shown = spans.get(control.id) ?? [];
    if (shown.length === 0) return [];
    const occurrences = occurrencesOf(months, INTERVAL_MONTHS[control.frequency ?? 'monthly'] ?? 1);
    const missed = occurrences.filter(
      (occurrence) => !shown.some((s) => s.from <= occurrence.to && s.to >= occurrence.from),
    );
    if (missed.length === 0) return [];
    const names = missed.map(({ from, to }) => (from === to ? from : `${from} to ${to}`));
    return [controlItem(control, `nothing shows ${names.join(', ')}`)];
  });
}
