import { SAMPLING_RISK_NAMES, SAMPLING_RISKS } from '../../../shared/domain/sampling/index.ts';
import {
  FREQUENCIES,
  FREQUENCY_NAMES,
  LAYER_NAMES,
  LAYERS,
  MODE_NAMES,
  MODES,
  NATURE_NAMES,
  NATURES,
  RESPONSIBILITIES,
  RESPONSIBILITY_NAMES,
} from '../../../shared/domain/vocabulary.ts';

/** The words of a control on screen: full in the pane and the lists of editors, one letter in the grid. */

const choices = <Value extends string>(values: readonly Value[], names: Record<Value, string>) =>
  values.map((value) => ({ value, label: names[value] }));

export const FREQUENCY_CHOICES = choices(FREQUENCIES, FREQUENCY_NAMES);
export const NATURE_CHOICES = choices(NATURES, NATURE_NAMES);
export const MODE_CHOICES = choices(MODES, MODE_NAMES);
export const LAYER_CHOICES = choices(LAYERS, LAYER_NAMES);
export const RESPONSIBILITY_CHOICES = choices(RESPONSIBILITIES, RESPONSIBILITY_NAMES);
export const SAMPLING_RISK_CHOICES = choices(SAMPLING_RISKS, SAMPLING_RISK_NAMES);
export const KEY_CHOICES = [
  { value: 'yes', label: 'Key control' },
  { value: 'no', label: 'Not a key control' },
] as const;
