/**
 * The review of a vendor: which questions, what it may conclude, and what it says of the vendor afterwards. Days are ISO 8601.
 * Source: what a customer does with a vendor's report: period, opinion, exceptions, assumed controls, chain, bridge letter.
 */
import type { Opinion, ReviewBasis, ReviewVerdict } from './programme-vocabulary.ts';
import { bridgeLimit, cuecName, isMapped, isModified, type VendorCuec } from './vendors.ts';

export interface VendorReviewFacts {
  basis: ReviewBasis;
  reportFrom: string | null;
  reportTo: string | null;
  auditor: string;
  opinion: Opinion | null;
  /** Of the vendor's own report, in the reviewer's words. */
  exceptions: string;
  bridgeTo: string | null;
  subserviceChain: string;
  verdict: ReviewVerdict | null;
  conclusion: string;
  reviewedBy: string;
}

/** Reports of an auditor: these have a period or a date, an opinion and exceptions. */
export const isAuditorsReport = (basis: ReviewBasis): boolean =>
  basis === 'soc2_type2' || basis === 'soc2_type1' || basis === 'soc1';

const BASIS_WORDS: readonly [RegExp, ReviewBasis][] = [
  [/soc\s*1\b|isae\s*3402/i, 'soc1'],
  [/type\s*(i|1)\b(?!\s*i)/i, 'soc2_type1'],
  [/soc\s*2/i, 'soc2_type2'],
  [/iso(\/iec)?\s*27001/i, 'iso27001'],
  [/questionnaire|sig\b|caiq/i, 'questionnaire'],
  [/contract|agreement/i, 'contract'],
];

/** What a review would rest on, judged by how the vendor's report is called; a questionnaire where there is none. */
export function basisOf(report: string): ReviewBasis {
  if (report.trim() === '') return 'questionnaire';
  return BASIS_WORDS.find(([words]) => words.test(report))?.[1] ?? 'other';
}

/** What a basis is called as the vendor's report. */
const REPORT_NAMES: Record<ReviewBasis, string> = {
  soc2_type2: 'SOC 2 Type II',
  soc2_type1: 'SOC 2 Type I',
  soc1: 'SOC 1',
  iso27001: 'ISO 27001',
  questionnaire: 'Questionnaire',
  contract: 'Contract',
  other: 'Other',
};

/** How the vendor's report is called after the review: as before, unless the review rests on something else. */
export const reportName = (basis: ReviewBasis, known: string): string =>
  known.trim() !== '' && basisOf(known) === basis ? known : REPORT_NAMES[basis];

const MOST_NAMED = 3;

function named(cuecs: readonly VendorCuec[]): string {
  const names = cuecs.slice(0, MOST_NAMED).map((cuec) => `"${cuecName(cuec)}"`);
  const more = cuecs.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

/** A field of the review, where one can be named. */
export interface ReviewProblem {
  field: keyof VendorReviewFacts | 'cuecs';
  text: string;
}

/** Why a review can not be finished as it stands; empty when it can. */
export function reviewProblems(review: VendorReviewFacts, cuecs: readonly VendorCuec[]): ReviewProblem[] {
  const problems: ReviewProblem[] = [];
  const say = (field: ReviewProblem['field'], text: string) => problems.push({ field, text });
  const { reportFrom, reportTo, bridgeTo, verdict } = review;
  if (isAuditorsReport(review.basis)) {
    if (reportTo === null) say('reportTo', 'Enter the last day, or the date, of the report.');
    if (review.basis === 'soc2_type2' && reportFrom === null)
      say('reportFrom', 'Enter the first day of the report.');
    if (review.opinion === null) say('opinion', "Enter the auditor's opinion.");
  }
  if (bridgeTo !== null && (reportTo === null || bridgeTo <= reportTo))
    say('bridgeTo', 'The bridge letter speaks of days after the report.');
  else if (
    bridgeTo !== null &&
    reportTo !== null &&
    bridgeTo > bridgeLimit(reportTo) &&
    verdict === 'satisfactory'
  )
    say(
      'bridgeTo',
      `A bridge letter speaks of about three months, here to ${bridgeLimit(reportTo)}. Beyond that the verdict is "With conditions" at best.`,
    );
  if (review.conclusion.trim() === '')
    say(
      'conclusion',
      review.exceptions.trim() === ''
        ? 'Write what you conclude.'
        : 'Exceptions are recorded. Write what they mean for your system.',
    );
  if (review.reviewedBy.trim() === '') say('reviewedBy', 'Enter who reviewed.');
  if (verdict === null) say('verdict', 'Choose a verdict.');
  if (verdict === 'satisfactory') {
    const open = cuecs.filter((cuec) => !isMapped(cuec));
    const gaps = cuecs.filter(({ response }) => response === 'gap');
    if (open.length > 0)
      say(
        'cuecs',
        `Not satisfactory while these are not mapped: ${named(open)}. Map them, or conclude "With conditions".`,
      );
    if (gaps.length > 0)
      say(
        'cuecs',
        `Not satisfactory while these are gaps with us: ${named(gaps)}. Conclude "With conditions".`,
      );
    if (isModified(review.opinion))
      say('opinion', `The opinion is ${review.opinion}. Conclude "With conditions", and say which.`);
  }
  return problems;
}
