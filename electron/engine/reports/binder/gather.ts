import { toBinderPaper, type BinderModel } from '../../../../shared/domain/report-binder.ts';
import { gatherEvidence, toIndexed } from '../../evidence/export/gather-index.ts';
import type { Session } from '../../session.ts';
import { gatherReport } from '../gather.ts';
import { kindFor } from '../meta.ts';
import { gatherRequests } from '../requests.ts';
import { gatherWorkpapers } from '../workpapers/gather.ts';

/** Gathers the auditor binder in one read: what the readiness report, the workpapers, the requests and the index of evidence say. */
export const gatherBinder = (session: Session): BinderModel =>
  session.workspace.readTogether(() => {
    const report = gatherReport(session, kindFor(session.engagement().type));
    const { meta, summary, criteria, results, controls, findings, populations, people } = report;
    return {
      meta: { ...meta, title: 'Auditor binder' },
      summary,
      criteria,
      results,
      controls,
      findings,
      populations,
      people,
      papers: gatherWorkpapers(session, {
        refs: report.tests.map(({ workpaperRef }) => workpaperRef),
      }).papers.map(toBinderPaper),
      samples: report.tests.flatMap(({ workpaperRef, sample }) =>
        sample ? [{ workpaperRef, ...sample }] : [],
      ),
      evidence: gatherEvidence(session).map((piece) => {
        const { size, sha256, mediaType } = piece.row;
        const index = toIndexed(piece, { path: null, size, sha256, mediaType, sha256OfOriginal: '' });
        return { ...index, notOpened: '' };
      }),
      requests: gatherRequests(session).requests,
    };
  });
