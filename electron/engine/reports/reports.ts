import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { REPORT_KINDS } from '../../../shared/contract/reports.ts';
import { markedCopiesName, type WorkpaperModel } from '../../../shared/domain/workpaper-model.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { writeAtomically } from '../atomic-file.ts';
import { markedCopies } from '../audit/marked-copies/export.ts';
import { readTests } from '../audit/test-rows.ts';
import { os } from '../context.ts';
import { gatherEvidenceIndex } from '../evidence/export/gather-index.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { gatherReport } from './gather.ts';
import { gatherGovernance } from './governance.ts';
import { kindFor } from './meta.ts';
import { readOverview } from './overview.ts';
import type { DocumentModel } from './render-worker.ts';
import type { Attachment } from './progress.ts';
import { renderInWorker } from './render.ts';
import { gatherRequests } from './requests.ts';
import { gatherWorkpapers } from './workpapers/gather.ts';

export type ExportKind = (typeof REPORT_KINDS)[number];
export type ExportFormat = 'pdf' | 'xlsx' | 'json';

const LABELS: Record<ExportKind, string> = {
  type1: 'Type I readiness report',
  type2: 'Type II readiness report',
  matrix: 'Control matrix and tests',
  workpapers: 'Workpapers',
  requests: 'Request list',
  evidence: 'Evidence index',
  governance: 'Governance pack',
};

/** Gathers, renders and writes one export, all or nothing. @returns name, bytes and pages of the file, and the characters that its fonts lack */
export async function exportReport(
  session: Session,
  request: {
    kind: ExportKind;
    format: ExportFormat;
    target: string;
    /** Workpapers only: these tests, by reference. */
    tests?: readonly string[] | undefined;
    /** Governance pack only: such as "2026-Q2". */
    quarter?: string | undefined;
  },
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<{ fileName: string; size: number; pages: number | null; missing: string[] }> {
  const { kind, format, target } = request;
  if (kind === 'matrix' && format === 'pdf') {
    throw new AppError(
      'bad_input',
      'The matrix is exported to Excel or JSON; the readiness report in PDF contains it as an appendix.',
    );
  }
  if (kind === 'requests' && format === 'pdf') {
    throw new AppError(
      'bad_input',
      'The request list is exported to Excel or JSON, so that the client can work in it.',
    );
  }
  if (kind === 'evidence' && format === 'pdf') {
    throw new AppError(
      'bad_input',
      'The evidence index is exported to Excel or JSON; the readiness report in PDF lists evidence as an appendix.',
    );
  }
  const model = gatherModel(session, kind, request);
  let rendered: { pages: number | null; missing: string[] } = { pages: null, missing: [] };
  const size = await writeAtomically(target, async (temporary) => {
    if (format === 'json') await writeFile(temporary, `${JSON.stringify(model, null, 2)}\n`);
    else {
      rendered = await renderInWorker(model, format, temporary, {
        signal: job.signal,
        attachments: 'papers' in model && format === 'pdf' ? await attachedCopies(session, model, job) : [],
        onProgress: ({ done, total, phase }) => job.progress(done, total, phase),
      });
    }
  });
  const fileName = basename(target);
  session.exported.unshift({
    fileName,
    kind,
    format,
    at: new Date().toISOString(),
    size,
    headHash: model.meta.journalHash,
  });
  return { fileName, size, ...rendered };
}

/** The marked copies of each workpaper that has marks on evidence, so that one file holds all. */
async function attachedCopies(
  session: Session,
  { papers }: WorkpaperModel,
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<Attachment[]> {
  const marked = new Set(papers.filter((paper) => paper.evidenceMarks.length > 0).map(({ ref }) => ref));
  const testIds = readTests(session).flatMap(({ id, workpaper }) => (marked.has(workpaper) ? [id] : []));
  const copies = await markedCopies(session, testIds, job);
  return copies.map(({ workpaper, pdf }) => ({
    name: markedCopiesName(workpaper),
    description: `Marked copies of the evidence of ${workpaper}`,
    bytes: pdf,
  }));
}

function gatherModel(
  session: Session,
  kind: ExportKind,
  { tests, quarter }: { tests?: readonly string[] | undefined; quarter?: string | undefined },
): DocumentModel {
  switch (kind) {
    case 'workpapers':
      return gatherWorkpapers(session, { refs: tests });
    case 'requests':
      return gatherRequests(session);
    case 'evidence':
      return gatherEvidenceIndex(session);
    case 'governance':
      return gatherGovernance(session, quarter);
    case 'matrix':
      return gatherReport(session, kindFor(session.engagement().type));
    default:
      return gatherReport(session, kind);
  }
}

export const reportsRouter = {
  overview: os.reports.overview.handler(({ context: { session } }) => readOverview(session)),

  export: os.reports.export.handler(({ input, context: { session } }) => {
    const target = session.target(input.target);
    const label = `${LABELS[input.kind]}, ${input.format === 'xlsx' ? 'Excel' : input.format.toUpperCase()}`;
    return {
      jobId: session.jobs.start({ kind: 'export', label, unit: 'pages' }, (job) =>
        exportReport(
          session,
          {
            kind: input.kind,
            format: input.format,
            target,
            tests: input.tests,
            quarter: input.quarter,
          },
          job,
        ),
      ),
    };
  }),

  exported: os.reports.exported.handler(({ context: { session } }) => session.exported),
};
