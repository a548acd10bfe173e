import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import type { ControlFields } from '../../../shared/contract/matrix.ts';

/** "IAM-07", or "3 controls". */
export const nameControls = (rows: readonly { ref: string }[]) =>
  rows.length === 1 ? (rows[0]?.ref ?? '') : plural(rows.length, 'control');

/**
 * Saves a patch for one control or many at once; one undo takes it back.
 * @throws AppError with the engine's sentence, for the editor to show
 */
export const updateControls = (rows: readonly { id: string }[], patch: Partial<ControlFields>) =>
  api.matrix.updateControls({ ids: rows.map(({ id }) => id), patch });
