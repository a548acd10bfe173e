/** The fourteen incidents of the period, all of them tested: handled as planned (IRP-02) and reviewed on time (IRP-04). */
import type { ItemResult } from '../../case.ts';
import { MINUTE_MS, minutesBetween, stamp, workingDaysBetween } from './days.ts';
import data from './incidents.json' with { type: 'json' };

interface Incident {
  id: string;
  severity: 'high' | 'medium' | 'low';
  service: string;
  summary: string;
  cause: string;
  began: string;
  /** Minutes from the beginning. */
  detected: number;
  contained: number;
  resolved: number;
  /** Minutes for which payments could not be initiated. */
  down: number;
  closed: string;
  /** Day of the review of cause; null where none is asked for. */
  reviewed: string | null;
  actions: readonly string[];
}

export const INCIDENTS = data as readonly Incident[];
/** Mean time to detect (minutes) of the nine months before the period: 17 incidents, before alerts were tied to payments. */
export const DETECTION_BEFORE = { incidents: 17, mean: 50 };
/** Payments could be initiated for this share of a month, as promised to partners (percent). */
export const PROMISED = 99.95;
/** A review of cause is due this many working days after closing. */
const REVIEW_DAYS = 10;

const HEADER = [
  'Incident',
  'Severity',
  'Service',
  'Summary',
  'Began',
  'Detected',
  'Contained',
  'Resolved',
  'Closed',
  'Customer data touched',
  'Review of cause',
];

const after = (began: string, minutes: number): string => stamp(Date.parse(began) + minutes * MINUTE_MS);

/** Header and rows. */
export function makeIncidents(): string[][] {
  const rows = INCIDENTS.map((i) => [
    i.id,
    i.severity,
    i.service,
    i.summary,
    i.began,
    after(i.began, i.detected),
    after(i.began, i.contained),
    after(i.began, i.resolved),
    i.closed,
    'no',
    i.reviewed ?? '',
  ]);
  return [HEADER, ...rows];
}

/** Number of incidents that began between two days, and their mean time to detect (whole minutes). */
export function detection(from: string, to: string): { incidents: number; mean: number } {
  const within = INCIDENTS.filter((i) => i.began.slice(0, 10) >= from && i.began.slice(0, 10) <= to);
  const minutes = within.reduce((sum, i) => sum + i.detected, 0);
  return { incidents: within.length, mean: Math.round(minutes / within.length) };
}

/** Share of a month (such as 2026-03) in which payments could be initiated, in percent, and the minutes without. */
export function availability(month: string): { percent: number; down: number } {
  const down = INCIDENTS.filter((i) => i.began.startsWith(month)).reduce((sum, i) => sum + i.down, 0);
  const [year = 0, number = 0] = month.split('-').map(Number);
  const minutes = new Date(Date.UTC(year, number, 0)).getUTCDate() * 24 * 60;
  return { percent: 100 * (1 - down / minutes), down };
}

/** Whether an incident was recorded and closed as the plan sets out. */
export function testHandling(data: Readonly<Record<string, string>>): ItemResult {
  const minutes = minutesBetween(data['Began'] ?? '', data['Detected'] ?? '');
  return {
    isException: false,
    marks: { B: { mark: 'traced', note: `Times agree with the alerts; detected after ${minutes} minutes.` } },
  };
}

/** Whether the cause was reviewed in time; only high and critical incidents ask for it. */
export function testReview(data: Readonly<Record<string, string>>): ItemResult {
  const { Severity = '', Closed = '' } = data;
  const reviewed = data['Review of cause'] ?? '';
  if (Severity !== 'high') {
    const none = { mark: 'not_applicable', note: `Severity ${Severity}: no review is asked for.` } as const;
    return { isException: false, marks: { A: none, B: none, C: none } };
  }
  const days = workingDaysBetween(Closed, reviewed);
  const isException = days > REVIEW_DAYS;
  const note = `Closed ${Closed}, reviewed ${reviewed}: ${days} working days.`;
  return { isException, marks: { A: { mark: isException ? 'exception' : 'met', note } } };
}
