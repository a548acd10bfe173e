/**
 * Readiness computed from facts, never from a tick box; every rating lists its reasons. Ready is the absence of reasons.
 * Scale: soc2 readiness assessments as practised (ready, minor gap, major gap, not in place, not assessed, not relevant).
 */
import type { EngagementType, ReadinessRating, Severity, TestResult } from './vocabulary.ts';

export interface ControlFacts {
  type: EngagementType;
  hasOwner: boolean;
  evidenceCount: number;
  design: TestResult;
  operation: TestResult;
  /** Severities of the findings against the control that are not closed. */
  openFindings: readonly Severity[];
}

export interface Rated {
  rating: ReadinessRating;
  reasons: string[];
}

const CONCLUDED: readonly TestResult[] = [
  'no_exceptions',
  'exceptions',
  'not_suitably_designed',
  'did_not_occur',
  'unable_to_test',
];

/** Whether a test has a conclusion, whatever it is. */
export const isConcluded = (result: TestResult): boolean => CONCLUDED.includes(result);

/** Rates one control. A Type I engagement looks at design only. */
export function rateControl(facts: ControlFacts): Rated {
  const operation = facts.type === 'II' ? facts.operation : 'no_exceptions';
  if (facts.design === 'not_suitably_designed') {
    return { rating: 'not_in_place', reasons: ['The design does not meet the criterion.'] };
  }
  const major = majorReasons(facts, operation);
  if (major.length > 0) return { rating: 'major_gap', reasons: major };
  const untested = !isConcluded(facts.design) && (facts.type === 'I' || !isConcluded(operation));
  if (untested) return { rating: 'not_assessed', reasons: ['No test is concluded yet.'] };
  const minor = minorReasons(facts, operation);
  return minor.length > 0 ? { rating: 'minor_gap', reasons: minor } : { rating: 'ready', reasons: [] };
}

function majorReasons(facts: ControlFacts, operation: TestResult): string[] {
  const reasons: string[] = [];
  if (facts.design === 'exceptions') reasons.push('The test of design has exceptions.');
  if (facts.design === 'unable_to_test') reasons.push('Design could not be tested.');
  if (operation === 'exceptions') reasons.push('The test of operation has exceptions.');
  if (operation === 'unable_to_test')
    reasons.push('Operation could not be tested, which counts as a deviation.');
  if (facts.openFindings.some((s) => s === 'high' || s === 'critical'))
    reasons.push('A high or critical finding is open.');
  return reasons;
}

function minorReasons(facts: ControlFacts, operation: TestResult): string[] {
  const reasons: string[] = [];
  if (!isConcluded(facts.design)) reasons.push('The test of design is not concluded.');
  if (!isConcluded(operation)) reasons.push('The test of operation is not concluded.');
  if (!facts.hasOwner) reasons.push('No owner is named.');
  if (facts.evidenceCount === 0) reasons.push('No evidence is attached.');
  if (facts.openFindings.length > 0) reasons.push('A finding is open.');
  return reasons;
}

const ORDER: readonly ReadinessRating[] = ['ready', 'minor_gap', 'major_gap', 'not_in_place'];

/**
 * Rates a criterion from its controls: nothing serves it, not in place; nobody has concluded, not assessed; otherwise the
 * weakest control decides, except that one control out of place among others that serve the criterion is a major gap.
 */
export function rateCriterion(controls: readonly (Rated & { ref: string })[]): Rated {
  if (controls.length === 0)
    return { rating: 'not_in_place', reasons: ['No control serves this criterion.'] };
  const assessed = controls.filter((c) => c.rating !== 'not_assessed' && c.rating !== 'not_relevant');
  if (assessed.length === 0)
    return { rating: 'not_assessed', reasons: ['No control that serves it is tested yet.'] };
  const reasons = sayTogether(controls);
  const worst = Math.max(...assessed.map((c) => ORDER.indexOf(c.rating)));
  const untested = assessed.length < controls.length;
  if (worst === 3 && assessed.some((c) => c.rating !== 'not_in_place'))
    return { rating: 'major_gap', reasons };
  if (worst === 0 && untested) return { rating: 'minor_gap', reasons };
  return { rating: ORDER[worst] ?? 'not_assessed', reasons };
}

/** One sentence a reason, with all controls that give it: ten times the same words hide what matters. */
function sayTogether(controls: readonly (Rated & { ref: string })[]): string[] {
  const refsOf = new Map<string, string[]>();
  for (const { ref, reasons } of controls) {
    for (const reason of reasons) refsOf.set(reason, [...(refsOf.get(reason) ?? []), ref]);
  }
  return [...refsOf].map(([reason, refs]) => `${refs.join(', ')}: ${reason}`);
}
