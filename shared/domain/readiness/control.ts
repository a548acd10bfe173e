import type { EngagementDates } from '../evidence.ts';
import type { Frequency, ReadinessRating, Severity, TestKind, TestResult } from '../vocabulary.ts';
import { anchorOf, earliestUseful } from './evidence-window.ts';
import { places } from './places.ts';
import { whyNotInForce, type PolicyFacts } from './policy.ts';
import { conclude, type Rated, type Reason, type Weighed } from './reason.ts';

export interface ControlFacts {
  id: string;
  dates: EngagementDates;
  hasOwner: boolean;
  hasStatement: boolean;
  frequency: Frequency | null;
  evidence: {
    count: number;
    /** Last day shown by the newest evidence that begins no later than the day of the report; null when none has a date. */
    newest: string | null;
  };
  design: TestResult;
  operation: TestResult;
  /** Ids of the tests, for links. */
  tests: Record<TestKind, string | null>;
  /** Findings against the control that are not closed. */
  openFindings: readonly { id: string; ref: string; severity: Severity }[];
  /** The policy that the control carries out. */
  policy: PolicyFacts | null;
  /** Who runs the control, when it is not the organization itself, and whether that one's report has been reviewed. */
  provider: { name: string; isReviewed: boolean } | null;
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

/**
 * Rates one control. A Type I engagement looks at design only. That no policy is linked is no gap: many technical controls carry
 * out none; a linked policy that is not in force is one, because the control then enforces what nobody decided.
 */
export function rateControl(facts: ControlFacts): Rated {
  return conclude([...testReasons(facts), ...findingReasons(facts), ...recordReasons(facts)]);
}

function testReasons({ id, dates, design, operation, tests }: ControlFacts): Weighed[] {
  const link = (kind: TestKind) => (tests[kind] ? places.test(tests[kind]) : places.control(id));
  const because = (weight: ReadinessRating, kind: TestKind, code: string, text: string, fix: string) => ({
    weight,
    reason: { code, text, fix, link: link(kind) },
  });
  const isTypeII = dates.type === 'II';
  if (!isConcluded(design) && (!isTypeII || !isConcluded(operation))) {
    const kinds = isTypeII ? 'design and operation' : 'design';
    return [
      because(
        'not_assessed',
        'design',
        'not_tested',
        'No test is concluded yet.',
        `Conclude the test of ${kinds}.`,
      ),
    ];
  }
  const reasons: Weighed[] = [];
  if (design === 'not_suitably_designed') {
    const text = 'The design does not meet the criterion.';
    reasons.push(because('not_in_place', 'design', 'design_unsuitable', text, REDESIGN));
  } else if (design === 'exceptions') {
    const text = 'The test of design has exceptions.';
    reasons.push(because('major_gap', 'design', 'design_exceptions', text, REDESIGN));
  } else if (design === 'unable_to_test') {
    const text = 'Design could not be tested.';
    reasons.push(because('major_gap', 'design', 'design_untestable', text, PROVIDE));
  } else if (!isConcluded(design)) {
    const text = 'The test of design is not concluded.';
    reasons.push(because('minor_gap', 'design', 'design_open', text, 'Conclude the test of design.'));
  }
  if (!isTypeII) return reasons;
  if (operation === 'exceptions') {
    const text = 'The test of operation has exceptions.';
    reasons.push(because('major_gap', 'operation', 'operation_exceptions', text, STAYS));
  } else if (operation === 'unable_to_test') {
    const text = 'Operation could not be tested, which counts as a deviation.';
    reasons.push(because('major_gap', 'operation', 'operation_untestable', text, PROVIDE));
  } else if (!isConcluded(operation)) {
    const text = 'The test of operation is not concluded.';
    reasons.push(
      because('minor_gap', 'operation', 'operation_open', text, 'Conclude the test of operation.'),
    );
  }
  return reasons;
}

const REDESIGN = 'Change the control so that it answers its risk, then test the design again.';
const PROVIDE = 'Obtain what is missing for the test, then conclude it again.';
/** Failures of a period are reported whatever is done later. */
const STAYS = 'The exception stays in the report: record cause, response and retest with its finding.';

function findingReasons({ openFindings }: ControlFacts): Weighed[] {
  return openFindings.map(({ id, ref, severity }) => ({
    weight: severity === 'high' || severity === 'critical' ? 'major_gap' : 'minor_gap',
    reason: {
      code: 'finding_open',
      text: `Finding ${ref} is open (${severity}).`,
      fix: 'Remediate the finding, retest it and close it.',
      link: places.finding(id),
    },
  }));
}

/** What the records of the control lack; none of it alone keeps a control from operating. */
function recordReasons(facts: ControlFacts): Weighed[] {
  const { id, dates, policy, provider } = facts;
  const minor = (code: string, text: string, fix: string, link = places.control(id)): Weighed => ({
    weight: 'minor_gap',
    reason: { code, text, fix, link },
  });
  const reasons: Weighed[] = [];
  if (!facts.hasOwner)
    reasons.push(minor('no_owner', 'No owner is named.', 'Name the one person who answers for it.'));
  if (!facts.hasStatement)
    reasons.push(
      minor(
        'no_statement',
        'No statement says what is done.',
        'Write who does what, how often, with which record.',
      ),
    );
  const evidence = evidenceReason(facts);
  if (evidence) reasons.push({ weight: 'minor_gap', reason: evidence });
  const whyNot = policy && whyNotInForce(policy, anchorOf(dates));
  if (whyNot) {
    const text = `The policy "${policy.name}" ${whyNot}.`;
    reasons.push(minor('policy_not_in_force', text, 'Approve or review the policy.', places.policies));
  }
  if (provider && !provider.isReviewed) {
    const name = provider.name === '' ? 'a provider' : provider.name;
    const fix = 'Review the report of the provider and record the review.';
    const link = places.scopeRegister('vendors');
    reasons.push(
      minor('provider_unreviewed', `It rests on ${name}, whose report is not reviewed.`, fix, link),
    );
  }
  return reasons;
}

function evidenceReason({ id, dates, evidence, frequency }: ControlFacts): Reason | null {
  const link = places.control(id);
  if (evidence.count === 0) {
    return {
      code: 'no_evidence',
      text: 'No evidence is attached.',
      fix: 'Attach evidence that the control is in place.',
      link,
    };
  }
  if (evidence.newest !== null && evidence.newest >= earliestUseful(dates, frequency)) return null;
  return dates.type === 'II'
    ? {
        code: 'evidence_outside_period',
        text: `No evidence falls in the period, ${dates.periodFrom} to ${dates.periodTo}.`,
        fix: 'Attach evidence from the period, and record which days each piece covers.',
        link,
      }
    : {
        code: 'evidence_stale',
        text: `No evidence is from ${earliestUseful(dates, frequency)} to ${anchorOf(dates)}.`,
        fix: 'Attach evidence from shortly before the as-of date, and record its date.',
        link,
      };
}
