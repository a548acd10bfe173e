/**
 * Completeness and accuracy of a list that the entity produced: nine questions that a person answers before a sample of it says
 * anything. Rule of the trade: AT-C section 205, evaluating information produced by the entity.
 */
import type { IpeVerdict } from './audit-vocabulary.ts';

export const IPE_CHECKS = [
  {
    id: 'source',
    title: 'From the real system',
    question: 'Does it come from the system where the activity is recorded, and from its production data?',
  },
  {
    id: 'query',
    title: 'Query shown',
    question:
      'Are the query or report, its filters and its parameters written down so that someone else can run it?',
  },
  { id: 'run', title: 'Run by and when', question: 'Is it known who ran it, and when?' },
  {
    id: 'total',
    title: 'Count agreed',
    question: 'Does the number of rows agree with a count from elsewhere, such as the total on the screen?',
  },
  {
    id: 'gaps',
    title: 'No gaps',
    question: 'Are missing numbers, repeated keys and months without rows explained?',
  },
  {
    id: 'spot_checks',
    title: 'Spot checks both ways',
    question: 'Do rows of the list agree with the system, and are records of the system in the list?',
  },
  {
    id: 'unchanged',
    title: 'Not edited',
    question: 'Is the file as it was exported, or is every edit explained?',
  },
  {
    id: 'coverage',
    title: 'Period and systems covered',
    question: 'Does it cover the whole period and every system in scope?',
  },
  {
    id: 'logic_access',
    title: 'Report logic protected',
    question: 'Can only authorised people change the query or the report?',
  },
] as const;
export type IpeCheckId = (typeof IPE_CHECKS)[number]['id'];
export const IPE_CHECK_IDS = IPE_CHECKS.map(({ id }) => id) as [IpeCheckId, ...IpeCheckId[]];

export const IPE_ANSWER_NAMES = { yes: 'Yes', no: 'No', na: 'Not applicable' } as const;
export type IpeAnswer = keyof typeof IPE_ANSWER_NAMES;
export const IPE_ANSWERS = Object.keys(IPE_ANSWER_NAMES) as [IpeAnswer, ...IpeAnswer[]];

export interface IpeCheck {
  answer: IpeAnswer | null;
  note: string;
}
export type IpeChecks = Partial<Record<IpeCheckId, IpeCheck>>;

/**
 * Why a verdict cannot be given on these answers, as a sentence; null when it can. Sufficient needs an answer to every question and a
 * reason for each one that is not yes; the other verdicts stand on their own.
 */
export function verdictProblem(verdict: IpeVerdict, checks: IpeChecks): string | null {
  if (verdict !== 'sufficient') return null;
  const open = IPE_CHECKS.filter(({ id }) => !checks[id]?.answer);
  if (open.length > 0) {
    return `Not answered yet: ${open.map(({ title }) => title.toLowerCase()).join(', ')}.`;
  }
  const bare = IPE_CHECKS.filter(({ id }) => checks[id]?.answer !== 'yes' && !checks[id]?.note.trim());
  return bare.length > 0
    ? `Write down why it does not matter: ${bare.map(({ title }) => title.toLowerCase()).join(', ')}.`
    : null;
}

/** "7 of 9 answered". */
export const answeredChecks = (checks: IpeChecks): number =>
  IPE_CHECKS.filter(({ id }) => checks[id]?.answer).length;
