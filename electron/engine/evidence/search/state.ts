import type { SearchState } from '../../../../shared/contract/evidence/search.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { EXTRACTOR_VERSION } from '../extraction/model.ts';

/** Problems listed by name. */
const MOST_PROBLEMS = 200;

const NEWEST = `FROM evidence e JOIN evidence_file f ON f.evidence_id = e.id
  AND f.version = (SELECT max(version) FROM evidence_file WHERE evidence_id = e.id)
JOIN content c ON c.sha256 = f.sha256 LEFT JOIN content_text t ON t.content_id = c.id`;

/** How much of the evidence the search can see. */
export function searchState(workspace: Workspace): SearchState {
  const counts = workspace.need<{ files: number; read: number; problemCount: number }>(
    'The evidence',
    `SELECT count(*) AS files, coalesce(sum(t.extractor = ?), 0) AS read,
       coalesce(sum(t.status = 'failed' OR t.truncated = 1), 0) AS problemCount ${NEWEST}`,
    [EXTRACTOR_VERSION],
  );
  const problems = workspace.all<Omit<SearchState['problems'][number], 'failed'> & { failed: number }>(
    `SELECT e.id, e.ref, e.title, f.file_name AS fileName, t.status = 'failed' AS failed, t.reason ${NEWEST}
     WHERE t.status = 'failed' OR t.truncated = 1 ORDER BY t.status <> 'failed', length(e.ref), e.ref LIMIT ${MOST_PROBLEMS}`,
  );
  return { ...counts, problems: problems.map((one) => ({ ...one, failed: one.failed === 1 })) };
}
