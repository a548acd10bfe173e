import { CRITERIA } from '../catalog/criteria.ts';
import { AppError } from './errors.ts';
import type { FieldValue, Register, RegisterField } from './registers.ts';

/** The column of a field: the same words in snake_case. */
export const columnOf = (field: Pick<RegisterField, 'id'>): string =>
  field.id.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What a new record holds before anything is entered. */
export function emptyValue(field: RegisterField): FieldValue {
  if (field.kind === 'line' || field.kind === 'paragraph') return '';
  if (field.kind === 'choice' && field.required) return field.start ?? field.choices?.[0]?.value ?? null;
  return null;
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const CRITERION_IDS = new Set(CRITERIA.map(({ id }) => id));
const LONGEST = { line: 300, paragraph: 20_000 };

/**
 * A value as it may be stored; text is trimmed, and an empty one of another kind is null.
 *
 * @throws AppError bad_input naming the field and what it takes
 */
export function checkValue(register: Register, field: RegisterField, value: FieldValue): FieldValue {
  const refuse = (why: string): never => {
    throw new AppError('bad_input', `${field.label} of the ${register.singular}: ${why}`, {
      field: field.id,
    });
  };
  const isText = field.kind === 'line' || field.kind === 'paragraph';
  const entered = typeof value === 'string' ? value.trim() : value;
  if (entered === null || entered === '') {
    if (field.required) refuse('it may not be empty.');
    return isText ? '' : null;
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
  if (field.kind === 'day' && !DAY.test(entered)) refuse(`"${entered}" is not a date such as 2026-06-30.`);
  if (field.kind === 'criterion' && !CRITERION_IDS.has(entered)) refuse(`there is no criterion ${entered}.`);
  if (field.kind === 'choice') {
    const choice = field.choices?.find(
      (c) => c.value === entered || c.label.toLowerCase() === entered.toLowerCase(),
    );
    return (
      choice?.value ?? refuse(`"${entered}" is not one of ${field.choices?.map((c) => c.label).join(', ')}.`)
    );
  }
  return entered;
}
