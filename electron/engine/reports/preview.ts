import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportRequest } from '../../../shared/contract/reports/export-choices.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { writeReport } from './reports.ts';

/** The newest preview of a session: under way, or ready to be fetched. */
interface Newest {
  jobId: string;
  bytes: Buffer | null;
}

const newest = new WeakMap<Session, Newest>();

/** Starts a preview, and ends the one before: nobody looks at it any more. @returns id of the job */
export function startPreview(session: Session, request: Omit<ExportRequest, 'format'>): string {
  const before = newest.get(session);
  if (before) session.jobs.cancel(before.jobId);
  const entry: Newest = { jobId: '', bytes: null };
  newest.set(session, entry);
  entry.jobId = session.jobs.start(
    { kind: 'preview', label: 'Preview of a report', unit: 'pages', background: true },
    async (job) => {
      entry.bytes = await renderToMemory(session, request, job);
    },
  );
  return entry.jobId;
}

/** Hands the bytes over and lets go of them. @throws AppError not_found */
export function takePreview(session: Session, jobId: string): Buffer {
  const entry = newest.get(session);
  if (entry?.jobId !== jobId || !entry.bytes)
    throw new AppError('not_found', 'This preview is not there any more. Ask for it again.');
  newest.delete(session);
  return entry.bytes;
}

/** In a folder that nobody else can enter, which is gone before the bytes are shown. */
async function renderToMemory(
  session: Session,
  request: Omit<ExportRequest, 'format'>,
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'trustbench-preview-'));
  try {
    const target = join(folder, 'preview.pdf');
    await writeReport(session, { ...request, format: 'pdf', target }, job);
    return await readFile(target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
