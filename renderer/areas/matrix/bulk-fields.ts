import { PATCHES, type EditedColumn } from './control-patches.ts';
import {
  FREQUENCY_CHOICES,
  KEY_CHOICES,
  LAYER_CHOICES,
  MODE_CHOICES,
  NATURE_CHOICES,
  RESPONSIBILITY_CHOICES,
  SAMPLING_RISK_CHOICES,
} from './control-words.ts';
import type { Choice } from './use-policies.ts';

/** A field that many controls can be given at once. */
export interface BulkField {
  id: EditedColumn;
  label: string;
  /** A closed list; without it the field is text. */
  choices?: readonly Choice[];
  /** Offered while typing. */
  suggestions?: readonly string[];
  /** May be left without a value. */
  clearable: boolean;
  /** A button of its own; the others are in the menu. */
  isFrequent: boolean;
}

interface Sources {
  people: readonly string[];
  domains: readonly string[];
  policies: readonly Choice[];
}

/** Every field but those that belong to one control alone: reference, title and statement. Criteria are added and removed apart. */
export function bulkFields({ people, domains, policies }: Sources): BulkField[] {
  const closed = (
    id: EditedColumn,
    label: string,
    choices: readonly Choice[],
    more: Partial<BulkField> = {},
  ): BulkField => ({ id, label, choices, clearable: true, isFrequent: false, ...more });
  const text = (id: EditedColumn, label: string, more: Partial<BulkField> = {}): BulkField => ({
    id,
    label,
    clearable: true,
    isFrequent: false,
    ...more,
  });
  return [
    text('owner', 'Owner', { suggestions: people, isFrequent: true }),
    closed('frequency', 'Frequency', FREQUENCY_CHOICES, { isFrequent: true }),
    closed('mode', 'Mode', MODE_CHOICES, { isFrequent: true }),
    closed('policy', 'Policy', policies, { isFrequent: policies.length > 0 }),
    closed('nature', 'Nature', NATURE_CHOICES),
    closed('layer', 'Layer', LAYER_CHOICES),
    closed('key', 'Key', KEY_CHOICES, { clearable: false }),
    closed('responsibility', 'Responsibility', RESPONSIBILITY_CHOICES, { clearable: false }),
    closed('samplingRisk', 'Sampling risk', SAMPLING_RISK_CHOICES),
    text('provider', 'Provider'),
    text('domain', 'Domain', { suggestions: domains }),
    text('system', 'System'),
    text('evidenceWanted', 'Evidence wanted'),
    text('risk', 'Risk'),
    text('notes', 'Notes'),
  ];
}

/** The patch that gives a field a value; '' for none. */
export const patchFor = (field: BulkField, value: string) => PATCHES[field.id](value);

/** The value in words. */
export const valueWords = ({ choices }: BulkField, value: string): string =>
  (choices ? choices.find((choice) => choice.value === value)?.label : value) || 'not set';
