import type { ReactNode } from 'react';
import styles from './Section.module.css';

interface Props {
  title: string;
  /** A fact at the right of the title. */
  hint?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A titled block of a screen. Blocks are parted by hairlines, never boxed. */
export function Section({ title, hint, actions, className, children }: Props) {
  return (
    <section className={className} aria-label={title}>
      <div className={styles.head}>
        <h2>{title}</h2>
        <div className={styles.right}>
          {hint && <span>{hint}</span>}
          {actions}
        </div>
      </div>
      {children}
    </section>
  );
}
