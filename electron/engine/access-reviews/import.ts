/** A listing of accounts as one of the files that come in from the command line. */
import { basename, parse } from 'node:path';
import { titleFromFileName } from '../../../shared/domain/evidence.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { createReview } from './create.ts';
import type { ListingFile } from './listing-source.ts';

export interface AccessImport {
  rows: number;
  imported: number;
  problems: { row: number; column: string | null; message: string }[];
  /** Of the review that was made. */
  id: string;
  ref: string;
}

const NO_JOB: JobHandle = { signal: new AbortController().signal, progress: () => undefined };

/**
 * Makes an access review of one listing, named after its file. Its day is the one in the name, else the newest login, else today.
 *
 * @param file place of the listing; `mapping` names its columns where their own names do not tell
 * @throws AppError as `createReview`
 */
export async function importAccessListing(
  session: Session,
  { path, mapping }: { path: string; mapping?: ListingFile['mapping'] },
  job: JobHandle = NO_JOB,
): Promise<AccessImport> {
  const name = titleFromFileName(basename(path));
  const listing: ListingFile = {
    path,
    role: 'present',
    application: parse(path).name,
    ...(mapping && { mapping }),
  };
  const review = { name, controlId: null, due: null, reviewer: session.actor };
  const { id, ref, lines, rows, problems } = await createReview(session, [listing], review, job);
  return {
    rows,
    imported: lines,
    problems: problems.map(({ row, column, message }) => ({ row, column, message })),
    id,
    ref,
  };
}
