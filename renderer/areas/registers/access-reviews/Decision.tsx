import { Check, Pencil, X } from 'lucide-react';
import {
  ACCESS_DECISION_NAMES,
  type AccessDecision,
} from '../../../../shared/domain/programme-vocabulary.ts';
import styles from './access-reviews.module.css';

const SIGNS = { keep: Check, change: Pencil, remove: X } as const;

export function Decision({ decision }: { decision: AccessDecision | null }) {
  if (decision === null) return <span className={styles.open}>–</span>;
  const Icon = SIGNS[decision];
  return (
    <span className={styles.decision} data-decision={decision}>
      <Icon size={12} aria-hidden />
      {ACCESS_DECISION_NAMES[decision]}
    </span>
  );
}
