/** How the columns of a request list are named and told. */
import { readDate } from '../calendar-date.ts';
import { looksLikeCriteria } from '../table-import/criteria-cell.ts';
import { closed, shareOf, usualLength, type Lexicon } from '../table-import/lexicon.ts';
import { looksLikeName, readOwner } from '../table-import/person-cell.ts';
import { looksLikeRef, readRefs } from '../table-import/refs.ts';
import { nameWeight, OTHER_MEANING } from './field-names.ts';
import { readPeriod } from './period.ts';
import { readStatus } from './status.ts';
import { REQUEST_COLUMNS, type RequestColumn } from './types.ts';
import { readKind, readPriority } from './words.ts';

/** Characters; a longer text is no word of a list of words. */
const LONGEST_WORD = 40;

export const REQUEST_LEXICON: Lexicon<RequestColumn> = {
  fields: REQUEST_COLUMNS,
  nameWeight,
  valueWeight,
  weightWithoutName,
  toldByValues: ['number', 'criteria', 'controls', 'auditorStatus', 'request'],
  otherMeaning: OTHER_MEANING,
};

/** A request number: short, with a digit. */
export const isNumber = (text: string): boolean => looksLikeRef(text.trim().replace(/^[#(]|[).:]$/g, ''));

const holdsDay = (value: string): boolean => /^\d{5}$/.test(value) || readDate(value).kind !== 'unreadable';
const isWord = (value: string): boolean => value.length < LONGEST_WORD;

function valueWeight(field: RequestColumn, values: readonly string[]): number {
  if (values.length === 0) return 0;
  const share = shareOf(values);
  const average = usualLength(values);
  const distinct = new Set(values).size / values.length;
  switch (field) {
    case 'number':
      return closed(share(isNumber)) - (distinct < 0.5 ? 1 : 0) - (share(looksLikeCriteria) > 0.5 ? 1 : 0);
    case 'request':
      return average >= 25 ? 1.5 : average < 8 || share(isNumber) > 0.5 ? -2 : 0;
    case 'criteria':
      return closed(share(looksLikeCriteria));
    case 'controls':
      return share((value) => readRefs(value).every(({ ref }) => looksLikeRef(ref))) > 0.5
        ? 0.5
        : average > 40
          ? -2
          : -0.5;
    case 'auditorStatus':
    case 'status':
      return closed(share((value) => isWord(value) && readStatus(value) !== null));
    case 'priority':
      return closed(share((value) => value.length < 15 && readPriority(value) !== null));
    case 'kind':
      return closed(share((value) => isWord(value) && readKind(value) !== null)) / 2;
    case 'requestedOn':
    case 'submittedOn':
    case 'closedOn':
      return share(holdsDay) > 0.5 ? 1 : -2;
    case 'due':
      return share(holdsDay) > 0.4 ? 1 : -0.5;
    case 'period':
      return share((value) => readPeriod(value, NO_DATES) !== null) > 0.4 ? 1 : 0;
    case 'assignee':
    case 'requestedBy':
      return average <= 60 && share((value) => readOwner(value).kind !== 'none' && !/\d{3}/.test(value)) > 0.5
        ? 0.5
        : -1.5;
    case 'category':
      return average < 60 ? 0.2 : -1;
    default:
      return 0;
  }
}

const NO_DATES = { periodFrom: null, periodTo: null, asOf: null };

function weightWithoutName(field: RequestColumn, values: readonly string[]): number {
  if (values.length === 0) return 0;
  const share = shareOf(values);
  const distinct = new Set(values.map((value) => value.toLowerCase())).size / values.length;
  switch (field) {
    case 'number':
      return share(isNumber) >= 0.8 && distinct > 0.8 && share(looksLikeCriteria) < 0.5 ? 1 : 0;
    case 'request':
      return usualLength(values) >= 30 && !values.every(looksLikeName) ? usualLength(values) / 1000 : 0;
    case 'criteria':
      return share(looksLikeCriteria) >= 0.8 ? 1 : 0;
    case 'controls':
      return share(
        (value) => /\p{L}/u.test(value) && readRefs(value).every(({ ref }) => looksLikeRef(ref)),
      ) >= 0.9 && distinct < 0.95
        ? 0.5
        : 0;
    case 'auditorStatus':
      return share((value) => isWord(value) && readStatus(value) !== null) >= 0.9 ? 1 : 0;
    default:
      return 0;
  }
}
