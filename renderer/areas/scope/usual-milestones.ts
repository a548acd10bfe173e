import type { Engagement } from '../../../shared/contract/workspace.ts';
import { addDays } from '../../app/dates.ts';

export interface UsualMilestone {
  name: string;
  kind: string;
  due: string;
  ends: string | null;
}

/** Weeks from the first day of the milestone to the day the report speaks of or its period begins, and its length in weeks. */
const BEFORE = [
  ['Kick-off', 'kickoff', 16, 0],
  ['Readiness assessment', 'readiness', 15, 6],
  ['Remediation', 'remediation', 9, 8],
] as const;

/**
 * A plan to start from: readiness takes 4 to 8 weeks, fixes as long again, then the date or the period of the report, fieldwork
 * after it and the report some weeks later.
 */
export function usualMilestones({ type, asOf, periodFrom, periodTo }: Engagement): UsualMilestone[] {
  const start = type === 'I' ? asOf : periodFrom;
  const end = type === 'I' ? asOf : periodTo;
  if (!start || !end) return [];
  const one = (name: string, kind: string, due: string, ends: string | null = null) => ({
    name,
    kind,
    due,
    ends,
  });
  const span = (name: string, kind: string, due: string, weeks: number) =>
    one(name, kind, due, weeks > 0 ? addDays(due, weeks * 7 - 1) : null);
  const mockAudit = span('Mock audit', 'mock_audit', addDays(end, -28), 2);
  return [
    ...BEFORE.map(([name, kind, weeks, length]) => span(name, kind, addDays(start, -weeks * 7), length)),
    ...(type === 'I'
      ? [one('Type I as-of date', 'type1_date', start)]
      : [one('Period starts', 'period_start', start), mockAudit, one('Period ends', 'period_end', end)]),
    span('Fieldwork', 'fieldwork', addDays(end, 7), 4),
    one('Report', 'report', addDays(end, 63)),
  ];
}
