import { TriangleAlert } from 'lucide-react';
import { Link } from 'wouter';
import type { Missing } from './missing.ts';
import styles from './reports.module.css';

/** What a report will show as open, each leading to where it is closed. */
export function MissingList({ missing }: { missing: readonly Missing[] | null }) {
  return (
    <ul className={styles.missing} aria-label="Still open">
      {missing?.length === 0 && <li>Nothing is open.</li>}
      {missing?.map(({ sentence, path }) => (
        <li key={sentence}>
          <TriangleAlert size={12} aria-hidden />
          <Link href={path}>{sentence}</Link>
        </li>
      ))}
    </ul>
  );
}
