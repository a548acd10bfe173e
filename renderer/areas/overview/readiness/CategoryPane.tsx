import type { CategoryReadiness } from '../../../../shared/contract/readiness.ts';
import { CATEGORY_NAMES, READINESS_RATINGS } from '../../../../shared/domain/vocabulary.ts';
import { DetailPane, PaneSection } from '../../../components/DetailPane.tsx';
import { RatingSign } from '../../../components/Sign.tsx';
import styles from './readiness.module.css';
import { Reasons } from './Reasons.tsx';

interface Props {
  readiness: CategoryReadiness;
  onClose: () => void;
}

/** One category: its rating, why, and how many of its criteria are rated how. */
export function CategoryPane({ readiness: { category, rating, reasons, counts }, onClose }: Props) {
  return (
    <DetailPane
      area="readiness"
      reference="Category"
      title={CATEGORY_NAMES[category]}
      sign={<RatingSign rating={rating} />}
      onClose={onClose}
    >
      <PaneSection title="Computed rating" hint={<RatingSign rating={rating} />}>
        <Reasons reasons={reasons} />
      </PaneSection>
      <PaneSection title="Criteria">
        <ul>
          {READINESS_RATINGS.filter((known) => (counts[known] ?? 0) > 0).map((known) => (
            <li key={known} className={styles.counts}>
              <RatingSign rating={known} />
              <span>{counts[known]}</span>
            </li>
          ))}
        </ul>
      </PaneSection>
    </DetailPane>
  );
}
