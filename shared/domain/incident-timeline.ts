/** How long an incident took, and its course as one line of points in time. Pure; points in time are ISO 8601 in UTC. */

export interface IncidentTimes {
  beganAt: string | null;
  detectedAt: string | null;
  declaredAt: string | null;
  containedAt: string | null;
  resolvedAt: string | null;
}

const MINUTE = 60_000;

/** Whole minutes; null while one of the two is not known. */
const minutesBetween = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : Math.round((Date.parse(to) - Date.parse(from)) / MINUTE);

/** Minutes from the beginning to the detection. */
export const minutesToDetect = ({ beganAt, detectedAt }: IncidentTimes): number | null =>
  minutesBetween(beganAt, detectedAt);

/** Minutes from the detection to the end. */
export const minutesToResolve = ({ detectedAt, resolvedAt }: IncidentTimes): number | null =>
  minutesBetween(detectedAt, resolvedAt);

/** "38 min", "9 h 05 min", "3 d 4 h": the two largest units. */
export function durationWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  const rest = minutes % 60;
  return rest > 0 ? `${hours} h ${String(rest).padStart(2, '0')} min` : `${hours} h`;
}

/** The times of the record by the names that they go by. */
const INCIDENT_TIME_NAMES: Record<keyof IncidentTimes, string> = {
  beganAt: 'Began',
  detectedAt: 'Detected',
  declaredAt: 'Declared',
  containedAt: 'Contained',
  resolvedAt: 'Resolved',
};
const TIME_FIELDS = Object.keys(INCIDENT_TIME_NAMES) as (keyof IncidentTimes)[];

export interface TimelineEvent {
  id: string;
  at: string;
  text: string;
  author: string;
}

export type TimelinePoint =
  | { kind: 'time'; at: string; field: keyof IncidentTimes; text: string }
  | { kind: 'event'; at: string; event: TimelineEvent };

/** The times of the record and the entries in one order; at the same minute a time of the record comes first. */
export function timelineOf(times: IncidentTimes, events: readonly TimelineEvent[]): TimelinePoint[] {
  const own = TIME_FIELDS.flatMap((field): TimelinePoint[] => {
    const at = times[field];
    return at ? [{ kind: 'time', at, field, text: INCIDENT_TIME_NAMES[field] }] : [];
  });
  const entries = events.map((event): TimelinePoint => ({ kind: 'event', at: event.at, event }));
  return [...own, ...entries].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
