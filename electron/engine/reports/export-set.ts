import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { setResult } from '../../../shared/contract/reports/sets.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { manifestLine, MANIFEST_NAME } from '../../../shared/domain/evidence-export.ts';
import { exportName, formatProblem } from '../../../shared/domain/report-kinds.ts';
import { exportNotes } from '../../../shared/domain/report-notes.ts';
import { distinctMembers, setFileName, type SetMember } from '../../../shared/domain/report-set.ts';
import { writeFolderAtomically } from '../atomic-folder.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { syncFile } from '../workspace/durable.ts';
import type { LoggedExport } from '../workspace/export-log.ts';
import { timeStamp } from './meta.ts';
import { writeReport } from './reports.ts';

type Job = Pick<JobHandle, 'signal' | 'progress'>;

/** A share of the whole that one export takes, in steps of progress. */
const STEPS = 100;

/**
 * Writes several exports that bear one time into a new folder or an archive, with a list of hashes that `sha256sum -c` reads: all or
 * nothing. They stand in the history once the folder has its name.
 * @throws AppError bad_input for a format that a kind does not have, conflict when the folder holds something
 */
export async function exportSet(
  session: Session,
  { target, exports }: { target: string; exports: readonly SetMember[] },
  job: Job,
): Promise<z.infer<typeof setResult>> {
  const members = distinctMembers(exports);
  for (const { kind, format } of members) {
    const problem = formatProblem(kind, format);
    if (problem) throw new AppError('bad_input', problem);
  }
  const at = timeStamp();
  const { entries, warnings } = await writeFolderAtomically(target, job, async (folder) => {
    const { written, warnings } = await writeAll(session, folder, { members, at }, job);
    const manifest = written.map(({ sha256, fileName }) => manifestLine({ sha256, path: fileName }));
    await writeFile(join(folder, MANIFEST_NAME), manifest.join(''));
    syncFile(join(folder, MANIFEST_NAME));
    return {
      entries: written,
      warnings,
      stamp: at,
      paths: [...written.map(({ fileName }) => fileName), MANIFEST_NAME],
    };
  });
  if (!session.workspace.readOnly) for (const entry of entries) session.workspace.exports.add(entry);
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  return { fileName: basename(target), files: entries.length, size, warnings };
}

async function writeAll(
  session: Session,
  folder: string,
  { members, at }: { members: readonly SetMember[]; at: string },
  job: Job,
): Promise<{ written: LoggedExport[]; warnings: string[] }> {
  const total = members.length * STEPS;
  const written: LoggedExport[] = [];
  const warnings: string[] = [];
  for (const [index, member] of members.entries()) {
    job.signal.throwIfAborted();
    const name = exportName(member.kind, member.format);
    const progress = (done: number, of: number): void =>
      job.progress((index + (of > 0 ? Math.min(done / of, 1) : 0)) * STEPS, total, name);
    progress(0, 0);
    const target = join(folder, setFileName(member));
    const { entry, file } = await writeReport(
      session,
      { ...member, at, target },
      { signal: job.signal, progress },
    );
    written.push(entry);
    warnings.push(...exportNotes(file).map((note) => `${file.fileName}: ${note}`));
  }
  return { written, warnings };
}
