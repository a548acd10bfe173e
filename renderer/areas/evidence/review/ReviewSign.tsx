import type { ReactNode } from 'react';
import {
  EVIDENCE_REVIEW_NAMES,
  reviewOf,
  type EvidenceReview,
} from '../../../../shared/domain/evidence-flags.ts';
import styles from './review.module.css';

/** Shapes on a 12 x 12 board: a tick in a square, half a square, a triangle. They say the same without colour. */
const GLYPHS: Record<EvidenceReview, ReactNode> = {
  sufficient: (
    <>
      <rect x=".75" y=".75" width="10.5" height="10.5" rx="2" fill="currentColor" />
      <path d="M3.2 6.2l2 2 3.6-4.2" fill="none" stroke="var(--tb-surface)" strokeWidth="1.5" />
    </>
  ),
  to_review: (
    <>
      <rect
        x="1.25"
        y="1.25"
        width="9.5"
        height="9.5"
        rx="1.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.2"
      />
      <path d="M2 2h4v8H2Z" fill="currentColor" />
    </>
  ),
  insufficient: (
    <path d="M6 1.2 11 10.6H1ZM6 4.6v3M6 8.7v.9" fill="none" stroke="currentColor" strokeWidth="1.2" />
  ),
};

/** Where the review of a record stands. */
export function ReviewSign({ row }: { row: Parameters<typeof reviewOf>[0] }) {
  const review = reviewOf(row);
  return (
    <span className={styles.sign} data-review={review}>
      <svg viewBox="0 0 12 12" width={11} height={11} aria-hidden>
        {GLYPHS[review]}
      </svg>
      {EVIDENCE_REVIEW_NAMES[review]}
    </span>
  );
}
