/** Every figure of the programme that is read from the registers: what it is, exactly, and where its records are kept. */
import type { MetricBetter, MetricUnit } from './metric.ts';

export const METRIC_GROUPS = {
  people: 'People',
  access: 'Access',
  vulnerabilities: 'Vulnerabilities',
  backups: 'Backups and service',
  incidents: 'Incidents',
  programme: 'Programme',
  own: 'Of your own',
} as const;
export type MetricGroup = keyof typeof METRIC_GROUPS;

export interface MetricDefinition {
  id: string;
  title: string;
  group: MetricGroup;
  unit: MetricUnit;
  better: MetricBetter;
  /** What holds until the firm sets its own; null where practice differs too much for one. */
  target: number | null;
  /** Numerator, denominator and what counts, in one sentence. */
  about: string;
  /** Can be told for each month from the records; otherwise only imported points show a trend. */
  monthly: boolean;
  /** Where its records are kept: what to fill when there is nothing to measure. */
  source: { link: string; step: string };
}

const from = (part: string, step: string): MetricDefinition['source'] => ({
  link: `/registers/${part}`,
  step,
});
const PEOPLE = from('people', 'Import leavers');
const REVIEWS = from('access-reviews', 'Start an access review');
const VULNERABILITIES = from('vulnerabilities', 'Import vulnerabilities');
const BACKUPS = from('backups', 'Import backups');
const INCIDENTS = from('incidents', 'Import incidents');

export const METRICS = [
  {
    id: 'late-leavers',
    title: 'Late leavers',
    group: 'people',
    unit: 'count',
    better: 'lower',
    target: 0,
    about:
      'Leavers whose last day is in the period and whose access was removed after the limit of the firm, or not at all although the limit has passed; exactly the limit is in time.',
    monthly: true,
    source: PEOPLE,
  },
  {
    id: 'leavers-in-time',
    title: 'Leavers in time',
    group: 'people',
    unit: '%',
    better: 'higher',
    target: 100,
    about:
      'Leavers whose access was removed within the limit, of the leavers of the period; those still within the limit are left out.',
    monthly: true,
    source: PEOPLE,
  },
  {
    id: 'joiner-checks',
    title: 'Joiners with every check',
    group: 'people',
    unit: '%',
    better: 'higher',
    target: 100,
    about:
      'Joiners screened by their first day, with code and training within 30 days and access granted after approval, of those who started in the period; a check that is open and still in time does not count against them.',
    monthly: true,
    source: from('people', 'Import joiners'),
  },
  {
    id: 'training-completion',
    title: 'Training completion',
    group: 'people',
    unit: '%',
    better: 'higher',
    target: 100,
    about:
      'Completed trainings by the measuring day, of those expected: each course for everybody employed that day, or for everybody it was assigned to where there is no roster.',
    monthly: true,
    source: from('training', 'Import training'),
  },
  {
    id: 'access-review-completion',
    title: 'Access review completion',
    group: 'access',
    unit: '%',
    better: 'higher',
    target: 100,
    about: 'Lines with a decision, of all lines of access reviews whose day is in the period.',
    monthly: true,
    source: REVIEWS,
  },
  {
    id: 'open-review-items',
    title: 'Open review items',
    group: 'access',
    unit: 'count',
    better: 'lower',
    target: 0,
    about:
      'Lines of access reviews of the period without a decision, and removals or changes that are not carried out.',
    monthly: true,
    source: REVIEWS,
  },
  {
    id: 'patch-sla-rate',
    title: 'Vulnerabilities closed in time',
    group: 'vulnerabilities',
    unit: '%',
    better: 'higher',
    target: 95,
    about:
      'Vulnerabilities closed within the days allowed, of those closed in the period and those still open past their days; the last day is in time, an open one with a valid exception or not yet due is left out.',
    monthly: true,
    source: VULNERABILITIES,
  },
  {
    id: 'patch-overdue',
    title: 'Vulnerabilities past their days',
    group: 'vulnerabilities',
    unit: 'count',
    better: 'lower',
    target: 0,
    about:
      'Vulnerabilities closed in the period after the days allowed, or open past them on the measuring day without a valid exception.',
    monthly: true,
    source: VULNERABILITIES,
  },
  {
    id: 'patch-age',
    title: 'Age of open vulnerabilities',
    group: 'vulnerabilities',
    unit: 'days',
    better: 'lower',
    target: null,
    about: 'Mean of the days from opening to the measuring day, over those open on it.',
    monthly: true,
    source: VULNERABILITIES,
  },
  {
    id: 'backup-success-rate',
    title: 'Backup success',
    group: 'backups',
    unit: '%',
    better: 'higher',
    target: 99,
    about:
      'Nights of a job with at least one run that succeeded, with or without warnings, of all nights of jobs in the register.',
    monthly: true,
    source: BACKUPS,
  },
  {
    id: 'failed-backups',
    title: 'Nights without a backup',
    group: 'backups',
    unit: 'count',
    better: 'lower',
    target: 0,
    about: 'Nights of a job on which no run succeeded, after any rerun of the same night.',
    monthly: true,
    source: BACKUPS,
  },
  {
    id: 'restore-tests',
    title: 'Restore tests',
    group: 'backups',
    unit: 'count',
    better: 'higher',
    target: 1,
    about: 'Restore tests of the period with the outcome "Succeeded".',
    monthly: true,
    source: from('restore-tests', 'Record a restore test'),
  },
  {
    id: 'uptime',
    title: 'Uptime',
    group: 'backups',
    unit: '%',
    better: 'higher',
    target: null,
    about:
      'Mean of the points of the imported series in the period; the target is what the commitments promise, unless the firm sets its own.',
    monthly: false,
    source: { link: '/registers/metrics/uptime', step: 'Import a series' },
  },
  {
    id: 'mttd',
    title: 'Mean time to detect',
    group: 'incidents',
    unit: 'hours',
    better: 'lower',
    target: null,
    about:
      'Mean of the hours from the beginning to the detection, over incidents detected in the period; where no beginning is recorded for any of them, from detection to declaration.',
    monthly: true,
    source: INCIDENTS,
  },
  {
    id: 'mttr',
    title: 'Mean time to resolve',
    group: 'incidents',
    unit: 'hours',
    better: 'lower',
    target: null,
    about:
      'Mean of the hours from detection to resolution, over incidents detected in the period and resolved.',
    monthly: true,
    source: INCIDENTS,
  },
  {
    id: 'incident-closure',
    title: 'Incident closure',
    group: 'incidents',
    unit: 'days',
    better: 'lower',
    target: null,
    about:
      'Mean of the days from detection until the review was done, over incidents detected in the period and reviewed.',
    monthly: true,
    source: INCIDENTS,
  },
  {
    id: 'audit-exceptions',
    title: 'Open findings from tests',
    group: 'programme',
    unit: 'count',
    better: 'lower',
    target: 0,
    about: 'Findings raised from tests that are not closed.',
    monthly: false,
    source: { link: '/audit', step: 'Record test results' },
  },
  {
    id: 'unresolved-exceptions',
    title: 'Unresolved exceptions to policy',
    group: 'programme',
    unit: 'count',
    better: 'lower',
    target: 0,
    about: 'Exceptions to policy that are not closed on the measuring day, expired ones included.',
    monthly: true,
    source: from('policy-exceptions', 'Record exceptions to policy'),
  },
  {
    id: 'overdue-actions',
    title: 'Overdue corrective actions',
    group: 'programme',
    unit: 'count',
    better: 'lower',
    target: 0,
    about: 'Corrective actions due before the measuring day and not done on it; dropped ones are left out.',
    monthly: true,
    source: from('actions', 'Record corrective actions'),
  },
  {
    id: 'policy-currency',
    title: 'Policies that are current',
    group: 'programme',
    unit: '%',
    better: 'higher',
    target: 100,
    about:
      'Policies approved, in effect and not past their review day, of all policies that are not retired.',
    monthly: false,
    source: from('policies', 'Add policies'),
  },
  {
    id: 'evidence-coverage',
    title: 'Evidence coverage',
    group: 'programme',
    unit: '%',
    better: 'higher',
    target: 100,
    about:
      'Occurrences of periodic controls that are due and covered by evidence, of all occurrences that are due by the measuring day.',
    monthly: false,
    source: { link: '/evidence/coverage', step: 'Link evidence to controls' },
  },
  {
    id: 'missed-occurrences',
    title: 'Missed occurrences',
    group: 'programme',
    unit: 'count',
    better: 'lower',
    target: 0,
    about:
      'Occurrences of periodic controls due in the period and not performed by the last day of grace; a missed one stays missed.',
    monthly: true,
    source: from('calendar', 'Give controls a frequency'),
  },
  {
    id: 'vendor-reviews-due',
    title: 'Vendor reviews overdue',
    group: 'programme',
    unit: 'count',
    better: 'lower',
    target: 0,
    about: 'Active vendors whose next review was due before the measuring day.',
    monthly: false,
    source: from('vendors', 'Add vendors'),
  },
  {
    id: 'risks-over-appetite',
    title: 'Risks above the appetite',
    group: 'programme',
    unit: 'count',
    better: 'lower',
    target: 0,
    about:
      'Risks that are not closed whose likelihood times impact, after controls where that is rated, is above the appetite of the firm.',
    monthly: false,
    source: from('risks', 'Add risks'),
  },
  {
    id: 'requirements-in-place',
    title: 'Requirements in place',
    group: 'programme',
    unit: '%',
    better: 'higher',
    target: 100,
    about: 'Programme requirements in place and not past the day of their next round, of all of them.',
    monthly: false,
    source: from('requirements', 'Add programme requirements'),
  },
] as const satisfies readonly MetricDefinition[];

export type MetricId = (typeof METRICS)[number]['id'];
