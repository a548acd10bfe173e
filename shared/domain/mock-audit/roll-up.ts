/**
 * What the tests come to for each criterion and category: a readiness view from facts, never an opinion. Exceptions are facts of
 * one test and stay whatever is done later, so neither findings nor retests change a conclusion here. The rate belongs to the
 * control, the weight to the criterion: each exception says how many other controls serve the same criterion.
 */
import type { DeviationExtent } from '../audit-vocabulary.ts';
import type { EngagementType, FindingStatus, TestKind, TestResult } from '../vocabulary.ts';
import { conclusionReason, type ResultReason } from './roll-up-reasons.ts';

/** From the best to the worst; one that did not occur is neither pass nor fail. */
export const ROLL_UP_NAMES = {
  no_exceptions: 'No exceptions noted',
  did_not_occur: 'Did not occur in the period',
  incomplete: 'Incomplete',
  unable_to_test: 'Unable to test',
  exceptions: 'Exceptions noted',
  not_suitably_designed: 'Not suitably designed',
} as const;
export type RollUpResult = keyof typeof ROLL_UP_NAMES;
export const ROLL_UP_RESULTS = Object.keys(ROLL_UP_NAMES) as RollUpResult[];

const RANK: Record<RollUpResult, number> = {
  no_exceptions: 0,
  did_not_occur: 0,
  incomplete: 1,
  unable_to_test: 2,
  exceptions: 3,
  not_suitably_designed: 4,
};

/** Negative when `a` is the better one. */
export const compareResults = (a: RollUpResult, b: RollUpResult): number => RANK[a] - RANK[b];

/** Whether a conclusion says that something went wrong, rather than that work is left. */
export const isTrouble = (result: RollUpResult): boolean => RANK[result] > RANK.incomplete;

export interface TestedKind {
  /** Null when the control has no test of the kind. */
  testId: string | null;
  workpaper: string;
  result: TestResult;
  items: number;
  exceptions: number;
  /** Of the deviations that a person assessed; systematic when one of them is. */
  extent: DeviationExtent | null;
}

export interface TestedControl {
  id: string;
  ref: string;
  title: string;
  tests: Record<TestKind, TestedKind>;
  findings: readonly { id: string; ref: string; status: FindingStatus }[];
  /** Ids of controls that compensate for it, by its findings. */
  compensatedBy: readonly string[];
}

/** What one control's tests come to. A Type I engagement looks at design only. */
export function concludeControl(control: TestedControl, type: EngagementType): RollUpResult {
  const design = stateOf(control.tests.design.result);
  if (type === 'I') return design;
  const operation = stateOf(control.tests.operation.result);
  // Equal in rank are only two ways of being fine; then the operation says which.
  return compareResults(design, operation) > 0 ? design : operation;
}

const stateOf = (result: TestResult): RollUpResult =>
  result === 'not_tested' || result === 'in_progress' ? 'incomplete' : result;

export interface ControlConclusion {
  id: string;
  result: RollUpResult;
  /** Ids of the controls without exceptions that compensate for its trouble. */
  compensating: string[];
}

export interface CriterionConclusion {
  result: RollUpResult;
  /** Every control in trouble has a compensating control without exceptions. The result stays what it is. */
  isMitigated: boolean;
  /** Controls without exceptions that serve the criterion. */
  withoutExceptions: number;
  /** The worst first. */
  controls: ControlConclusion[];
  /** The heaviest first. What did not occur is said too, so that nobody takes it for tested. */
  reasons: ResultReason[];
}

/**
 * The conclusion of a criterion: that of its worst control. One without controls is incomplete. It did not occur only when none of
 * its controls had anything to do.
 * @param known all controls of the engagement by id, for compensating ones
 */
export function concludeCriterion(
  criterionId: string,
  controls: readonly TestedControl[],
  known: ReadonlyMap<string, TestedControl>,
  type: EngagementType,
): CriterionConclusion {
  const concluded = controls
    .map((control) => ({
      control,
      result: concludeControl(control, type),
      compensating: compensatingOf(control, known, type),
    }))
    .toSorted((a, b) => compareResults(b.result, a.result));
  const isClean = (result: RollUpResult) => result === 'no_exceptions';
  const withoutExceptions = concluded.filter(({ result }) => isClean(result)).length;
  const worst = concluded.reduce<RollUpResult>(
    (so, { result }) => (compareResults(result, so) > 0 ? result : so),
    withoutExceptions > 0 ? 'no_exceptions' : 'did_not_occur',
  );
  const trouble = concluded.filter(({ result }) => isTrouble(result));
  const reasons = concluded
    .filter(({ result }) => !isClean(result))
    .map(({ control, result, compensating }) =>
      conclusionReason({
        control,
        result,
        others: withoutExceptions,
        compensating: compensating.map(({ ref }) => ref),
      }),
    );
  return {
    result: controls.length === 0 ? 'incomplete' : worst,
    isMitigated: trouble.length > 0 && trouble.every(({ compensating }) => compensating.length > 0),
    withoutExceptions,
    controls: concluded.map(({ control, result, compensating }) => ({
      id: control.id,
      result,
      compensating: compensating.map(({ id }) => id),
    })),
    reasons: controls.length > 0 ? reasons : [noControl(criterionId)],
  };
}

const noControl = (criterionId: string): ResultReason => ({
  code: 'no_control',
  text: 'No control serves this criterion, so nothing was tested.',
  fix: 'Map a control to it, or record why the criterion is not relevant.',
  link: `/matrix/criteria/${criterionId}`,
});

/** A control that has exceptions itself compensates for nothing. */
function compensatingOf(
  control: TestedControl,
  known: ReadonlyMap<string, TestedControl>,
  type: EngagementType,
): TestedControl[] {
  return control.compensatedBy.flatMap((id) => {
    const other = known.get(id);
    return other && other.id !== control.id && concludeControl(other, type) === 'no_exceptions'
      ? [other]
      : [];
  });
}

export interface CategoryConclusion {
  result: RollUpResult;
  /** Relevant criteria by conclusion. */
  counts: Record<RollUpResult, number>;
  reasons: ResultReason[];
}

/** Criteria named before the rest is counted. */
const NAMED = 6;

/** The conclusion of a category: that of its worst relevant criterion, since one that is not met can qualify a report. */
export function concludeCategory(
  criteria: readonly { id: string; isRelevant: boolean; result: RollUpResult }[],
): CategoryConclusion {
  const relevant = criteria.filter(({ isRelevant }) => isRelevant);
  const idsOf = (result: RollUpResult) => relevant.filter((c) => c.result === result).map(({ id }) => id);
  const counts = Object.fromEntries(
    ROLL_UP_RESULTS.map((result) => [result, idsOf(result).length]),
  ) as CategoryConclusion['counts'];
  const worst = relevant.reduce<RollUpResult>(
    (so, { result }) => (compareResults(result, so) > 0 ? result : so),
    counts.no_exceptions > 0 || relevant.length === 0 ? 'no_exceptions' : 'did_not_occur',
  );
  const reasons = ROLL_UP_RESULTS.toReversed().flatMap((result): ResultReason[] => {
    const ids = idsOf(result);
    const [first] = ids;
    if (first === undefined || result === 'no_exceptions') return [];
    const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '';
    return [
      {
        code: result,
        text: `${ROLL_UP_NAMES[result]}: ${ids.slice(0, NAMED).join(', ')}${more}.`,
        fix: 'See the reasons of the criterion.',
        link: `/audit/results/${first}`,
      },
    ];
  });
  return { result: worst, counts, reasons };
}
