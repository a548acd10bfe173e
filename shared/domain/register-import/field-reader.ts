/** Reads one cell as the value of one field; what can not be read is named and left out. */
import { findCriterion } from '../criteria.ts';
import type { RegisterField } from '../register-fields.ts';
import { checkValue } from '../register-values.ts';
import type { FieldValue, Register } from '../registers.ts';
import { findPerson } from '../request-import/people.ts';
import { tidy, type Cell } from '../table.ts';
import { readCriteria } from '../table-import/criteria-cell.ts';
import { readOwner } from '../table-import/person-cell.ts';
import { isPlaceholder } from '../table-import/placeholder.ts';
import { unguardCell } from '../spreadsheet-text.ts';
import type { DateOrder } from '../calendar-date.ts';
import { readChoice } from './choice-words.ts';
import { readWhen } from './dates.ts';
import { nameKey, textKey } from './keys.ts';
import type { RegisterProblemCode } from './problem-kinds.ts';
import type { NamedRecord, RegisterContext } from './types.ts';

export interface CellReading {
  value?: FieldValue;
  /** Someone who is not in the engagement yet. */
  newPerson?: { name: string; email: string };
  /** The day as written and the time in UTC, of a cell that holds a date. */
  when?: { day: string; at: string | null; isZoned: boolean };
  problem?: { code: RegisterProblemCode; message: string };
}

const LONGEST = { line: 300, paragraph: 20_000 };
/** Ends: a day without a time lasts to its end, so that nothing looks earlier than it may have been. */
const ENDS = new Set(['accessRemovedAt', 'containedAt', 'resolvedAt']);
/** Words for the levels of a scale from 1 to 5, as registers of risks use them. */
const LEVEL_WORDS: readonly RegExp[] = [
  /^(?:rare|remote|very unlikely|very low|negligible|insignificant|trivial)$/,
  /^(?:unlikely|low|minor|improbable)$/,
  /^(?:possible|medium|moderate|occasional)$/,
  /^(?:likely|high|major|probable|significant)$/,
  /^(?:almost certain|very likely|very high|severe|catastrophic|critical|certain|frequent)$/,
];

export function readField(
  register: Register,
  field: RegisterField,
  cell: Cell,
  context: RegisterContext,
  order: DateOrder | undefined,
): CellReading {
  const text = tidy(cell.text);
  if (text === '') return {};
  if (cell.kind === 'error') return failed('cell_error', `${field.label} shows the error ${short(text)}.`);
  const known = context.isDelimited ? unguardCell(text) : text;
  switch (field.kind) {
    case 'line':
    case 'paragraph':
      return readText(register, field, context.isDelimited ? unguardCell(cell.text) : cell.text);
    case 'choice':
      return readChoiceCell(field, known);
    default:
  }
  if (isPlaceholder(known)) return {};
  switch (field.kind) {
    case 'day':
    case 'instant':
      return readWhenCell(field, cell, order);
    case 'number':
      return readNumber(field, known);
    case 'set':
      return readSet(field, cell.text);
    case 'criterion':
      return readCriterion(field, known);
    case 'person':
      return readPerson(field, cell.text, context);
    case 'control':
      return readRecord(field, known, context.controls);
    default:
      return readRecord(field, known, field.register ? (context.records[field.register] ?? []) : []);
  }
}

const failed = (code: RegisterProblemCode, message: string): CellReading => ({ problem: { code, message } });
const short = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;

function readText(register: Register, field: RegisterField, text: string): CellReading {
  const most = LONGEST[field.kind as keyof typeof LONGEST];
  const fits = text.trim().length <= most;
  const value = checkValue(
    register,
    { ...field, required: undefined } as RegisterField,
    fits ? text : text.trim().slice(0, most),
  );
  if (value === '') return {};
  if (fits) return { value };
  const message = `${field.label} is longer than ${most} characters. Its end was cut off.`;
  return { value, problem: { code: 'text_shortened', message } };
}

function readChoiceCell(field: RegisterField, text: string): CellReading {
  const value = readChoice(field, text);
  if (value !== undefined) return { value };
  if (isPlaceholder(text)) return {};
  const words = (field.choices ?? []).map(({ label }) => label).join(', ');
  return failed('choice_unknown', `${field.label}: ${short(text)} is none of ${words}.`);
}

function readSet(field: RegisterField, text: string): CellReading {
  const parts = text
    .split(/[,;\n|]+/)
    .map(tidy)
    .filter(Boolean);
  const found = new Set(parts.flatMap((part) => readChoice(field, part) ?? []));
  const unknown = parts.filter((part) => readChoice(field, part) === undefined);
  const value = (field.choices ?? [])
    .flatMap((choice) => (found.has(choice.value) ? [choice.value] : []))
    .join(',');
  const message = `${field.label}: ${unknown.map(short).join(', ')} is none of the choices.`;
  return {
    ...(value !== '' && { value }),
    ...(unknown.length > 0 && { problem: { code: 'choice_unknown' as const, message } }),
  };
}

function readWhenCell(field: RegisterField, cell: Cell, order: DateOrder | undefined): CellReading {
  const reading = readWhen(cell, order);
  const text = tidy(cell.text);
  if (reading.kind === 'unreadable')
    return failed('date_unreadable', `${field.label}: ${short(text)} is no date that can be read.`);
  if (reading.kind === 'ambiguous') {
    const either = `${reading.dayFirst} or ${reading.monthFirst}`;
    return failed('date_ambiguous', `${field.label}: ${short(text)} is ${either}.`);
  }
  const { day, at, isZoned } = reading;
  const edge = ENDS.has(field.id) ? 'T23:59:59.000Z' : 'T00:00:00.000Z';
  return { value: field.kind === 'day' ? day : (at ?? `${day}${edge}`), when: { day, at, isZoned } };
}

/** "1,204", "318 customers", "3 - Possible", "12.0" and the words of a scale. */
function readNumber(field: RegisterField, text: string): CellReading {
  const [least, most] = field.range ?? [0, Number.MAX_SAFE_INTEGER];
  const written = /^([+-]?\d[\d.,' ]*)(?=$|\s*[-–:(%/]|\s*\p{L})/u.exec(text)?.[1]?.trim();
  const digits = written?.replace(/[.,]0+$/, '').replace(/[,.' ](?=\d{3}(?!\d))/g, '');
  const level = most <= 6 ? LEVEL_WORDS.findIndex((words) => words.test(text.toLowerCase())) + 1 : 0;
  const value = digits === undefined || digits === '' ? level || Number.NaN : Number(digits);
  if (Number.isInteger(value) && value >= least && value <= most) return { value };
  return failed(
    'number_unreadable',
    `${field.label}: ${short(text)} is no whole number from ${least} to ${most}.`,
  );
}

function readCriterion(field: RegisterField, text: string): CellReading {
  const { ids, unknown } = readCriteria(text, findCriterion);
  const [value, ...more] = ids;
  if (value === undefined)
    return failed('record_unknown', `${field.label}: there is no criterion ${short(unknown[0] ?? text)}.`);
  if (more.length === 0) return { value };
  const message = `${field.label}: ${short(text)} names several criteria; ${value} was taken.`;
  return { value, problem: { code: 'record_unknown', message } };
}

function readPerson(field: RegisterField, text: string, { people }: RegisterContext): CellReading {
  const reading = readOwner(text);
  if (reading.kind === 'none') return {};
  const wanted = reading.kind === 'one' ? reading : { name: reading.names[0] ?? '', email: '' };
  const found = findPerson(people, wanted);
  const person = found
    ? { value: found.id }
    : { newPerson: { name: wanted.name.slice(0, 200), email: wanted.email } };
  if (reading.kind === 'one') return person;
  const message = `${field.label}: ${short(tidy(text))} names ${reading.names.length} people; ${wanted.name} was taken.`;
  return { ...person, problem: { code: 'person_several', message } };
}

function readRecord(field: RegisterField, text: string, records: readonly NamedRecord[]): CellReading {
  const exact = records.filter(({ names }) => names.some((name) => textKey(name) === textKey(text)));
  const found =
    exact.length > 0
      ? exact
      : records.filter(({ names }) => names.some((name) => nameKey(name) === nameKey(text)));
  const [only] = found;
  if (only && found.length === 1) return { value: only.id };
  const why = found.length > 1 ? `${found.length} records here are called so` : 'nothing here is called so';
  return failed('record_unknown', `${field.label}: ${short(text)}; ${why}.`);
}
