import { Link } from 'wouter';
import { links } from '../../../app/links.ts';
import { PaneSection } from '../../../components/DetailPane.tsx';
import { RatingSign } from '../../../components/Sign.tsx';
import { useReadiness } from '../queries.ts';
import { criteriaOf } from '../readiness/readiness-filter.ts';
import type { Gap } from './gap-facts.ts';
import styles from './gaps.module.css';

/** The criterion that a gap stands against, as it is rated now. */
export function GapOrigin({ gap }: { gap: Gap }) {
  const summary = useReadiness().data;
  const criterion = summary && criteriaOf(summary).find(({ id }) => id === gap.criterionId);
  if (!criterion) return null;
  return (
    <PaneSection title="Criterion" hint={<RatingSign rating={criterion.rating} />}>
      <p>
        <Link className={styles.inText} href={links.readinessOf(criterion.id)}>
          {criterion.id}
        </Link>{' '}
        {criterion.summary}
      </p>
    </PaneSection>
  );
}
