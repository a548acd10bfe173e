import { readMoment } from '../../../shared/domain/moments.ts';
import type { FieldValue, RegisterField } from '../../../shared/domain/registers.ts';

export interface FieldOption {
  value: string;
  label: string;
}

/** The closed list of a field; undefined for one that takes any text. */
export type OptionsOf = (field: RegisterField) => readonly FieldOption[] | undefined;

/** Lists of records run to hundreds, and every cell of a sheet looks one up. */
const labels = new WeakMap<readonly FieldOption[], ReadonlyMap<string, string>>();

function labelsOf(options: readonly FieldOption[]): ReadonlyMap<string, string> {
  const known = labels.get(options);
  if (known) return known;
  const made = new Map(options.map(({ value, label }) => [value, label]));
  labels.set(options, made);
  return made;
}

/** The values that a field holds: of a set each of them, otherwise the one; '' for one that is not set. */
export function partsOf(field: RegisterField, value: FieldValue | undefined): string[] {
  const text = String(value ?? '');
  return field.kind === 'set' ? text.split(',') : [text];
}

/** "2026-06-30 14:05" in UTC; what is no point in time stays as it was typed. */
function instantText(value: string): string {
  const at = readMoment(value, () => 0)?.at;
  return at ? at.slice(0, 16).replace('T', ' ') : value;
}

/** A value as people read it: the labels of choices, the name of a record, a point in time in UTC. */
export function valueText(field: RegisterField, value: FieldValue | undefined, optionsOf: OptionsOf): string {
  if (value === null || value === undefined || value === '') return '';
  if (field.kind === 'instant') return instantText(String(value));
  const options = optionsOf(field);
  if (!options) return String(value);
  const known = labelsOf(options);
  return partsOf(field, value)
    .map((part) => known.get(part) ?? part)
    .join(', ');
}

/** What an editor starts from: a point in time as it is typed, to the second where it has any; everything else as it is stored. */
export function editText(field: RegisterField, value: FieldValue | undefined): string {
  const text = String(value ?? '');
  const at = field.kind === 'instant' ? readMoment(text, () => 0)?.at : undefined;
  return at ? at.slice(0, 19).replace('T', ' ').replace(/:00$/, '') : text;
}

/** What hovering adds to a point in time: "2026-06-30 14:05 UTC, here 16:05"; undefined for other values. */
export function instantHint(field: RegisterField, value: FieldValue | undefined): string | undefined {
  const at = field.kind === 'instant' && value ? readMoment(String(value), () => 0)?.at : undefined;
  if (!at) return undefined;
  const local = new Date(at).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
  return `${at.slice(0, 16).replace('T', ' ')} UTC, ${local} on this computer`;
}
