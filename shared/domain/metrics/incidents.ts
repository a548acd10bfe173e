/** How fast incidents are noticed, ended and learnt from. An incident belongs to the day (UTC) on which it was detected. */
import { daysBetween } from '../readiness/days.ts';
import {
  mean,
  sentences,
  several,
  within,
  type Measure,
  type MetricItem,
  type MetricSpan,
} from './metric.ts';

export interface IncidentFact {
  id: string;
  name: string;
  number: string;
  /** ISO 8601 in UTC. */
  beganAt: string | null;
  detectedAt: string | null;
  declaredAt: string | null;
  resolvedAt: string | null;
  reviewedOn: string | null;
}

const HOUR = 3_600_000;
const EMPTY = 'No incident was detected in this time.';

const hoursBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / HOUR;

const item = ({ id, number, name }: IncidentFact, detail: string): MetricItem => ({
  id,
  ref: number || name,
  title: name,
  detail,
  link: `/registers/incidents/${id}`,
});

const ofSpan = (incidents: readonly IncidentFact[], span: MetricSpan) =>
  incidents.filter(({ detectedAt }) => within(detectedAt?.slice(0, 10) ?? null, span));

interface Measured {
  incident: IncidentFact;
  value: number;
}

function summary(
  own: readonly IncidentFact[],
  measured: readonly Measured[],
  words: (value: number) => string,
  missing: string,
  note = '',
): Measure {
  const known = new Map(measured.map(({ incident, value }) => [incident.id, value]));
  const without = own.length - measured.length;
  return mean(
    measured.map(({ value }) => value),
    own.map((incident) => {
      const value = known.get(incident.id);
      return item(incident, value === undefined ? `${missing}.` : words(value));
    }),
    sentences(
      note,
      without > 0
        ? `${several(without, 'incident is', 'incidents are')} left out: ${missing.toLowerCase()}.`
        : '',
    ),
    own.length === 0 ? EMPTY : `${missing} for any incident of this time.`,
  );
}

const hours = (value: number) => `${value.toFixed(2)} hours.`;

/**
 * Mean time to detect: from the beginning to the detection. Registers often hold no beginning; where none does, the time from
 * detection to declaration stands in, and the note says so.
 */
export function meanTimeToDetect(incidents: readonly IncidentFact[], span: MetricSpan): Measure {
  const own = ofSpan(incidents, span);
  const isKnown = own.some(({ beganAt }) => beganAt !== null);
  const between = ({ beganAt, detectedAt, declaredAt }: IncidentFact): [string | null, string | null] =>
    isKnown ? [beganAt, detectedAt] : [detectedAt, declaredAt];
  const measured = own.flatMap((incident) => {
    const [from, to] = between(incident);
    return from !== null && to !== null ? [{ incident, value: hoursBetween(from, to) }] : [];
  });
  return summary(
    own,
    measured,
    hours,
    isKnown ? 'No beginning is recorded' : 'No declaration is recorded',
    !isKnown && measured.length > 0
      ? 'No beginning is recorded, so this is the time from detection to declaration.'
      : '',
  );
}

/** Mean time to resolve: from detection to the end of the incident. */
export function meanTimeToResolve(incidents: readonly IncidentFact[], span: MetricSpan): Measure {
  const own = ofSpan(incidents, span);
  const measured = own.flatMap((incident) => {
    const { detectedAt, resolvedAt } = incident;
    return detectedAt !== null && resolvedAt !== null
      ? [{ incident, value: hoursBetween(detectedAt, resolvedAt) }]
      : [];
  });
  return summary(own, measured, hours, 'Not resolved');
}

/** Whole days from detection until the review of the incident was done. */
export function incidentClosure(incidents: readonly IncidentFact[], span: MetricSpan): Measure {
  const own = ofSpan(incidents, span);
  const measured = own.flatMap((incident) => {
    const { detectedAt, reviewedOn } = incident;
    return detectedAt !== null && reviewedOn !== null
      ? [{ incident, value: daysBetween(detectedAt.slice(0, 10), reviewedOn) }]
      : [];
  });
  return summary(own, measured, (days) => `${several(days, 'day', 'days')}.`, 'Not reviewed');
}
