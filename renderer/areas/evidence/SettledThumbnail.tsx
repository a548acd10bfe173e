import { useEffect, useState } from 'react';
import type { EvidenceRow } from '../../../shared/contract/evidence/records.ts';
import { Thumbnail } from './Thumbnail.tsx';
import styles from './Thumbnail.module.css';

/** How long (ms) a row stays before its picture is asked for, so that a list that is scrolled through asks for nothing. */
const SETTLES = 150;

/** The picture of a row of a long list. */
export function SettledThumbnail({ row }: { row: EvidenceRow }) {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLES);
    return () => clearTimeout(timer);
  }, []);
  return settled ? (
    <Thumbnail small {...row} />
  ) : (
    <span className={styles.thumbnail} data-small aria-hidden />
  );
}
