import { readDate } from './calendar-date.ts';
import { findCriterion } from './criteria.ts';
import { AppError } from './errors.ts';
import { readMoment } from './moments.ts';
import type { FieldValue, Register, RegisterField } from './registers.ts';

/** The column of a field: the same words in snake_case. */
export const columnOf = (field: Pick<RegisterField, 'id'>): string =>
  field.id.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What a new record holds before anything is entered. */
export function emptyValue(field: RegisterField): FieldValue {
  if (field.kind === 'line' || field.kind === 'paragraph') return '';
  if (field.kind === 'set') return '';
  if (field.required) return field.start ?? field.choices?.[0]?.value ?? null;
  return null;
}

const LONGEST = { line: 300, paragraph: 20_000 };

/** Text without what no reader sees: half characters, control characters and, in a line, line breaks. */
function cleanText(text: string, kind: 'line' | 'paragraph'): string {
  const whole = text.replaceAll(/\p{Cs}/gu, '\ufffd').replaceAll(/\r\n?/g, '\n');
  return (
    kind === 'line' ? whole.replaceAll(/\p{Cc}+/gu, ' ') : whole.replaceAll(/(?![\n\t])\p{Cc}/gu, '')
  ).trim();
}

const choiceOf = (field: RegisterField, text: string): string | undefined =>
  field.choices?.find(({ value, label }) => value === text || label.toLowerCase() === text.toLowerCase())
    ?.value;

/**
 * A value as it may be stored; text is trimmed, and an empty one of another kind is null. A day may be written in any way that
 * reads one way only, a time with or without its offset (UTC without one), a criterion as people note it, a choice by its label.
 *
 * @throws AppError bad_input naming the field and what it takes
 */
export function checkValue(register: Register, field: RegisterField, value: FieldValue): FieldValue {
  const refuse = (why: string): never => {
    throw new AppError('bad_input', `${field.label} of the ${register.singular}: ${why}`, {
      field: field.id,
    });
  };
  const refuseChoice = (text: string): never =>
    refuse(`"${text}" is not one of ${field.choices?.map((c) => c.label).join(', ')}.`);
  const isText = field.kind === 'line' || field.kind === 'paragraph';
  const isSet = field.kind === 'set';
  const entered =
    typeof value === 'string' ? cleanText(value, field.kind === 'paragraph' ? 'paragraph' : 'line') : value;
  if (entered === null || entered === '') {
    if (field.required) refuse('it may not be empty.');
    return isText || isSet ? '' : null;
  }
  if (field.kind === 'number') {
    const number = Number(entered);
    const [least, most] = field.range ?? [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
    if (!Number.isInteger(number) || number < least || number > most)
      refuse(`"${entered}" is not a whole number from ${least} to ${most}.`);
    return number;
  }
  if (typeof entered !== 'string') return refuse('it takes text.');
  if (isText) {
    const most = LONGEST[field.kind as keyof typeof LONGEST];
    if (entered.length > most) refuse(`it takes at most ${most} characters.`);
    return entered;
  }
  if (field.kind === 'day') {
    const date = readDate(entered);
    return date.kind === 'date' ? date.iso : refuse(`"${entered}" is not a date such as 2026-06-30.`);
  }
  if (field.kind === 'instant')
    return (
      readMoment(entered, () => 0)?.at ??
      refuse(`"${entered}" is not a time such as 2026-06-30 14:05 (UTC) or 2026-06-30T14:05:00+02:00.`)
    );
  if (isSet) {
    const wanted = entered
      .split(',')
      .map((part) => choiceOf(field, part.trim()) ?? refuseChoice(part.trim()));
    return (field.choices ?? []).flatMap(({ value }) => (wanted.includes(value) ? [value] : [])).join(',');
  }
  if (field.kind === 'criterion')
    return findCriterion(entered) ?? refuse(`there is no criterion ${entered}.`);
  if (field.kind === 'choice') {
    return choiceOf(field, entered) ?? refuseChoice(entered);
  }
  return entered;
}

/**
 * Rules over several fields of one record.
 *
 * @param values checked values of all the fields
 * @throws AppError bad_input naming the day that comes too early
 */
export function checkRecord(register: Register, values: Readonly<Record<string, FieldValue>>): void {
  for (const field of register.fields) {
    const day = values[field.id];
    const from = register.fields.find(({ id }) => id === field.notBefore);
    const earliest = from && values[from.id];
    if (from && day && earliest && day < earliest) {
      throw new AppError(
        'bad_input',
        `${field.label} of the ${register.singular}: ${day} is before ${from.label.toLowerCase()} ${earliest}.`,
        { field: field.id },
      );
    }
  }
}
