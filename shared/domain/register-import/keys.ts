/** By what the same record is known again: in a list, and between a list and a register. */
import { addDays } from '../readiness/days.ts';
import type { FieldValue, Register } from '../registers.ts';
import { tidy } from '../table.ts';
import { plainWords } from '../table-import/plain-words.ts';
import type { LineValues } from './types.ts';

/** What no reader sees: zero-width characters, and marks of direction. */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g;

/** A text apart from blanks and what no reader sees. */
export const seenText = (text: string): string => tidy(text.normalize('NFC').replace(INVISIBLE, ''));
/** The same apart from case. */
export const textKey = (text: string): string => seenText(text).toLowerCase();

/** The words of a name in any order, so that "Dufour, Thea" is "Thea Dufour". */
export const nameKey = (text: string): string =>
  plainWords(text).split(' ').toSorted().join(' ') || textKey(text);

export interface Keyed {
  /** Number of ours; '' when there is none. */
  ref: string;
  values: LineValues;
}

/** One way to know a record again; the strongest comes first. */
interface Identity {
  /** '' when the record can not be known in this way. */
  key: (record: Keyed) => string;
  /** Two lines of one list with this key are about the same record. */
  isOne?: true;
  /** Holds only where no other record or line has the same key. */
  ifUnique?: true;
}

const text = (value: FieldValue | undefined): string => textKey(String(value ?? ''));
/** The values of several fields as one key; '' when the first is empty. */
const joined = (...values: (FieldValue | undefined)[]): string =>
  text(values[0]) === '' ? '' : JSON.stringify(values.map(text));

const named = (value: FieldValue | undefined): string => nameKey(String(value ?? ''));

const byNumber: Identity = { key: ({ values }) => text(values['number']), isOne: true };
const byName: Identity = { key: ({ values }) => text(values['name']), isOne: true };

/** How records of a register are known again. */
export function identitiesOf(register: Register): readonly Identity[] {
  const has = (field: string) => register.fields.some(({ id }) => id === field);
  switch (register.id) {
    case 'people':
      return [
        byNumber,
        { key: ({ values }) => text(values['email']), isOne: true },
        { key: ({ values }) => named(values['name']), isOne: true },
      ];
    case 'training':
      return [
        {
          key: ({ values: { name, course, assignedOn } }) => joined(named(name), course, assignedOn),
          isOne: true,
        },
        { key: ({ values: { name, course } }) => joined(named(name), course) },
      ];
    case 'backups':
      return [
        {
          // Where runs are not numbered, one that ended in another way is another run.
          key: ({ values: { name, day, attempt, startedAt, outcome } }) =>
            joined(name, day, attempt, startedAt, attempt === undefined ? outcome : null),
          isOne: true,
        },
        { key: ({ values: { name, day, attempt } }) => joined(name, day, attempt) },
      ];
    case 'vulnerabilities':
      return [
        // A scanner gives one number to a weakness, however many hosts have it.
        { key: ({ values: { number, place } }) => joined(number, place), isOne: true },
        { key: ({ values: { number } }) => text(number), ifUnique: true },
        {
          key: ({ values: { number, name, place, openedOn } }) =>
            text(number) === '' ? joined(name, place, openedOn) : '',
          isOne: true,
        },
      ];
    case 'vendor-cuecs':
      return [{ key: ({ values: { name, vendorId } }) => joined(name, vendorId), isOne: true }];
    case 'restore-tests':
      return [{ key: ({ values: { name, testedOn } }) => joined(name, testedOn), isOne: true }];
    case 'roles':
      return [{ key: ({ values: { role, personId } }) => joined(role, personId), isOne: true }];
    case 'handling-rules':
      return [{ key: ({ values }) => text(values['classification']), isOne: true }];
    default:
      return [
        ...(register.refPrefix ? [{ key: ({ ref }: Keyed) => textKey(ref), isOne: true } as const] : []),
        ...(has('number') ? [byNumber] : []),
        byName,
      ];
  }
}

/** A weakness that was closed and is found again is another finding, with days of its own. */
const isFoundAgain = ({ values: earlier }: Keyed, { values: later }: Keyed): boolean =>
  text(earlier['closedOn']) !== '' && text(later['openedOn']) > text(earlier['closedOn']);

/** Days after which another last day is no correction of the first one. */
const CORRECTED_WITHIN = 30;

/** Someone who left and came back, or left a second time after the access of the first time was removed. */
function isRehired({ values: earlier }: Keyed, { values: later }: Keyed): boolean {
  const left = text(earlier['leftOn']);
  if (left === '') return false;
  if (text(later['startedOn']) > left) return true;
  return text(earlier['accessRemovedAt']) !== '' && text(later['leftOn']) > addDays(left, CORRECTED_WITHIN);
}

/** Whether two records that share a weaker key are told apart by a stronger one. */
export function areApart(register: Register, a: Keyed, b: Keyed): boolean {
  if (register.id === 'vulnerabilities' && (isFoundAgain(a, b) || isFoundAgain(b, a))) return true;
  if (register.id === 'people' && (isRehired(a, b) || isRehired(b, a))) return true;
  if (register.id === 'backups' || register.id === 'training') return false;
  const pairs: [string, string][] = [
    [textKey(a.ref), textKey(b.ref)],
    ...['number', 'email'].map((field): [string, string] => [text(a.values[field]), text(b.values[field])]),
  ];
  const told = pairs.find(([one, other]) => one !== '' && other !== '');
  return told !== undefined && told[0] !== told[1];
}
