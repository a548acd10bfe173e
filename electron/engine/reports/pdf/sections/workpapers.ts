import type { ReportPaper } from '../../../../../shared/domain/report-programme.ts';
import { OPEN_RESULTS } from '../../../../../shared/domain/testing.ts';
import { counted, rate } from '../../words.ts';
import { paragraph, sectionHead } from '../blocks.ts';
import { destinationOf, ref } from '../references.ts';
import { table } from '../table.ts';
import { signature } from '../workpapers/words.ts';
import { quiet, resultSpan, strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

/** Every test as a workpaper: what it came to, on how many items, and who signed it. */
export const workpapers: Part = (flow, model, numbering) => {
  const { papers, meta } = model;
  sectionHead(flow, numbering.section(), 'Workpaper index');
  if (papers.length === 0) {
    paragraph(flow, 'No test is recorded yet. Each control gets its tests when it is added.');
    return;
  }
  const bothKinds = meta.kind === 'type2';
  opening(flow, model, 'workpapers', `${openingWords(papers)}${bothKinds ? ` ${KINDS}` : ''}`);
  table(
    flow,
    [
      { title: 'Workpaper', width: 72 },
      { title: 'Control', width: bothKinds ? 144 : 196 },
      { title: 'Result', width: 114 },
      ...(bothKinds ? [{ title: 'Exceptions', width: 54 }] : []),
      { title: 'Prepared', width: 84 },
      { title: 'Reviewed', width: 84 },
    ],
    papers.map((paper) => ({
      anchor: destinationOf('workpaper', paper.ref),
      cells: [
        [strong(paper.ref)],
        [{ ...ref('control', paper.controlRef) }, quiet(` ${paper.title}`)],
        [resultSpan(paper.result)],
        ...(bothKinds ? [rate(paper.exceptions, paper.items)] : []),
        signature(paper.prepared) || [quiet('Not signed')],
        signature(paper.reviewed) || [quiet('Not reviewed')],
      ],
    })),
  );
};

const KINDS = 'D: test of design. E: test of operation.';

function openingWords(papers: readonly ReportPaper[]): string {
  const concluded = papers.filter(({ result }) => !OPEN_RESULTS.includes(result)).length;
  const notes = papers.reduce((sum, { openNotes }) => sum + openNotes, 0);
  const left = notes === 0 ? '' : ` ${counted(notes, 'review note')} not cleared.`;
  return `${counted(papers.length, 'workpaper')}, ${concluded} with a conclusion.${left} “Reopened”: the workpaper changed after the signature. The workpapers themselves are an export of their own, one file for each or all in one.`;
}
