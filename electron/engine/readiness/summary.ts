import type { CriterionRow } from '../../../shared/contract/matrix.ts';
import type { CategoryReadiness, ReadinessSummary } from '../../../shared/contract/readiness.ts';
import { countBy } from '../../../shared/domain/count-by.ts';
import { COVERAGES, rateCategory } from '../../../shared/domain/readiness.ts';
import { READINESS_RATINGS, type Category } from '../../../shared/domain/vocabulary.ts';
import { readControls } from '../matrix/control-rows.ts';
import type { Session } from '../session.ts';
import { readCriteria } from './criterion-rows.ts';
import { followProgress, progressWeeks } from './progress.ts';
import { today } from './today.ts';

/** The heat map with all that stands around it. */
export async function readSummary(session: Session): Promise<ReadinessSummary> {
  await followProgress(session);
  const day = today();
  return session.workspace.cached(`readiness ${day}`, () => summarise(session, day));
}

function summarise(session: Session, day: string): ReadinessSummary {
  const criteria = readCriteria(session);
  return {
    categories: session.categories().map((category) => rateOne(category, criteria)),
    groups: [...Map.groupBy(criteria, (c) => c.group)].map(([group, list]) => ({ group, criteria: list })),
    coverage: countBy(
      COVERAGES,
      criteria.filter((c) => c.isRelevant).map((c) => c.coverage),
    ),
    progress: { weeks: progressWeeks(session.workspace, day), controls: readControls(session).length },
  };
}

function rateOne(category: Category, criteria: readonly CriterionRow[]): CategoryReadiness {
  const own = criteria.filter((c) => c.category === category);
  const counts = countBy(
    READINESS_RATINGS,
    own.map((c) => c.rating),
  );
  return { category, ...rateCategory(own), counts };
}
