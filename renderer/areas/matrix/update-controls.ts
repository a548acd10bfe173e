import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { showUndoable } from '../../app/query.ts';
import type { ControlFields, ControlRow } from '../../../shared/contract/matrix.ts';

/** "IAM-07", or "3 controls". */
export const nameControls = (rows: readonly { ref: string }[]) =>
  rows.length === 1 ? (rows[0]?.ref ?? '') : plural(rows.length, 'control');

/**
 * Saves a patch for one control or many at once; one undo takes it back. Several controls get a toast, because most of them
 * are not where the person looks.
 * @param words What was set to what: "Owner" and "Sam Ortega".
 * @throws AppError with the engine's sentence, for the editor to show
 */
export async function updateControls(
  rows: readonly ControlRow[],
  patch: Partial<ControlFields>,
  words: { field: string; value: string },
): Promise<void> {
  await api.matrix.updateControls({ ids: rows.map(({ id }) => id), patch });
  if (rows.length > 1) {
    const value = words.value === '' ? 'not set' : words.value;
    await showUndoable(`${words.field} of ${nameControls(rows)} is now ${value}.`);
  }
}
