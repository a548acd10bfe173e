import { lstatSync, realpathSync } from 'node:fs';
import { basename, extname, relative, sep } from 'node:path';
import { openedCopy } from '../../shared/contract/shell.ts';
import { AppError } from '../../shared/domain/errors.ts';
import { OPENED_EXTENSIONS, OPENED_PREFIX } from '../../shared/domain/evidence-opening.ts';

/**
 * The path of a copy that the engine made for another program, after a second look: a plain file of a type that is opened, inside the
 * folder of such copies, reached through no link.
 *
 * @param answer of the engine to `openEvidence`
 * @throws AppError bad_input
 */
export function copyToOpen(answer: unknown): string {
  const { folder, path } = openedCopy.parse(answer);
  const inside = relative(realpathSync(folder), realpathSync(path));
  const isInside =
    basename(folder).startsWith(OPENED_PREFIX) &&
    /^\d+$/.test(inside.split(sep)[0] ?? '') &&
    inside === relative(folder, path);
  if (!isInside || !lstatSync(path).isFile() || !OPENED_EXTENSIONS.has(extname(path)))
    throw new AppError('bad_input', 'That file is not opened outside. Save a copy if you must.');
  return path;
}
