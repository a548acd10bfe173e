/** Quarterly meetings that govern the programme: their quarters, and the figures that are frozen for each. */
import type { MetricGroup } from './metrics/definitions.ts';
import type { MetricStatus, MonthValue } from './metrics/judge.ts';
import type { MetricBetter, MetricUnit } from './metrics/metric.ts';

export interface Quarter {
  /** "2026-Q2". */
  key: string;
  from: string;
  to: string;
}

const QUARTER = /^(\d{4})-Q([1-4])$/i;
const ENDS = ['03-31', '06-30', '09-30', '12-31'] as const;
const STARTS = ['01-01', '04-01', '07-01', '10-01'] as const;

/** A calendar quarter by its name; undefined when the text is none. */
export function quarterOf(key: string): Quarter | undefined {
  const found = QUARTER.exec(key.trim());
  const [year, index] = [found?.[1], Number(found?.[2]) - 1];
  const [start, end] = [STARTS[index], ENDS[index]];
  if (!year || !start || !end) return undefined;
  return { key: `${year}-Q${index + 1}`, from: `${year}-${start}`, to: `${year}-${end}` };
}

/** The calendar quarter that holds a day. */
export const quarterAt = (day: string): Quarter => {
  const index = Math.floor((Number(day.slice(5, 7)) - 1) / 3);
  const year = day.slice(0, 4);
  return { key: `${year}-Q${index + 1}`, from: `${year}-${STARTS[index]}`, to: `${year}-${ENDS[index]}` };
};

/** Calendar quarters that share a day with the time, in order; at most 20. */
export function quartersBetween(from: string, to: string): Quarter[] {
  const quarters: Quarter[] = [];
  for (let quarter = quarterAt(from); quarter.from <= to && quarters.length < 20;) {
    quarters.push(quarter);
    const year = Number(quarter.key.slice(0, 4));
    const index = Number(quarter.key.slice(-1));
    quarter = quarterAt(index === 4 ? `${year + 1}-01-01` : `${year}-${STARTS[index]}`);
  }
  return quarters;
}

export interface FrozenMetric {
  id: string;
  title: string;
  group: MetricGroup;
  unit: MetricUnit;
  better: MetricBetter;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  note: string;
  target: number | null;
  status: MetricStatus;
  drifting: string | null;
  months: MonthValue[];
}

export interface FrozenRisk {
  ref: string;
  name: string;
  score: number;
  level: string;
  decision: string;
  owner: string;
  due: string | null;
}

/** What is shown to a meeting. Plain data, kept with the meeting: a later change of a register does not rewrite it. */
export interface GovernanceFigures {
  /** ISO 8601 in UTC. */
  takenAt: string;
  metrics: FrozenMetric[];
  risks: {
    open: number;
    unrated: number;
    appetite: number;
    /** Names of the steps, from the lowest. */
    likelihood: string[];
    impact: string[];
    /** How many open risks stand on a pair of steps (from 1). */
    cells: { likelihood: number; impact: number; risks: number; score: number }[];
    /** Above the appetite, the highest first. */
    over: FrozenRisk[];
  };
  /** Detected in the quarter. */
  incidents: {
    number: string;
    name: string;
    severity: string;
    detectedAt: string;
    resolvedAt: string | null;
    reviewedOn: string | null;
  }[];
  /** Corrective actions that are overdue. */
  actions: { ref: string; name: string; owner: string; due: string }[];
  /** Exceptions to policy that are not closed. */
  exceptions: { ref: string; name: string; owner: string; expiresOn: string | null; isExpired: boolean }[];
  /** Reviews done in the quarter, and those that are overdue. */
  vendorReviews: { vendor: string; state: 'done' | 'overdue'; on: string; verdict: string }[];
  /** Occurrences of controls that were missed in the quarter. */
  missed: { ref: string; title: string; detail: string }[];
}

/** The agenda of a quarterly meeting, as the pack follows it. */
export const AGENDA = [
  'Metrics against target',
  'Risks',
  'Incidents of the quarter',
  'Overdue corrective actions',
  'Vendor reviews',
  'Exceptions to policy',
  'Missed occurrences of controls',
  'Decisions and actions',
] as const;
