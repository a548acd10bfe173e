/** What the fields of registers are made of. */

/** What a field holds. `person`, `control`, `policy` and `subservice-organization` hold the id of such a record. */
export type FieldKind =
  | 'line'
  | 'paragraph'
  | 'day'
  | 'choice'
  | 'number'
  | 'criterion'
  | 'person'
  | 'control'
  | 'subservice-organization';

export type FieldValue = string | number | null;

export interface RegisterField {
  /** camelCase; the column is the same in snake_case. */
  id: string;
  label: string;
  kind: FieldKind;
  /** May not be empty. */
  required?: true;
  /** Of a choice. */
  choices?: readonly { value: string; label: string }[];
  /** What a new record starts with; without it a required choice starts with the first one, and the rest is empty. */
  start?: string;
  /** Of a number: inclusive. */
  range?: readonly [least: number, most: number];
  /** Of a day: the field whose day it may not come before. */
  notBefore?: string;
  /** What to enter, shown as placeholder. */
  hint?: string;
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
