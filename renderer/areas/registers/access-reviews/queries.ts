import type { AccessReviewLine } from '../../../../shared/contract/access-reviews.ts';
import type { AccessDecision } from '../../../../shared/domain/programme-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { queryClient, useData } from '../../../app/query.ts';

export const useReviews = () => useData(['accessReviews', 'list'], () => api.accessReviews.list({})).data;

export const useReview = (id: string) =>
  useData(['accessReviews', 'get', { id }], () => api.accessReviews.get({ id }));

const linesKey = (id: string) => ['accessReviews', 'lines', { id }];
const PAGE = 10_000;

async function loadLines(id: string): Promise<AccessReviewLine[]> {
  const lines: AccessReviewLine[] = [];
  for (;;) {
    const page = await api.accessReviews.lines({ id, offset: lines.length, limit: PAGE });
    lines.push(...page.rows);
    if (page.rows.length === 0 || lines.length >= page.total) return lines;
  }
}

export const useLines = (id: string) => useData(linesKey(id), () => loadLines(id)).data;

/** Shows a decision before the engine's answer is back: the next key comes sooner than thousands of lines are read again. */
export function showDecided(id: string, lineIds: readonly string[], decision: AccessDecision | null): void {
  const decided = new Set(lineIds);
  queryClient.setQueryData<AccessReviewLine[]>(linesKey(id), (lines) =>
    lines?.map((line) => (decided.has(line.id) ? { ...line, decision } : line)),
  );
}

/** Takes back what `showDecided` showed of a decision that was refused. */
export const readLinesAgain = (id: string) => queryClient.invalidateQueries({ queryKey: linesKey(id) });
