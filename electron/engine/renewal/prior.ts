import type { PriorEngagement, priorResult } from '../../../shared/contract/renewal.ts';
import type { z } from 'zod';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Session } from '../session.ts';

export type StoredPriorResult = z.infer<typeof priorResult>;

const TABLES = ['prior_engagement', 'prior_result'];

/** The engagement before with its results; null for a first engagement. */
export const readAnyPrior = (
  session: Session,
): { engagement: PriorEngagement; results: StoredPriorResult[] } | null =>
  session.workspace.cached(
    'prior engagement',
    () => {
      const { workspace } = session;
      const engagement = workspace.get<PriorEngagement & Record<string, string | number | null>>(
        `SELECT engagement_id AS engagementId, client, type, as_of AS asOf, period_from AS periodFrom, period_to AS periodTo,
           file_name AS fileName, head_hash AS headHash, transactions, rolled_at AS rolledAt FROM prior_engagement`,
      );
      if (!engagement) return null;
      const results = workspace.all<StoredPriorResult & Record<string, string | number | null>>(
        `SELECT r.control_id AS controlId, r.kind, r.result, r.sample_size AS sampleSize, r.deviations, r.summary
         FROM prior_result r JOIN control c ON c.id = r.control_id ORDER BY c.ref, r.kind`,
      );
      return { engagement, results };
    },
    [...TABLES, 'control'],
  );

/** @throws AppError not_found for a first engagement */
export function needPrior(session: Session): PriorEngagement {
  const prior = readAnyPrior(session);
  if (prior) return prior.engagement;
  throw new AppError(
    'not_found',
    'This engagement was not rolled forward, so there is no file before it to compare with.',
  );
}
