/**
 * What the dates of evidence say about an engagement: whether it comes from the right time, is still fresh, and how much of a
 * period it can speak for. Rule of the trade: evidence of one day shows how things were on that day and nothing more.
 */
import type { EngagementDates, EvidenceDates } from './evidence.ts';
import type { EvidenceKind } from './evidence-vocabulary.ts';
import { daysBetween } from './readiness/days.ts';
import type { Frequency } from './vocabulary.ts';

export interface TimedEvidence extends EvidenceDates {
  kind: EvidenceKind | null;
  /** Last day on which it may be relied on. */
  expiresOn: string | null;
}

export const TIME_FLAG_CODES = [
  'no_date',
  'before_period',
  'after_period',
  'as_of_mismatch',
  'stale',
  'expired',
  'one_date',
] as const;
export type TimeFlagCode = (typeof TIME_FLAG_CODES)[number];

export interface TimeFlag {
  code: TimeFlagCode;
  /** A sentence for people. */
  text: string;
}

/** The oldest that evidence of a kind may be, in days before the date that the report speaks of; null for no limit. */
export type FreshnessRules = Readonly<Record<EvidenceKind, number | null>>;

/**
 * What holds until someone changes it: settings and listings change within a quarter; policies, yearly tests and training are
 * renewed once a year; records, minutes and logs belong to their day and do not age.
 */
export const FRESHNESS_DEFAULTS: FreshnessRules = {
  policy: 366,
  configuration: 92,
  listing: 92,
  record: null,
  minutes: null,
  report: 366,
  log: null,
  agreement: null,
  training: 366,
  diagram: 366,
  correspondence: null,
  other: 366,
};

/** First and last day that evidence speaks of; null when no date is recorded. */
export function spanOf({
  coversFrom,
  coversTo,
  asOf,
}: EvidenceDates): { first: string; last: string } | null {
  const first = coversFrom ?? asOf ?? coversTo;
  const last = coversTo ?? asOf ?? coversFrom;
  return first && last ? { first, last } : null;
}

/**
 * Everything that the dates of one piece of evidence call for attention to, gravest first; empty when nothing does.
 *
 * @param frequencies of the controls that it is evidence of
 */
export function timeFlags(
  evidence: TimedEvidence,
  engagement: EngagementDates,
  rules: FreshnessRules,
  frequencies: readonly (Frequency | null)[] = [],
): TimeFlag[] {
  const span = spanOf(evidence);
  if (!span)
    return [{ code: 'no_date', text: 'No date or period is recorded.' }, ...expiry(evidence, engagement)];
  return [
    ...(engagement.type === 'I' ? againstDate(evidence, span, engagement) : againstPeriod(span, engagement)),
    ...age(evidence, span, engagement, rules),
    ...expiry(evidence, engagement),
    ...oneDate(span, engagement, frequencies),
  ];
}

const anchor = ({ type, asOf, periodTo }: EngagementDates): string => (type === 'I' ? asOf : periodTo) ?? '';

function againstPeriod(
  { first, last }: { first: string; last: string },
  { periodFrom, periodTo }: EngagementDates,
): TimeFlag[] {
  if (periodFrom && last < periodFrom)
    return [{ code: 'before_period', text: `Ends before the period, which begins ${periodFrom}.` }];
  if (periodTo && first > periodTo)
    return [{ code: 'after_period', text: `Begins after the period, which ends ${periodTo}.` }];
  return [];
}

/** A listing or a setting is a state: at a Type I date it must be the state of that date. */
const STATES: ReadonlySet<EvidenceKind | null> = new Set(['listing', 'configuration']);

function againstDate(
  { kind, asOf }: TimedEvidence,
  { first }: { first: string; last: string },
  engagement: EngagementDates,
): TimeFlag[] {
  const day = anchor(engagement);
  if (first > day) return [{ code: 'after_period', text: `Dates from after the as-of date ${day}.` }];
  if (STATES.has(kind) && asOf !== null && asOf !== day)
    return [{ code: 'as_of_mismatch', text: `Shows the state of ${asOf}; the as-of date is ${day}.` }];
  return [];
}

/** Days before a Type I date after which any evidence says little about it. */
const OLDEST_DAYS = 365;

function age(
  { kind }: TimedEvidence,
  { last }: { last: string },
  engagement: EngagementDates,
  rules: FreshnessRules,
): TimeFlag[] {
  const day = anchor(engagement);
  const days = daysBetween(last, day);
  const rule = kind === null ? null : rules[kind];
  if (rule !== null && days > rule)
    return [
      { code: 'stale', text: `${days} days older than ${day}; ${rule} days are the limit for its kind.` },
    ];
  if (rule === null && engagement.type === 'I' && days > OLDEST_DAYS)
    return [{ code: 'stale', text: `More than a year older than the as-of date ${day}.` }];
  return [];
}

function expiry({ expiresOn }: TimedEvidence, engagement: EngagementDates): TimeFlag[] {
  const day = anchor(engagement);
  return expiresOn !== null && expiresOn < day
    ? [{ code: 'expired', text: `Expired ${expiresOn}, before ${day}.` }]
    : [];
}

/** How often a control must be seen at work within the period. */
const ONCE: ReadonlySet<Frequency | null> = new Set(['annual', 'per-occurrence', null]);

function oneDate(
  { first, last }: { first: string; last: string },
  { type, periodFrom, periodTo }: EngagementDates,
  frequencies: readonly (Frequency | null)[],
): TimeFlag[] {
  if (type === 'I' || first !== last || !periodFrom || !periodTo || last < periodFrom || first > periodTo)
    return [];
  if (!frequencies.some((frequency) => !ONCE.has(frequency))) return [];
  return [
    {
      code: 'one_date',
      text: `One date. Supports design on ${first}, not operation over the period.`,
    },
  ];
}

/** The rules of a workspace over the defaults. Kinds and values that are not known are left out. */
export function freshnessRules(stored: Readonly<Record<string, unknown>>): FreshnessRules {
  const known = Object.entries(stored).filter(
    ([kind, days]) =>
      kind in FRESHNESS_DEFAULTS && (days === null || (Number.isInteger(days) && Number(days) > 0)),
  );
  return { ...FRESHNESS_DEFAULTS, ...(Object.fromEntries(known) as Partial<FreshnessRules>) };
}
