import type { EvidenceMarkKind } from '../../../../../shared/domain/audit-vocabulary.ts';
import { MARKS, type Mark } from '../../../../../shared/domain/vocabulary.ts';
import { keyOfMark } from '../../../audit/sheet/marks.ts';

/** What pressing on a page does. */
export type Tool =
  | { kind: 'select' }
  | { kind: Exclude<EvidenceMarkKind, 'tick'> }
  /** Puts this letter. */
  | { kind: 'tick'; mark: Mark };

export const SELECT: Tool = { kind: 'select' };

/** The tools with a button and a key of their own; each letter of the legend is a tick tool besides. */
export const BUTTONS = [
  { kind: 'select', label: 'Select', key: 'V' },
  { kind: 'rectangle', label: 'Box', key: 'B' },
  { kind: 'arrow', label: 'Arrow', key: 'W' },
  { kind: 'note', label: 'Note', key: 'M' },
] as const satisfies readonly (Tool & { label: string; key: string })[];

/** The tool of a key without modifiers: the same letters as on a test sheet put tick marks. */
export function toolOfKey(key: string): Tool | undefined {
  const pressed = key.toUpperCase();
  const button = BUTTONS.find((one) => one.key === pressed);
  if (button) return { kind: button.kind };
  const mark = MARKS.find((one) => keyOfMark(one) === pressed);
  return mark && { kind: 'tick', mark };
}
