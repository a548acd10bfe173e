import type { ReactNode } from 'react';
import { AreaLockSign } from './AreaLockSign.tsx';
import styles from './AreaBar.module.css';

interface Props {
  title: string;
  /** A fact beside the title, for example "as of 2026-05-22". */
  hint?: ReactNode;
  /** Views and filters, beside the title. */
  children?: ReactNode;
  /** Buttons at the right; at most one of them primary. */
  actions?: ReactNode;
}

/** The 44 px bar at the top of every area. */
export function AreaBar({ title, hint, children, actions }: Props) {
  return (
    <div className={styles.bar}>
      <h1>{title}</h1>
      {hint && <span className={styles.hint}>{hint}</span>}
      <AreaLockSign />
      {children}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
