import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ExportRequest } from '../../../shared/contract/reports/reports.ts';
import { AppError, toErrorData } from '../../../shared/domain/errors.ts';
import { exportName, formatProblem } from '../../../shared/domain/report-kinds.ts';
import { markedCopiesName, type WorkpaperModel } from '../../../shared/domain/workpaper-model.ts';
import { writeAtomically } from '../atomic-file.ts';
import { markedCopies } from '../audit/marked-copies/export.ts';
import { readTests } from '../audit/test-rows.ts';
import { os } from '../context.ts';
import { atTime } from '../readiness/today.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import type { LoggedExport } from '../workspace/export-log.ts';
import { newId } from '../workspace/workspace.ts';
import { packBinder } from './binder/pack.ts';
import { EXPORTERS } from './exporters.ts';
import { comparisonHandlers } from './compare.ts';
import { packFacts } from './facts.ts';
import { timeStamp } from './meta.ts';
import { readOverview } from './overview.ts';
import type { Attachment } from './progress.ts';
import { previewHandlers } from './preview-handlers.ts';
import { renderInWorker } from './render.ts';
import { setHandlers } from './set-handlers.ts';
import { settingsHandlers } from './settings.ts';
import { templateHandlers } from './template.ts';
import type { RenderedDocument, RenderResult } from './writers.ts';

export interface ExportedFile extends RenderResult {
  fileName: string;
  /** Bytes. */
  size: number;
}

/** Gathers, renders and writes one export, all or nothing, and writes it down in the workspace where that can be written. */
export async function exportReport(
  session: Session,
  request: ExportRequest & { target: string },
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<ExportedFile> {
  const { file, entry } = await writeReport(session, request, job);
  if (session.workspace.readOnly) return file;
  try {
    session.workspace.exports.add(entry);
    return file;
  } catch (error) {
    // The file is there and whole; only its line in the history is not.
    const warning = `${file.fileName} is written, and the history does not list it. ${toErrorData(error).message}`;
    return { ...file, warnings: [...(file.warnings ?? []), warning] };
  }
}

/**
 * Writes one export without writing it down. @returns the file, and what the history of exports says of it
 * @throws AppError bad_input for a format that the kind does not have
 */
export async function writeReport(
  session: Session,
  { target, ...request }: ExportRequest & { target: string },
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<{ file: ExportedFile; entry: LoggedExport }> {
  const { kind, format, ...choices } = request;
  const problem = formatProblem(kind, format);
  if (problem) throw new AppError('bad_input', problem);
  const stamp = timeStamp(choices.at);
  const rendered = atTime(stamp, () => EXPORTERS[kind](session, choices));
  const { meta } = rendered.model;
  meta.generatedAt = stamp;
  const at = new Date().toISOString();
  let result: RenderResult = { pages: null, missing: [] };
  let sha256 = '';
  const size = await writeAtomically(target, async (temporary) => {
    result = await produce(session, rendered, format, temporary, job);
    sha256 = await hashOf(temporary);
  });
  const fileName = basename(target);
  const entry = {
    id: newId(),
    kind,
    format,
    fileName,
    size,
    sha256,
    at,
    by: session.actor,
    headHash: meta.journalHash,
    choices: JSON.stringify({ ...choices, at: stamp }),
    facts: packFacts(rendered),
  };
  return { file: { fileName, size, ...result }, entry };
}

/** Most is rendered by a worker; the files of a binder come out of the workspace, which only this thread reads. */
async function produce(
  session: Session,
  rendered: RenderedDocument,
  format: ExportRequest['format'],
  temporary: string,
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<RenderResult> {
  if (rendered.document === 'binder' && format === 'zip') {
    await packBinder(session, rendered.model, temporary, job);
    return { pages: null, missing: [] };
  }
  return renderInWorker(rendered, format, temporary, {
    signal: job.signal,
    attachments: CARRIES_FILES.includes(format) ? await attachmentsOf(session, rendered, job) : [],
    onProgress: ({ done, total, phase }) => job.progress(done, total, phase),
  });
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Formats with a PDF that other files can be attached to. */
const CARRIES_FILES: readonly ExportRequest['format'][] = ['pdf', 'zip'];

const attachmentsOf = (
  session: Session,
  rendered: RenderedDocument,
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<Attachment[]> =>
  rendered.document === 'workpapers' ? attachedCopies(session, rendered.model, job) : Promise.resolve([]);

/** The marked copies of each workpaper that has marks on evidence, so that one file holds all. */
async function attachedCopies(
  session: Session,
  { meta, papers }: WorkpaperModel,
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<Attachment[]> {
  const marked = new Set(papers.filter((paper) => paper.evidenceMarks.length > 0).map(({ ref }) => ref));
  const testIds = readTests(session).flatMap(({ id, workpaper }) => (marked.has(workpaper) ? [id] : []));
  const copies = await markedCopies(session, testIds, job, meta.generatedAt);
  return copies.map(({ workpaper, pdf }) => ({
    name: markedCopiesName(workpaper),
    description: `Marked copies of the evidence of ${workpaper}`,
    mediaType: 'application/pdf',
    relationship: 'Supplement',
    bytes: pdf,
  }));
}

export const reportsRouter = {
  ...settingsHandlers,
  ...comparisonHandlers,
  ...previewHandlers,
  ...setHandlers,
  ...templateHandlers,

  overview: os.reports.overview.handler(({ context: { session } }) => readOverview(session)),

  export: os.reports.export.handler(({ input, context: { session } }) => {
    const target = session.target(input.target);
    return {
      jobId: session.jobs.start(
        { kind: 'export', label: exportName(input.kind, input.format), unit: 'pages' },
        (job) => exportReport(session, { ...input, target }, job),
      ),
    };
  }),
};
