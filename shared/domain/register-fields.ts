/** What the fields of registers are made of. */
import type { RegisterId } from './registers/register.ts';

/**
 * What a field holds. `person`, `control` and `record` hold the id of such a record, an `instant` a point in time (ISO 8601 in
 * UTC), a `set` any of its choices, in their order and with commas between.
 */
export type FieldKind =
  | 'line'
  | 'paragraph'
  | 'day'
  | 'instant'
  | 'choice'
  | 'set'
  | 'number'
  | 'criterion'
  | 'person'
  | 'control'
  | 'record';

export type FieldValue = string | number | null;

export interface RegisterField {
  /** camelCase; the column is the same in snake_case. */
  id: string;
  label: string;
  kind: FieldKind;
  /** May not be empty. */
  required?: true;
  /** Of a choice or a set. */
  choices?: readonly { value: string; label: string }[];
  /** What a new record starts with; without it a required choice starts with the first one, and the rest is empty. */
  start?: string;
  /** Of a number: inclusive. */
  range?: readonly [least: number, most: number];
  /** Of a `record`: whose records. */
  register?: RegisterId;
  /** Of a day or an instant: the field of the same kind that it may not come before. */
  notBefore?: string;
  /** What to enter, shown as placeholder. */
  hint?: string;
  /** Heading under which the pane of a record shows it, with the others of that heading. */
  section?: string;
  /** Starting width in a table (px). */
  width: number;
}

export const choices = <T extends string>(
  names: Record<T, string>,
): readonly { value: string; label: string }[] =>
  (Object.keys(names) as T[]).map((value) => ({ value, label: names[value] }));

export const line = (
  id: string,
  label: string,
  width: number,
  more: Partial<RegisterField> = {},
): RegisterField => ({
  id,
  label,
  kind: 'line',
  width,
  ...more,
});
export const named = (label: string, hint: string, width = 260): RegisterField =>
  line('name', label, width, { required: true, hint });
export const text = (id: string, label: string, width: number, hint = ''): RegisterField => ({
  id,
  label,
  kind: 'paragraph',
  width,
  hint,
});
export const day = (id: string, label: string): RegisterField => ({ id, label, kind: 'day', width: 92 });
export const owner: RegisterField = { id: 'ownerId', label: 'Owner', kind: 'person', width: 130 };
export const instant = (id: string, label: string): RegisterField => ({
  id,
  label,
  kind: 'instant',
  width: 126,
});
export const number = (
  id: string,
  label: string,
  width: number,
  range: readonly [least: number, most: number],
): RegisterField => ({ id, label, kind: 'number', width, range });
/** One of a closed list; always one of them unless it is optional. */
export const choice = <T extends string>(
  id: string,
  label: string,
  width: number,
  names: Record<T, string>,
  { optional, start }: { optional?: true; start?: T } = {},
): RegisterField => ({
  id,
  label,
  kind: 'choice',
  width,
  choices: choices(names),
  ...(optional ? {} : { required: true }),
  ...(start === undefined ? {} : { start }),
});
/** A record of another register. */
export const record = (id: string, label: string, width: number, register: RegisterId): RegisterField => ({
  id,
  label,
  kind: 'record',
  register,
  width,
});
/** Fields that the pane of a record shows under one heading. */
export const inSection = (section: string, fields: readonly RegisterField[]): readonly RegisterField[] =>
  fields.map((field) => ({ ...field, section }));
