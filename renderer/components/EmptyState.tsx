import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface Props {
  /** What is missing: "No findings yet". */
  title: string;
  /** Where it comes from. */
  children: ReactNode;
  /** The next step, as buttons. */
  actions?: ReactNode;
}

export function EmptyState({ title, children, actions }: Props) {
  return (
    <section className={styles.empty}>
      <h2>{title}</h2>
      <p>{children}</p>
      {actions && <div className={styles.actions}>{actions}</div>}
    </section>
  );
}
