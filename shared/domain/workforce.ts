/** Joiners and leavers: who they are in a period, and whether what had to be done for them was done in time. */
import type { WorkerKind } from './programme-vocabulary.ts';
import { addDays, daysBetween } from './readiness/days.ts';

/** The days and moments of a person on the roster: days are ISO 8601, moments ISO 8601 in UTC, null while not known. */
export interface Employment {
  startedOn: string | null;
  screenedOn: string | null;
  codeSignedOn: string | null;
  trainedOn: string | null;
  accessApprovedAt: string | null;
  accessGrantedAt: string | null;
  leftOn: string | null;
  leftAt: string | null;
  accessRemovedAt: string | null;
}

export interface Period {
  from: string;
  to: string;
}

const HOUR = 3_600_000;
const within = (day: string | null, { from, to }: Period): boolean =>
  day !== null && day >= from && day <= to;

/** The last day as the roster says it; without one, the day of the last moment in UTC. */
export const lastDay = ({ leftOn, leftAt }: Pick<Employment, 'leftOn' | 'leftAt'>): string | null =>
  leftOn ?? leftAt?.slice(0, 10) ?? null;

export const isJoiner = ({ startedOn }: Pick<Employment, 'startedOn'>, period: Period): boolean =>
  within(startedOn, period);

export const isLeaver = (person: Pick<Employment, 'leftOn' | 'leftAt'>, period: Period): boolean =>
  within(lastDay(person), period);

/** On the roster on a day: the last day counts. Someone without a first day was always there. */
export function isEmployed(
  person: Pick<Employment, 'startedOn' | 'leftOn' | 'leftAt'>,
  day: string,
): boolean {
  const last = lastDay(person);
  return (person.startedOn ?? day) <= day && (last === null || last >= day);
}

/**
 * Each person once: of someone who left and was hired again, the last time. Listings and training name the person, and mean the one
 * who is here now.
 */
export function lastTimes<P extends Pick<Employment, 'leftOn' | 'leftAt'> & { number: string }>(
  people: readonly P[],
): P[] {
  const until = (person: P): string => lastDay(person) ?? '9999';
  const last = new Map<string, P>();
  for (const person of people) {
    const key = person.number.trim().toLowerCase();
    const other = last.get(key);
    if (key !== '' && (!other || until(person) > until(other))) last.set(key, person);
  }
  return people.filter((person) => {
    const key = person.number.trim().toLowerCase();
    return key === '' || last.get(key) === person;
  });
}

/** Someone who can be trained and sign: a service account on the roster does neither. */
export const isPerson = ({ kind }: { kind: WorkerKind }): boolean => kind !== 'service';

export const REMOVAL_STATE_NAMES = {
  in_time: 'In time',
  late: 'Late',
  never: 'Not removed',
  open: 'Still in time',
} as const;
export type RemovalState = keyof typeof REMOVAL_STATE_NAMES;

export interface Removal {
  /** `never`: not removed although the limit has passed; `open`: not removed yet, and the limit has not passed. */
  state: RemovalState;
  /** From leaving until access was removed, or until now while it is not; below 0 when it was removed before. */
  hours: number;
  /** The moment of leaving is not known, so whole days were compared with the limit rounded up to days. */
  byDays: boolean;
}

/**
 * How long the access of a leaver outlived the last moment of work. Exactly the limit is in time, and so is access that was removed
 * before. Without the moment of leaving, days are compared, because hours within the day are not known.
 *
 * @param limitHours the firm's own limit; practice for SOC 2 is one business day (CC6.2, CC6.3)
 * @param now the moment of measuring, ISO 8601 in UTC
 * @returns null for someone who has not left
 */
export function removalOf(
  person: Pick<Employment, 'leftOn' | 'leftAt' | 'accessRemovedAt'>,
  limitHours: number,
  now: string,
): Removal | null {
  const { leftAt, accessRemovedAt } = person;
  const left = lastDay(person);
  if (left === null) return null;
  const until = accessRemovedAt ?? now;
  const byDays = leftAt === null;
  const days = daysBetween(left, until.slice(0, 10));
  const hours = leftAt === null ? days * 24 : (Date.parse(until) - Date.parse(leftAt)) / HOUR;
  const isOver = byDays ? days > Math.ceil(limitHours / 24) : hours > limitHours;
  if (accessRemovedAt !== null) return { state: isOver ? 'late' : 'in_time', hours, byDays };
  return { state: isOver ? 'never' : 'open', hours, byDays };
}

export const isLate = (removal: Removal | null): boolean =>
  removal?.state === 'late' || removal?.state === 'never';

/** Days after the first within which the code of conduct is signed and the first training taken; exactly as many are in time. */
export const JOINER_DAYS = 30;

export const JOINER_CHECKS = ['screening', 'code', 'training', 'access'] as const;
export type JoinerCheck = (typeof JOINER_CHECKS)[number];
export const JOINER_CHECK_NAMES: Record<JoinerCheck, string> = {
  screening: 'Screened before the first day',
  code: `Code of conduct signed within ${JOINER_DAYS} days`,
  training: `Trained within ${JOINER_DAYS} days`,
  access: 'Access granted after it was approved',
};

/** `open`: not done yet, and there is time left. */
export const CHECK_STATE_NAMES = { met: 'Met', late: 'Late', missing: 'Missing', open: 'Open' } as const;
export type CheckState = keyof typeof CHECK_STATE_NAMES;

/**
 * What is expected of every joiner: screening is done by the first day, the rest within `JOINER_DAYS`, and nobody gets access before
 * it is approved.
 *
 * @param today ISO 8601
 */
export function joinerChecks(person: Employment, today: string): Record<JoinerCheck, CheckState> {
  const { startedOn, accessApprovedAt, accessGrantedAt } = person;
  const by = (done: string | null, limit: string | null): CheckState => {
    if (limit === null) return done === null ? 'open' : 'met';
    if (done === null) return today > limit ? 'missing' : 'open';
    return done <= limit ? 'met' : 'late';
  };
  const soon = startedOn === null ? null : addDays(startedOn, JOINER_DAYS);
  const access = (): CheckState => {
    if (accessGrantedAt === null) return 'open';
    if (accessApprovedAt === null) return 'missing';
    return Date.parse(accessApprovedAt) <= Date.parse(accessGrantedAt) ? 'met' : 'late';
  };
  return {
    screening: by(person.screenedOn, startedOn),
    code: by(person.codeSignedOn, soon),
    training: by(person.trainedOn, soon),
    access: access(),
  };
}

export const hasProblem = (checks: Record<JoinerCheck, CheckState>): boolean =>
  JOINER_CHECKS.some((check) => checks[check] === 'late' || checks[check] === 'missing');
