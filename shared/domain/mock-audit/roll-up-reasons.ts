import { isSettled } from '../findings.ts';
import { places } from '../readiness/places.ts';
import type { Reason } from '../readiness/reason.ts';
import { FINDING_STATUS_NAMES, type TestKind, type TestResult } from '../vocabulary.ts';
import type { RollUpResult, TestedControl, TestedKind } from './roll-up.ts';

/** Why a conclusion is not "no exceptions noted", what is to be done, and where. */
export type ResultReason = Reason;

interface Concluded {
  control: TestedControl;
  result: RollUpResult;
  /** Controls without exceptions that serve the same criterion. */
  others: number;
  /** References of compensating controls. */
  compensating: readonly string[];
}

/** What one control adds to the conclusion of a criterion that it serves. */
export function conclusionReason({ control, result, others, compensating }: Concluded): ResultReason {
  const test = testBehind(control, result);
  return {
    code: result,
    text: [
      `${control.ref}: ${factOf(test, result)}`,
      ...(WEIGHED.includes(result) ? [serving(others, compensating), findings(control)] : []),
    ]
      .filter(Boolean)
      .join(' '),
    fix: result === 'exceptions' && isHandled(control) ? HANDLED : FIXES[result],
    link: test.testId === null ? places.control(control.id) : places.test(test.testId),
  };
}

/** Results for which it matters what else serves the criterion. */
const WEIGHED: readonly RollUpResult[] = ['exceptions', 'not_suitably_designed', 'unable_to_test'];

const FIXES: Record<RollUpResult, string> = {
  no_exceptions: '',
  did_not_occur: 'Keep the recorded zero or the written reason; neither pass nor fail.',
  incomplete: 'Conclude the test.',
  unable_to_test: 'Obtain what is missing, then conclude the test again.',
  exceptions: 'Record cause, response and retest with the finding; the exception stays in the report.',
  not_suitably_designed: 'Change the control so that it answers its risk, then test the design again.',
};

const HANDLED = 'Its findings are settled; the exception stays in the report.';
const isHandled = ({ findings: list }: TestedControl): boolean =>
  list.length > 0 && list.every(({ status }) => isSettled(status));

const STATES: Record<RollUpResult, readonly TestResult[]> = {
  no_exceptions: ['no_exceptions'],
  did_not_occur: ['did_not_occur'],
  incomplete: ['not_tested', 'in_progress'],
  unable_to_test: ['unable_to_test'],
  exceptions: ['exceptions'],
  not_suitably_designed: ['not_suitably_designed'],
};

/** The test that gave the result, design before operation. */
function testBehind({ tests }: TestedControl, result: RollUpResult): TestedKind & { kind: TestKind } {
  const kind = STATES[result].includes(tests.design.result) ? 'design' : 'operation';
  return { ...tests[kind], kind };
}

function factOf(
  { kind, items, exceptions, extent }: ReturnType<typeof testBehind>,
  result: RollUpResult,
): string {
  switch (result) {
    case 'exceptions': {
      const rate = items > 0 ? `, ${exceptions} of ${items} items` : '';
      return `exceptions noted in ${kind}${rate}${extent ? ` (${extent})` : ''}.`;
    }
    case 'not_suitably_designed':
      return 'the design does not answer its risk.';
    case 'unable_to_test':
      return `${kind} could not be tested, which counts as a deviation.`;
    case 'did_not_occur':
      return 'it did not occur in the period, so operation was not tested.';
    default:
      return `the test of ${kind} is not concluded.`;
  }
}

function serving(others: number, compensating: readonly string[]): string {
  const count =
    others === 0
      ? 'No other control without exceptions serves the criterion.'
      : `${others} other ${others === 1 ? 'control' : 'controls'} without exceptions ${others === 1 ? 'serves' : 'serve'} the criterion.`;
  return compensating.length === 0 ? count : `${count} Compensated by ${compensating.join(', ')}.`;
}

function findings({ findings: list }: TestedControl): string {
  if (list.length === 0) return 'No finding is recorded.';
  return `${list.map(({ ref, status }) => `${ref} ${FINDING_STATUS_NAMES[status].toLowerCase()}`).join(', ')}.`;
}
