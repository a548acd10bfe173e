import { lazy, Suspense, useState } from 'react';
import styles from './explain.module.css';
import type { Topic } from './Explained.tsx';

// Read by few and rarely, so it does not come with the form.
const Explained = lazy(() => import('./Explained.tsx'));

interface Props {
  topic: Topic;
  /** The question that it answers. */
  label: string;
}

/** A quiet question beside a choice; pressed, it explains the choice in place. */
export function Explain({ topic, label }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.explain} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {open && (
        <div className={styles.body}>
          <Suspense fallback={null}>
            <Explained topic={topic} />
          </Suspense>
        </div>
      )}
    </details>
  );
}
