import { lazy, Suspense, useState } from 'react';
import styles from './pane.module.css';

// A large text of which one screen shows a little.
const GuidanceText = lazy(() => import('../../components/explain/GuidanceText.tsx'));

/** A disclosure with our guidance for a criterion. */
export function CriterionGuidance({ criterion }: { criterion: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.guidance} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>What {criterion} asks</summary>
      {open && (
        <Suspense fallback={null}>
          <GuidanceText criterion={criterion} />
        </Suspense>
      )}
    </details>
  );
}
