/** Rules about concluding a test of a control. Practice: AICPA SOC 2 guide as summarised in workpaper conventions. */
import {
  DEVIATION_MARKS,
  TEST_RESULT_NAMES,
  type Mark,
  type ProcedureNature,
  type TestKind,
  type TestResult,
} from './vocabulary.ts';

export interface TestFacts {
  kind: TestKind;
  natures: readonly ProcedureNature[];
  attributes: number;
  /** Marks of each item in use; void items do not count. */
  items: readonly (readonly Mark[])[];
  /** A population of the control that records that nothing happened in the period. */
  hasRecordedZero?: boolean;
}

/** An item is done when every attribute carries a mark. */
export const isItemDone = (marks: readonly Mark[], attributes: number): boolean =>
  attributes > 0 && marks.length >= attributes;

/** An item counts once, however many of its attributes deviate. */
export const isException = (marks: readonly Mark[]): boolean =>
  marks.some((mark) => DEVIATION_MARKS.includes(mark));

/** States of a test that are not a conclusion. */
export const OPEN_RESULTS: readonly TestResult[] = ['not_tested', 'in_progress'];

/** The conclusions that a test of this kind can have. */
export function allowedResults(kind: TestKind): TestResult[] {
  return kind === 'design'
    ? ['no_exceptions', 'exceptions', 'not_suitably_designed', 'unable_to_test']
    : ['no_exceptions', 'exceptions', 'did_not_occur', 'unable_to_test'];
}

/**
 * Why a conclusion can not be recorded, as a sentence, or null when the facts bear it out. Inquiry alone never suffices; a
 * result that says less than "tested" needs words.
 */
export function refuseConclusion(facts: TestFacts, result: TestResult, conclusion: string): string | null {
  if (!allowedResults(facts.kind).includes(result)) {
    return `"${TEST_RESULT_NAMES[result]}" is not a conclusion of a test of ${facts.kind}.`;
  }
  const done = facts.items.filter((marks) => isItemDone(marks, facts.attributes)).length;
  const exceptions = facts.items.filter(isException).length;
  const hasWords = conclusion.trim() !== '';
  if (result === 'no_exceptions' || result === 'exceptions') {
    if (done < facts.items.length) {
      return `${facts.items.length - done} of ${facts.items.length} items have attributes without a mark. Mark them first.`;
    }
    if (facts.items.length === 0 && !hasWords) return 'No item was tested. Write down what was done instead.';
  }
  if (result === 'no_exceptions') {
    if (exceptions > 0)
      return `${exceptions} of ${facts.items.length} items have an exception. Conclude "Exceptions noted".`;
    if (facts.natures.every((nature) => nature === 'inquiry')) {
      return 'Inquiry alone does not support a conclusion. Add observation, inspection or reperformance to the procedure.';
    }
    return null;
  }
  if (result === 'exceptions' && facts.items.length > 0 && exceptions === 0) {
    return 'No item has an exception. Mark the item that deviates, or conclude "No exceptions noted".';
  }
  if (result === 'did_not_occur') {
    if (facts.items.length > 0)
      return `${facts.items.length} items were drawn, so the control had something to do. Void the ones that do not apply, or choose another result.`;
    if (facts.hasRecordedZero) return null;
  }
  return hasWords ? null : `Write down why the result is "${TEST_RESULT_NAMES[result]}".`;
}

/** What is recorded about the deviations of a test; `unable_to_test` and a design that fails count as one without an item. */
export interface DeviationRecord {
  deviations: number;
  /** Of them: nobody decided whether they are isolated or systematic. */
  unassessed: number;
  /** Of them: no finding states them. */
  withoutFinding: number;
}

/**
 * What is left open about the deviations of a test, in sentences. It never keeps a conclusion from being recorded: the result is a
 * fact of the test, and the written conclusion says it; what is open is shown beside it until it is done.
 */
export function openDeviations({ deviations, unassessed, withoutFinding }: DeviationRecord): string[] {
  const of = deviations === 1 ? 'The deviation' : `of ${deviations} deviations`;
  const say = (count: number, one: string, many: string): string[] =>
    count === 0 ? [] : [deviations === 1 ? `${of} ${one}` : `${count} ${of} ${count === 1 ? one : many}`];
  return [
    ...say(
      unassessed,
      'is not yet judged isolated or systematic.',
      'are not yet judged isolated or systematic.',
    ),
    ...say(withoutFinding, 'has no finding.', 'have no finding.'),
  ];
}
