import type { ReactNode } from 'react';
import styles from './Properties.module.css';

/** Labels and values of a record, for detail panes. A value may be an editor such as EditableText. */
export function Properties({ children }: { children: ReactNode }) {
  return <dl className={styles.properties}>{children}</dl>;
}

export function Property({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
