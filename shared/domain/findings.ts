/** Rules of findings: what a status needs, when one is overdue, and how serious it looks from the facts. */
import type { DeviationExtent, RetestResult } from './audit-vocabulary.ts';
import { FINDING_STATUS_NAMES, SEVERITIES, type FindingStatus, type Severity } from './vocabulary.ts';

/** Said wherever the status of a finding could be taken for a change of the result. */
export const REMEDIATION_KEEPS_RESULT =
  'Remediation and retest stand beside the exception. They do not change the result of the test for the period.';
/** A Type I report speaks of one day, so a control that is fixed before it can be tested anew. */
export const REMEDIATION_BEFORE_DATE =
  'When the design is fixed before the as-of date, reopen the test of design and conclude it again. History keeps both conclusions.';

/** Statuses that say that the cause is gone. */
const SETTLED: readonly FindingStatus[] = ['remediated', 'closed'];
export const isSettled = (status: FindingStatus): boolean => SETTLED.includes(status);

export interface RetestFacts {
  /** ISO day. */
  testedOn: string;
  result: RetestResult;
}

/** The newest retest counts: what once was effective may have failed again. */
export const latestRetest = <Retest extends RetestFacts>(retests: readonly Retest[]): Retest | undefined =>
  retests.toSorted((a, b) => (a.testedOn < b.testedOn ? -1 : a.testedOn > b.testedOn ? 1 : 0)).at(-1);

/** Whether the newest retest found the control effective. */
const isRetestedEffective = (retests: readonly RetestFacts[]): boolean =>
  latestRetest(retests)?.result === 'effective';

/**
 * Why a finding can not have a status, as a sentence, or null. Remediated and closed need an effective retest or a written
 * reason, such as an accepted risk.
 */
export function refuseStatus(
  status: FindingStatus,
  retests: readonly RetestFacts[],
  reason: string,
): string | null {
  if (!isSettled(status) || isRetestedEffective(retests) || reason.trim() !== '') return null;
  return `"${FINDING_STATUS_NAMES[status]}" needs an effective retest as the newest one, or a written reason. Record one of them.`;
}

/** The status that a finding has after its retests changed: an effective one remediates, a failed one opens it again. */
export function statusAfterRetest(
  status: FindingStatus,
  retests: readonly RetestFacts[],
  { hasResponse, reason }: { hasResponse: boolean; reason: string },
): FindingStatus {
  if (isRetestedEffective(retests)) return isSettled(status) ? status : 'remediated';
  const isBorneOut = retests.length === 0 && reason.trim() !== '';
  return isSettled(status) && !isBorneOut ? (hasResponse ? 'responded' : 'open') : status;
}

/**
 * Why a retest can not be recorded, as a sentence, or null.
 * @param raisedOn ISO day on which the finding was raised, where the person who records it is
 */
export function refuseRetest(
  retest: RetestFacts & { items: number; deviations: number },
  raisedOn: string,
): string | null {
  if (retest.testedOn < raisedOn)
    return `The finding was raised on ${raisedOn}, so it was not retested on ${retest.testedOn}. Enter that day or a later one.`;
  if (retest.deviations > retest.items)
    return `${retest.items} items can not have ${retest.deviations} deviations. Correct one of the two.`;
  if (retest.result === 'effective' && retest.deviations > 0)
    return `${retest.deviations} of ${retest.items} items deviate. Choose "Not effective", or correct the number.`;
  return null;
}

/** Still to be remediated after the day it was due. `today` is an ISO day. */
export const isOverdue = (finding: { status: FindingStatus; due: string | null }, today: string): boolean =>
  !isSettled(finding.status) && finding.due !== null && finding.due < today;

export interface SeverityFacts {
  /** The deviation lies in the design, or every occurrence is in doubt. */
  isDesign: boolean;
  extents: readonly (DeviationExtent | null)[];
  isKey: boolean;
  /** Of the criterion that has the fewest: other controls without exceptions that serve it. Null when it serves none. */
  fewestOthers: number | null;
}

/** A severity to start from, and the facts that speak for it. A person decides. */
export function adviseSeverity(facts: SeverityFacts): { severity: Severity; because: string[] } {
  const because: string[] = [];
  let level = 1;
  const raise = (by: number, why: string) => {
    level += by;
    because.push(why);
  };
  const isIsolated = facts.extents.length > 0 && facts.extents.every((extent) => extent === 'isolated');
  if (facts.isDesign) raise(1, 'The design is affected, so every occurrence is.');
  else if (facts.extents.includes('systematic')) raise(1, 'A deviation is systematic.');
  else if (isIsolated && !facts.isKey) raise(-1, 'All deviations are isolated.');
  else if (isIsolated) raise(0, 'All deviations are isolated, but it is a key control.');
  if (facts.fewestOthers === 0) raise(1, 'A criterion has no other control without exceptions.');
  if (because.length === 0) because.push('Nothing known raises or lowers it.');
  return { severity: SEVERITIES[Math.min(Math.max(level, 0), SEVERITIES.length - 1)] ?? 'medium', because };
}
