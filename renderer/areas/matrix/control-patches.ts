import { AppError } from '../../../shared/domain/errors.ts';
import type { ControlFields } from '../../../shared/contract/matrix.ts';
import type { CellWrite } from '../../components/grid/types.ts';
import {
  FREQUENCY_CHOICES,
  LAYER_CHOICES,
  MODE_CHOICES,
  NATURE_CHOICES,
  RESPONSIBILITY_CHOICES,
  SAMPLING_RISK_CHOICES,
} from './control-words.ts';
import { readCriteria } from '../../components/read-criteria.ts';

type Patch = Partial<ControlFields>;

const chosen = <Value extends string>(choices: readonly { value: Value }[], text: string) =>
  choices.find(({ value }) => value === text)?.value ?? null;

/** A text that a control cannot be without. */
function needed(text: string, what: string): string {
  if (text.trim() === '') {
    throw new AppError('bad_input', `A control needs a ${what}. Press Esc to keep it.`);
  }
  return text.trim();
}

/** What a text in a column means for the control. */
export const PATCHES = {
  ref: (text) => ({ ref: needed(text, 'reference') }),
  title: (text) => ({ title: needed(text, 'title') }),
  criteria: (text) => ({ criteria: readCriteria(text) }),
  owner: (text) => ({ ownerName: text.trim() }),
  frequency: (text) => ({ frequency: chosen(FREQUENCY_CHOICES, text) }),
  nature: (text) => ({ nature: chosen(NATURE_CHOICES, text) }),
  mode: (text) => ({ mode: chosen(MODE_CHOICES, text) }),
  layer: (text) => ({ layer: chosen(LAYER_CHOICES, text) }),
  key: (text) => ({ isKey: text === 'yes' }),
  domain: (text) => ({ domain: text.trim() }),
  system: (text) => ({ system: text.trim() }),
  // An emptied cell goes back to what every control starts with.
  responsibility: (text) => ({ responsibility: chosen(RESPONSIBILITY_CHOICES, text) ?? 'own' }),
  provider: (text) => ({ provider: text.trim() }),
  policy: (text) => ({ policyId: text === '' ? null : text }),
  statement: (text) => ({ statement: text.trim() }),
  samplingRisk: (text) => ({ samplingRisk: chosen(SAMPLING_RISK_CHOICES, text) }),
  risk: (text) => ({ risk: text.trim() }),
  evidenceWanted: (text) => ({ evidenceWanted: text.trim() }),
  notes: (text) => ({ notes: text.trim() }),
} satisfies Record<string, (text: string) => Patch>;

export type EditedColumn = keyof typeof PATCHES;
const isEdited = (column: string): column is EditedColumn => Object.hasOwn(PATCHES, column);

/**
 * The patch of every control that a pasted block touches.
 * @throws AppError bad_input when a text cannot be kept; then nothing of the block is
 */
export function patchesOf(writes: readonly CellWrite<{ id: string }>[]): { id: string; patch: Patch }[] {
  const patches = new Map<string, Patch>();
  for (const { row, column, value } of writes) {
    if (isEdited(column)) patches.set(row.id, { ...patches.get(row.id), ...PATCHES[column](value) });
  }
  return [...patches].map(([id, patch]) => ({ id, patch }));
}
