import type { FieldValue, RegisterField } from '../../../shared/domain/registers.ts';

export interface FieldOption {
  value: string;
  label: string;
}

/** The closed list of a field; undefined for one that takes any text. */
export type OptionsOf = (field: RegisterField) => readonly FieldOption[] | undefined;

/** A value as people read it: the label of a choice, the name of a record. */
export function valueText(field: RegisterField, value: FieldValue | undefined, optionsOf: OptionsOf): string {
  if (value === null || value === undefined) return '';
  const option = optionsOf(field)?.find((known) => known.value === value);
  return option?.label ?? String(value);
}
