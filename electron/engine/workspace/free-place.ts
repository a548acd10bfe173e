import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError } from '../../../shared/domain/errors.ts';

/** @throws AppError conflict when something is at `path`, file_missing when its folder is not there */
export function needFreePlace(path: string): void {
  if (existsSync(path))
    throw new AppError(
      'conflict',
      `${basename(path)} is already there. Choose another name, or open that file.`,
    );
  if (!existsSync(dirname(path)))
    throw new AppError(
      'file_missing',
      `The folder for ${basename(path)} is not there any more. Choose another place.`,
    );
}
