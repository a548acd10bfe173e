import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import type { CellEdit, CellWrite } from '../../components/grid/types.ts';
import { patchesOf, PATCHES, type EditedColumn } from './control-patches.ts';
import { updateControls } from './update-controls.ts';

/** Editing of one column, in one row or many at once. */
export const controlEdit = (
  column: EditedColumn,
  edit: Omit<CellEdit<ControlRow>, 'commit'>,
): CellEdit<ControlRow> => ({
  ...edit,
  commit: async (rows, text) => updateControls(rows, PATCHES[column](text)),
});

/** Saves a pasted block as one change. */
export const pasteControls = async (writes: readonly CellWrite<ControlRow>[]) =>
  api.matrix.changeControls({ changes: patchesOf(writes) });
