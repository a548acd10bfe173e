import { AppError } from '../../../shared/domain/errors.ts';

/** Why nothing is written: the file can not be, or it is a sealed copy. */
export function readOnlyError(fileName: string, what: string, isSealed: boolean): AppError {
  if (isSealed) return sealedError(fileName, `"${what}"`);
  return new AppError(
    'workspace_read_only',
    `${fileName} is open read-only, so "${what}" was not done. Work on a copy that can be written.`,
  );
}

/** @param what was asked for, when its name is known */
export const sealedError = (fileName: string, what = 'this'): AppError =>
  new AppError(
    'workspace_sealed',
    `${fileName} is a sealed copy, which does not change, so ${what} was not done. Work in the workspace that it was made from.`,
  );
