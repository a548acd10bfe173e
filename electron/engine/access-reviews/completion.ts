import type { Workspace } from '../workspace/workspace.ts';

export interface AccessReviewCompletion {
  reviews: number;
  /** Lines that need a decision, and those that have one. */
  lines: number;
  decided: number;
}

/**
 * How far the access reviews are whose listing is of a day in the period; of all of them when none is, or without a period.
 *
 * @param period days, ISO 8601, both inclusive
 */
export function accessReviewCompletion(
  workspace: Workspace,
  period: { from: string; to: string } | null,
): AccessReviewCompletion {
  const { from, to } = period ?? { from: '', to: '9999' };
  const count = (first: string, last: string) =>
    workspace.need<AccessReviewCompletion>(
      'The reviews',
      `SELECT count(DISTINCT r.id) AS reviews, count(l.id) AS lines, count(l.decision) AS decided
       FROM access_review r LEFT JOIN access_review_line l ON l.access_review_id = r.id AND l.flags NOT LIKE '%"removed"%'
       WHERE r.as_of BETWEEN ? AND ?`,
      [first, last],
    );
  const own = count(from, to);
  return own.reviews > 0 ? own : count('', '9999');
}
