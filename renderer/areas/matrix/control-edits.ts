import type { ControlFields, ControlRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import type { CellEdit, CellWrite } from '../../components/grid/types.ts';
import { patchesOf, PATCHES, type EditedColumn } from './control-patches.ts';
import { updateControls } from './update-controls.ts';

/** Editing of one column, in one row or many at once. */
export const controlEdit = (
  column: EditedColumn,
  edit: Omit<CellEdit<ControlRow>, 'commit'>,
): CellEdit<ControlRow> => ({
  apply: (row, text) => applied(row, column, text),
  ...edit,
  commit: async (rows, text) => updateControls(rows, PATCHES[column](text)),
});

/** The control with the text in the column; null when the text means nothing there. */
function applied(row: ControlRow, column: EditedColumn, text: string): ControlRow | null {
  try {
    const { ownerName, ...fields }: Partial<ControlFields> = PATCHES[column](text);
    return { ...row, ...fields, ...(ownerName !== undefined && { owner: ownerName || null }) };
  } catch {
    return null;
  }
}

/** Saves what one gesture writes into several cells as one change. */
export const writeControls = async (writes: readonly CellWrite<ControlRow>[]) =>
  api.matrix.changeControls({ changes: patchesOf(writes) });
