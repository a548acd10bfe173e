/** Vulnerabilities: closed within their days, late, and how old the open ones are. */
import { addDays, daysBetween } from '../readiness/days.ts';
import { SEVERITIES, SEVERITY_NAMES, type Severity } from '../vocabulary.ts';
import {
  mean,
  nothingMeasured,
  rate,
  sentences,
  several,
  within,
  type Measure,
  type MetricItem,
  type MetricSpan,
} from './metric.ts';

export interface VulnerabilityFact {
  id: string;
  name: string;
  number: string;
  place: string;
  severity: Severity | null;
  openedOn: string | null;
  closedOn: string | null;
  /** Days allowed as recorded; the rule of the firm for the severity counts without it. */
  slaDays: number | null;
  exception: string;
  acceptedUntil: string | null;
}

interface Judged {
  vulnerability: VulnerabilityFact;
  opened: string;
  /** Null while open on the measuring day, whatever happened later. */
  closed: string | null;
  due: string | null;
}

const NONE_COUNTED = 'No vulnerability was closed in this time or open past its days.';

/**
 * A recorded exception that holds on a day. Its end may also be told in its words ("accepted until 2026-09-30"); one without an
 * end holds until it is taken back.
 */
function isExcepted({ exception, acceptedUntil }: VulnerabilityFact, day: string): boolean {
  const until = acceptedUntil ?? /\b(?:until|till|to)\s+(\d{4}-\d\d-\d\d)/i.exec(exception)?.[1] ?? null;
  if (exception.trim() === '' && acceptedUntil === null) return false;
  return until === null || until >= day;
}

/** Vulnerabilities that were open by the end of the span, as they stood then. */
function judge(
  vulnerabilities: readonly VulnerabilityFact[],
  { to }: MetricSpan,
  rules: Readonly<Record<Severity, number>>,
): Judged[] {
  return vulnerabilities.flatMap((vulnerability) => {
    const { openedOn, closedOn, severity, slaDays } = vulnerability;
    if (openedOn === null || openedOn > to) return [];
    const days = slaDays ?? (severity === null ? null : rules[severity]);
    return [
      {
        vulnerability,
        opened: openedOn,
        closed: closedOn !== null && closedOn <= to ? closedOn : null,
        due: days === null ? null : addDays(openedOn, days),
      },
    ];
  });
}

/** Exactly the days allowed is in time; what is open is late from the day after, unless an exception holds. */
function isLate({ vulnerability, closed, due }: Judged, { from, to }: MetricSpan): boolean {
  if (due === null) return false;
  if (closed !== null) return closed > due && closed >= from;
  return due < to && !isExcepted(vulnerability, to);
}

/** Closed in the span, or still open past its days. What is excepted on the measuring day, or not yet due, is not counted. */
function isCounted(judged: Judged, span: MetricSpan): boolean {
  if (judged.due === null) return false;
  return judged.closed === null ? isLate(judged, span) : within(judged.closed, span);
}

function item({ vulnerability, opened, closed, due }: Judged, on: string): MetricItem {
  const over = (day: string) => several(daysBetween(due ?? day, day), 'day', 'days');
  const detail =
    due === null
      ? `Opened ${opened}, no days allowed are recorded.`
      : closed !== null
        ? `Due ${due}, closed ${closed}, ${over(closed)} late.`
        : due < on
          ? `Due ${due}, open on ${on}, ${over(on)} late.`
          : `Opened ${opened}, due ${due}.`;
  const { id, number, name, place } = vulnerability;
  const title = place === '' ? name : `${name}, ${place}`;
  return { id, ref: number || name, title, detail, link: `/registers/vulnerabilities/${id}` };
}

const withoutLimit = (all: readonly Judged[]): string => {
  const count = all.filter(({ due, closed }) => due === null && closed === null).length;
  return count > 0
    ? `${several(count, 'open vulnerability has', 'open vulnerabilities have')} neither severity nor days allowed.`
    : '';
};

const exceptedNote = (all: readonly Judged[], { to }: MetricSpan): string => {
  const count = all.filter(
    ({ vulnerability, closed, due }) =>
      closed === null && due !== null && due < to && isExcepted(vulnerability, to),
  ).length;
  return count > 0
    ? `${several(count, 'vulnerability past its days has', 'vulnerabilities past their days have')} a valid exception.`
    : '';
};

export function patchSlaRate(
  vulnerabilities: readonly VulnerabilityFact[],
  span: MetricSpan,
  rules: Readonly<Record<Severity, number>>,
): Measure {
  const all = judge(vulnerabilities, span, rules);
  const counted = all.filter((one) => isCounted(one, span));
  const late = counted.filter((one) => isLate(one, span));
  return rate(
    counted.length - late.length,
    counted.length,
    late.map((one) => item(one, span.to)),
    sentences(exceptedNote(all, span), withoutLimit(all)),
    NONE_COUNTED,
  );
}

export function patchOverdue(
  vulnerabilities: readonly VulnerabilityFact[],
  span: MetricSpan,
  rules: Readonly<Record<Severity, number>>,
): Measure {
  const all = judge(vulnerabilities, span, rules);
  if (all.length === 0) return nothingMeasured('No vulnerability was opened by the end of this time.');
  const late = all.filter((one) => isLate(one, span));
  const open = late.filter(({ closed }) => closed === null).length;
  return {
    value: late.length,
    numerator: late.length,
    denominator: all.filter((one) => isCounted(one, span)).length,
    note: sentences(
      `${late.length - open} closed late, ${open} still open.`,
      exceptedNote(all, span),
      withoutLimit(all),
    ),
    items: late.map((one) => item(one, span.to)),
  };
}

/** Whole days from opening to the measuring day, over what is open then. */
export function patchAge(
  vulnerabilities: readonly VulnerabilityFact[],
  span: MetricSpan,
  rules: Readonly<Record<Severity, number>>,
): Measure {
  const open = judge(vulnerabilities, span, rules).filter(({ closed }) => closed === null);
  const age = ({ opened }: Judged) => daysBetween(opened, span.to);
  const bySeverity = SEVERITIES.toReversed().flatMap((severity) => {
    const ages = open.filter(({ vulnerability }) => vulnerability.severity === severity).map(age);
    const sum = ages.reduce((total, days) => total + days, 0);
    return ages.length > 0
      ? [`${SEVERITY_NAMES[severity]} ${(sum / ages.length).toFixed(1)} (${ages.length})`]
      : [];
  });
  const note = bySeverity.length > 0 ? `By severity, with how many: ${bySeverity.join(', ')}.` : '';
  const oldest = open.toSorted((a, b) => (a.opened < b.opened ? -1 : 1));
  const items = oldest.map((one) => item(one, span.to));
  return mean(open.map(age), items, note, 'No vulnerability is open.');
}
