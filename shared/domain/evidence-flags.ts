/** What a list of evidence is narrowed down to. */
import type { EvidenceVerdict } from './evidence-vocabulary.ts';

/** What a record may need a look for. */
export const EVIDENCE_FLAG_NAMES = {
  unlinked: 'Not linked',
  warnings: 'Warnings',
  notices: 'Odd files',
  duplicates: 'Same file name',
  personal_data: 'Personal data',
  stale: 'Stale',
  expired: 'Expired',
  one_date: 'One date only',
  superseded: 'Superseded',
} as const;
export type EvidenceFlag = keyof typeof EVIDENCE_FLAG_NAMES;
export const EVIDENCE_FLAGS = Object.keys(EVIDENCE_FLAG_NAMES) as [EvidenceFlag, ...EvidenceFlag[]];

/** Where the review of a record stands. A verdict that was given for an earlier version has to be given again. */
export const EVIDENCE_REVIEW_NAMES = {
  to_review: 'To review',
  sufficient: 'Sufficient',
  insufficient: 'Insufficient',
} as const;
export type EvidenceReview = keyof typeof EVIDENCE_REVIEW_NAMES;
export const EVIDENCE_REVIEWS = Object.keys(EVIDENCE_REVIEW_NAMES) as [EvidenceReview, ...EvidenceReview[]];

interface Reviewed {
  verdict: EvidenceVerdict | null;
  /** The version that was the newest when the verdict was given. */
  verdictVersion: number | null;
  /** Number of the newest version. */
  versions: number;
}

/** A verdict is about the version that was looked at, so a newer one waits for its own. */
export const reviewOf = ({ verdict, verdictVersion, versions }: Reviewed): EvidenceReview =>
  verdict !== null && verdictVersion === versions ? verdict : 'to_review';
