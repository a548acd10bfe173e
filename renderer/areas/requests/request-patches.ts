import type { ControlRow } from '../../../shared/contract/matrix.ts';
import type { RequestInput, RequestRow } from '../../../shared/contract/requests/records.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  AUDITOR_STATUS_NAMES,
  REQUEST_KIND_NAMES,
  REQUEST_PRIORITY_NAMES,
  REQUEST_STATUS_NAMES,
} from '../../../shared/domain/request-vocabulary.ts';
import { dayProblem } from '../../app/dates.ts';
import { readCriteria } from '../../components/read-criteria.ts';

/** What the cells of the table are read against. */
export interface Known {
  people: readonly { id: string; name: string }[];
  controls: readonly ControlRow[];
}

/** A word of a closed list, by its value or its name as a spreadsheet has it. @throws AppError bad_input */
function wordOf<Value extends string>(names: Readonly<Record<Value, string>>, text: string): Value {
  const wanted = text.trim().toLowerCase();
  const found = (Object.keys(names) as Value[]).find(
    (value) => value === wanted || names[value].toLowerCase() === wanted,
  );
  if (found) return found;
  throw new AppError('bad_input', `“${text}” is none of ${Object.values(names).join(', ')}.`);
}

function dayOf(text: string): string | null {
  if (text === '') return null;
  const problem = dayProblem(text);
  if (problem) throw new AppError('bad_input', problem);
  return text;
}

function personOf(people: Known['people'], text: string): string | null {
  if (text === '') return null;
  const wanted = text.trim().toLowerCase();
  const person = people.find(({ id, name }) => id === text || name.toLowerCase() === wanted);
  if (person) return person.id;
  throw new AppError('bad_input', `${text} is not on the list of people. Add them in Scope first.`);
}

function controlsOf(controls: readonly ControlRow[], text: string): string[] {
  return text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((ref) => {
      const control = controls.find((known) => known.ref.toLowerCase() === ref.toLowerCase());
      if (control) return control.id;
      throw new AppError('bad_input', `There is no control ${ref} in the matrix.`);
    });
}

/** What an entered text changes, by the column that it was entered in. @throws AppError bad_input */
export function patchOf(column: string, text: string, { people, controls }: Known): RequestInput {
  switch (column) {
    case 'title':
      return { title: text };
    case 'number':
      return { number: text };
    case 'category':
      return { category: text };
    case 'kind':
      return { kind: wordOf(REQUEST_KIND_NAMES, text) };
    case 'assignee':
      return { assigneeId: personOf(people, text) };
    case 'due':
      return { due: dayOf(text) };
    case 'priority':
      return { priority: wordOf(REQUEST_PRIORITY_NAMES, text) };
    case 'status':
      return { status: wordOf(REQUEST_STATUS_NAMES, text) };
    case 'auditorStatus':
      return { auditorStatus: wordOf(AUDITOR_STATUS_NAMES, text) };
    case 'controls':
      return { controlIds: controlsOf(controls, text) };
    case 'criteria':
      return { criteria: readCriteria(text) };
    default:
      return {};
  }
}

/** Which reason a change needs that these requests do not have yet; a return always says what it is for. */
export function reasonNeeded(
  requests: readonly RequestRow[],
  patch: RequestInput,
): 'statusReason' | 'auditorReason' | null {
  if (
    patch.status === 'not_applicable' &&
    patch.statusReason === undefined &&
    requests.some(({ statusReason }) => statusReason === '')
  )
    return 'statusReason';
  return patch.auditorStatus === 'returned' && patch.auditorReason === undefined ? 'auditorReason' : null;
}
