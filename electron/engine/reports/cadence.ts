import type { ReportCadence } from '../../../shared/domain/calendar/report-cadence.ts';
import { readYear } from '../calendar/year.ts';
import { readOccurrences } from '../calendar/occurrence-rows.ts';
import { OCCURRENCE_STATES } from '../../../shared/domain/programme-vocabulary.ts';
import type { Session } from '../session.ts';

/** What was expected of each periodic control over the period, and what became of it. */
export function readCadence(session: Session): ReportCadence[] {
  const missed = new Map<string, string[]>();
  for (const { ref, key, system } of readOccurrences(session, { states: ['missed'] }))
    missed.set(ref, [...(missed.get(ref) ?? []), system === '' ? key : `${key} ${system}`]);
  return readYear(session).controls.flatMap(({ ref, title, frequency, owner, months }) => {
    const count = (state: (typeof OCCURRENCE_STATES)[number]) =>
      months.reduce((sum, counts) => sum + (counts[OCCURRENCE_STATES.indexOf(state)] ?? 0), 0);
    const expected = months.flat().reduce((sum, one) => sum + one, 0);
    if (expected === 0) return [];
    return [
      {
        ref,
        title,
        owner: owner ?? '',
        frequency,
        expected,
        done: count('done'),
        late: count('late'),
        missed: count('missed'),
        missedKeys: missed.get(ref) ?? [],
        toCollect: count('to_collect'),
        toConfirm: count('to_confirm'),
        overdue: count('overdue'),
        upcoming: count('upcoming') + count('not_due'),
        waived: count('waived'),
      },
    ];
  });
}
