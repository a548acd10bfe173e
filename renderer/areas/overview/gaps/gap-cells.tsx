import { Link } from 'wouter';
import { links } from '../../../app/links.ts';
import type { RegisterCells } from '../../../components/register/register-columns.tsx';
import { SeveritySign } from '../../../components/Sign.tsx';
import { isOverdue, readGap } from './gap-facts.ts';
import styles from './gaps.module.css';

/** How the fields of a gap look where a plain text says too little. @param today ISO day */
export const gapCells = (today: string): RegisterCells => ({
  severity: (row) => <SeveritySign severity={readGap(row).severity} />,
  criterionId: (_, text) =>
    text && (
      <Link href={links.readinessOf(text)} tabIndex={-1}>
        {text}
      </Link>
    ),
  status: (row, text) => (
    <>
      {text}
      {isOverdue(readGap(row), today) && <b className={styles.overdue}>, late</b>}
    </>
  ),
});
