import { randomBytes } from 'node:crypto';
import { createWriteStream, statSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { AppError } from '../../shared/domain/errors.ts';
import { asFileError, writeAtomically } from './atomic-file.ts';
import type { JobHandle } from './jobs/jobs.ts';
import { syncFolder, syncFolderTree } from './workspace/durable.ts';

/**
 * Writes a folder, or an archive when the name ends in .zip, all or nothing: `fill` writes into a temporary folder beside the target and
 * names what it wrote, relative to it. The files of an archive bear the `stamp`, where it has one (ISO 8601): then the same files give the
 * same bytes. Whatever fails, nothing is left behind.
 * @throws AppError conflict when the folder is there and holds something, disk_full and others naming it
 */
export async function writeFolderAtomically<Result extends { paths: readonly string[]; stamp?: string }>(
  target: string,
  job: Pick<JobHandle, 'signal' | 'progress'>,
  fill: (folder: string) => Promise<Result>,
): Promise<Result> {
  const isZip = extname(target).toLowerCase() === '.zip';
  if (!isZip) await refuseOccupied(target);
  const folder = join(dirname(target), `.trustbench-${randomBytes(6).toString('hex')}.partial`);
  try {
    await mkdir(folder);
    const result = await fill(folder);
    job.signal.throwIfAborted();
    if (isZip) await zipFolder(folder, target, result, job);
    else await giveName(folder, target);
    return result;
  } catch (error) {
    throw asFileError(error, basename(target));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function refuseOccupied(target: string): Promise<void> {
  const stat = statSync(target, { throwIfNoEntry: false });
  if (!stat) return;
  const isEmptyFolder = stat.isDirectory() && (await readdir(target)).length === 0;
  if (!isEmptyFolder) {
    throw new AppError(
      'conflict',
      `${basename(target)} is already there and holds something, so nothing was exported. Choose another name, or an empty folder.`,
    );
  }
}

/** An empty folder that stands there gives way. */
async function giveName(folder: string, target: string): Promise<void> {
  syncFolderTree(folder);
  if (statSync(target, { throwIfNoEntry: false })) await rmdir(target);
  await rename(folder, target);
  syncFolder(dirname(target));
}

/** The files in one folder of the name of the archive, so that unpacking makes no mess. */
function zipFolder(
  folder: string,
  target: string,
  { paths, stamp }: { paths: readonly string[]; stamp?: string },
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<number> {
  // Windows takes no dot at the end of a folder.
  const root = basename(target, extname(target)).replace(/[.\s]+$/, '') || 'Export';
  return writeAtomically(target, async (temporary) => {
    const zip = new ZipFile();
    // Zip holds local time without a zone; the digits are taken as they stand, so that every machine writes the same.
    const options =
      stamp === undefined
        ? {}
        : { mtime: new Date(stamp.slice(0, 19)), mode: 0o100644, forceDosTimestamp: true };
    for (const path of paths) zip.addFile(join(folder, path), `${root}/${path}`, options);
    zip.end();
    job.progress(0, 0, 'Packing');
    await pipeline(zip.outputStream, createWriteStream(temporary), { signal: job.signal });
  });
}
