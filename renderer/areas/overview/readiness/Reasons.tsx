import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Reason } from '../../../../shared/domain/readiness.ts';
import styles from './readiness.module.css';

/** Said before the rest is asked for. */
const FIRST = 8;

/** Each reason with what would move the rating, and where that is done. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const [here] = useLocation();
  const [isAll, setAll] = useState(false);
  if (reasons.length === 0) return <p className={styles.hint}>Nothing known speaks against it.</p>;
  return (
    <>
      <ul className={styles.reasons}>
        {reasons.slice(0, isAll ? undefined : FIRST).map(({ code, text, fix, link }) => (
          <li key={`${code} ${text}`}>
            {text}
            {link && link !== here ? <Link href={link}>{fix}</Link> : <span>{fix}</span>}
          </li>
        ))}
      </ul>
      {reasons.length > FIRST && !isAll && (
        <Button onClick={() => setAll(true)}>Show all {reasons.length} reasons</Button>
      )}
    </>
  );
}
