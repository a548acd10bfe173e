import { PriorLink } from '../renewal/PriorLink.tsx';
import { RollForwardOffer } from '../renewal/RollForwardOffer.tsx';
import { Categories } from './Categories.tsx';
import { EngagementFields } from './EngagementFields.tsx';
import styles from './scope.module.css';
import type { Scope } from './types.ts';

/** The facts of the engagement beside the choice of categories. */
export function EngagementPart({ scope, readOnly }: { scope: Scope; readOnly: boolean }) {
  return (
    <div className={styles.columns}>
      <div>
        <EngagementFields engagement={scope.engagement} readOnly={readOnly} />
        <PriorLink />
        <RollForwardOffer engagement={scope.engagement} />
      </div>
      <div>
        <Categories chosen={scope.categories} readOnly={readOnly} />
      </div>
    </div>
  );
}
