import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { lintStatement, type WordingFinding } from '../../../shared/domain/wording.ts';

/** A row is a new object when the control changed, so its findings are found once. */
const known = new WeakMap<ControlRow, readonly WordingFinding[]>();

/** What the lint says of a control's statement. */
export function wordingOf(row: ControlRow): readonly WordingFinding[] {
  const found = known.get(row) ?? lintStatement(row.statement, row);
  known.set(row, found);
  return found;
}

/** How many findings count; absolute words are only worth a look. */
export const wordingCount = (row: ControlRow): number =>
  wordingOf(row).filter(({ isSoft }) => !isSoft).length;
