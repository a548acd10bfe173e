/** What each owner has to do, as the text of a mail. */
import type { OccurrenceState } from '../programme-vocabulary.ts';

export interface TodoOccurrence {
  ref: string;
  title: string;
  system: string;
  key: string;
  due: string;
  state: OccurrenceState;
  /** Performed later than it counts, or recorded without evidence. */
  doneOn: string | null;
}

/** States that leave something to do, the most pressing first. A missed one is explained, not performed. */
export const TODO_STATES = ['missed', 'overdue', 'to_confirm', 'to_collect', 'upcoming'] as const;
export type TodoState = (typeof TODO_STATES)[number];

const HEADS: Record<TodoState, string> = {
  missed: 'Missed: say why, and what is done instead',
  overdue: 'Overdue: perform now',
  to_confirm: 'Evidence is there: confirm when it was performed',
  to_collect: 'Performed: attach the evidence',
  upcoming: 'Coming up',
};

export const isTodo = (state: OccurrenceState): state is TodoState =>
  TODO_STATES.some((known) => known === state);

/** The text of a mail to one owner. @param owner null for controls without one */
export function todoText(
  owner: string | null,
  occurrences: readonly TodoOccurrence[],
  { client, today }: { client: string; today: string },
): string {
  const parts = TODO_STATES.flatMap((state) => {
    const lines = occurrences
      .filter((one) => one.state === state)
      .toSorted((a, b) => a.due.localeCompare(b.due) || a.ref.localeCompare(b.ref))
      .map(todoLine);
    return lines.length === 0 ? [] : [`${HEADS[state]}\n${lines.join('\n')}`];
  });
  const hello = owner === null ? 'Controls without an owner' : `Dear ${owner}`;
  return [`${hello},\n\nControls of ${client}, as of ${today}:`, ...parts].join('\n\n');
}

function todoLine({ ref, title, system, key, due, doneOn }: TodoOccurrence): string {
  const where = system === '' ? '' : ` (${system})`;
  const done = doneOn === null ? '' : `, performed on ${doneOn}`;
  return `- ${ref} ${title}${where}: ${key}, due ${due}${done}`;
}
