/** Nights of backup jobs, and restores. A failed run that is run again the same night is one night with a good run. */
import type { BackupOutcome, RestoreOutcome } from '../programme-vocabulary.ts';
import { groupBy } from '../group-by.ts';
import { daysBetween } from '../readiness/days.ts';
import {
  nothingMeasured,
  rate,
  sentences,
  several,
  within,
  type Measure,
  type MetricItem,
  type MetricSpan,
} from './metric.ts';

export interface BackupFact {
  id: string;
  /** The job. */
  name: string;
  day: string | null;
  outcome: BackupOutcome;
  attempt: number;
  message: string;
}

export interface RestoreFact {
  id: string;
  name: string;
  testedOn: string | null;
  outcome: RestoreOutcome | null;
}

interface Night {
  job: string;
  day: string;
  runs: BackupFact[];
}

const EMPTY = 'No backup run is recorded for this time.';
/** A job that runs on fewer of its days than this is no nightly one, so its other days are not missing. */
const NIGHTLY = 0.5;

const isGood = ({ outcome }: BackupFact) => outcome !== 'failed';
const isGoodNight = ({ runs }: Night) => runs.some(isGood);

function nightsOf(runs: readonly BackupFact[], span: MetricSpan): Night[] {
  const own = runs.filter(({ day }) => within(day, span));
  return [...groupBy(own, ({ name, day }) => `${day} ${name}`).values()].map((of) => ({
    job: of[0]?.name ?? '',
    day: of[0]?.day ?? '',
    runs: of,
  }));
}

/** Days between the first and the last night of the list on which a nightly job has no line at all. */
function missingNights(nights: readonly Night[]): number {
  const last = nights.reduce((latest, { day }) => (day > latest ? day : latest), '');
  let missing = 0;
  for (const own of groupBy(nights, ({ job }) => job).values()) {
    const first = own.reduce((earliest, { day }) => (day < earliest ? day : earliest), last);
    const days = daysBetween(first, last) + 1;
    if (own.length >= days * NIGHTLY) missing += days - own.length;
  }
  return missing;
}

function nightItem({ job, day, runs }: Night): MetricItem {
  const message = runs
    .map((run) => run.message)
    .filter((text) => text !== '')
    .at(-1);
  const attempts = several(runs.length, 'run', 'runs');
  return {
    id: runs[0]?.id ?? '',
    ref: job,
    title: `Night of ${day}`,
    detail: `${attempts}, none succeeded${message ? `: ${message}` : '.'}`,
    link: `/registers/backups/${runs[0]?.id ?? ''}`,
  };
}

function noteOf(nights: readonly Night[]): string {
  const warned = nights.filter(({ runs }) => {
    const good = runs.filter(isGood);
    return good.length > 0 && good.every(({ outcome }) => outcome === 'warnings');
  }).length;
  const repaired = nights.filter((night) => isGoodNight(night) && !night.runs.every(isGood)).length;
  const missing = missingNights(nights);
  return sentences(
    warned > 0 ? `${several(warned, 'night', 'nights')} with warnings.` : '',
    repaired > 0
      ? `${several(repaired, 'night', 'nights')} failed at first and succeeded when run again.`
      : '',
    missing > 0 ? `${several(missing, 'night is', 'nights are')} missing from the list.` : '',
  );
}

/** Warnings count as success; the note tells them apart. */
export function backupSuccessRate(runs: readonly BackupFact[], span: MetricSpan): Measure {
  const nights = nightsOf(runs, span);
  const failed = nights.filter((night) => !isGoodNight(night));
  const items = failed.map(nightItem);
  return rate(nights.length - failed.length, nights.length, items, noteOf(nights), EMPTY);
}

export function failedBackups(runs: readonly BackupFact[], span: MetricSpan): Measure {
  const nights = nightsOf(runs, span);
  if (nights.length === 0) return nothingMeasured(EMPTY);
  const items = nights.filter((night) => !isGoodNight(night)).map(nightItem);
  return {
    value: items.length,
    numerator: items.length,
    denominator: nights.length,
    note: noteOf(nights),
    items,
  };
}

/** Restores that succeeded; those that did so in part are named, not counted. */
export function restoreTests(tests: readonly RestoreFact[], span: MetricSpan): Measure {
  if (tests.length === 0) return nothingMeasured('No restore test is recorded.');
  const own = tests.filter(({ testedOn }) => within(testedOn, span));
  const succeeded = own.filter(({ outcome }) => outcome === 'succeeded');
  const partly = own.filter(({ outcome }) => outcome === 'partly').length;
  const failed = own.filter(({ outcome }) => outcome === 'failed').length;
  return {
    value: succeeded.length,
    numerator: succeeded.length,
    denominator: own.length,
    note: sentences(partly > 0 ? `${partly} succeeded in part.` : '', failed > 0 ? `${failed} failed.` : ''),
    items: own.map(({ id, name, testedOn, outcome }) => ({
      id,
      ref: testedOn ?? '',
      title: name,
      detail: outcome === null ? 'No outcome is recorded.' : `Outcome: ${outcome}.`,
      link: `/registers/restore-tests/${id}`,
    })),
  };
}
