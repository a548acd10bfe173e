/** What the status column of findings and of training says beside the days of a row. */
import { daysBetween } from '../readiness/days.ts';
import { plainWords } from '../table-import/plain-words.ts';
import type { WhenReading } from './dates.ts';
import type { RegisterProblemCode } from './problem-kinds.ts';
import type { LineValues } from './types.ts';
import { ownValue } from '../own-value.ts';

const OPEN =
  /^no$|^(?:re ?open\w*|open|active|new|in progress|in review|unresolved|unfixed|not (?:fixed|resolved|started|completed)|to ?do|backlog|confirmed|triaged|assigned|ongoing|pending|incomplete|overdue|detected|enrolled|offen)\b/;
const CLOSED =
  /^(?:closed?|fixed|resolved|remediated|done|completed?|mitigated|patched|verified|passed|finished|yes|true|geschlossen|erledigt|behoben|abgeschlossen)\b/;
const ACCEPTED =
  /^(?:risk accepted|accepted|accepted risk|exception\w*|exempt\w*|waived|ignored|suppressed|false positive|won t fix|wontfix)\b/;

interface StateProblem {
  column: 'state' | 'closedOn' | 'completedOn';
  code: RegisterProblemCode;
  message: string;
}

/**
 * A finding whose status is open is open, whatever day an earlier fix has; where the list gives the day on which it is due, that
 * says how many days are allowed.
 */
export function settleFinding(
  values: LineValues,
  { state, due }: { state: string; due: WhenReading | null },
): StateProblem | null {
  const { openedOn, closedOn, slaDays } = values;
  if (due?.kind === 'when' && typeof openedOn === 'string' && slaDays === undefined && due.day >= openedOn)
    values['slaDays'] = daysBetween(openedOn, due.day);
  const written = plainWords(state);
  if (ACCEPTED.test(written) && values['exception'] === undefined) values['exception'] = state;
  if (OPEN.test(written)) {
    values['closedOn'] = null;
    if (closedOn === undefined) return null;
    const message = `The status is "${state}", so the day ${closedOn} of an earlier fix was left out.`;
    return { column: 'closedOn', code: 'reopened', message };
  }
  if (!CLOSED.test(written) || closedOn !== undefined) return null;
  return {
    column: 'state',
    code: 'closed_undated',
    message: `The status is "${state}" and no day says since when. The finding came in as open.`,
  };
}

/** Training is completed on a day; a word alone does not say in which period. */
export function settleTraining({ completedOn }: LineValues, state: string): StateProblem | null {
  if (completedOn !== undefined || !CLOSED.test(plainWords(state))) return null;
  return {
    column: 'state',
    code: 'done_undated',
    message: `The status is "${state}" and no day says since when. The training came in as not completed.`,
  };
}

/** Levels of Qualys rise: 5 is urgent. Source: its severity levels 1 (minimal) to 5 (urgent). */
const RISING: Readonly<Record<string, string>> = {
  1: 'Low',
  2: 'Low',
  3: 'Medium',
  4: 'High',
  5: 'Critical',
};

/** Whether the numbers of severities rise with the danger, which the columns of the list tell. */
export const isRising = (names: readonly string[]): boolean =>
  names.some((name) => plainWords(name) === 'qid');
export const risingLevel = (text: string): string => ownValue(RISING, text.trim()) ?? text;
