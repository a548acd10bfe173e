import type { WorkpaperModel } from '../../../../../shared/domain/workpaper-model.ts';
import { TEST_KIND_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { type Numbering, paragraph, sectionHead } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { COLORS } from '../palette.ts';
import { destinationOf } from '../references.ts';
import { quiet, resultSpan, strong } from '../sections/marks.ts';
import type { Part } from '../sections/part.ts';
import { table } from '../table.ts';
import { type Rich, STYLES } from '../text.ts';
import { signature } from './words.ts';

/** Every workpaper with its result and its signatures, and in a book of them with its page. */
export const bookIndex: Part<WorkpaperModel> = (flow, model, numbering) =>
  writeIndex(flow, model, numbering, true);
export const index: Part<WorkpaperModel> = (flow, model, numbering) =>
  writeIndex(flow, model, numbering, false);

function writeIndex(flow: Flow, { papers }: WorkpaperModel, numbering: Numbering, isBook: boolean): void {
  sectionHead(flow, numbering.section(), 'Index of workpapers');
  paragraph(
    flow,
    'D: test of design. E: test of operating effectiveness. A test is listed once work on it has begun. A signature covers all that the workpaper said when it was given; "reopened" says that the workpaper changed since.',
    { ...STYLES.body, color: COLORS.text2 },
    8,
  );
  if (papers.length === 0) {
    paragraph(flow, 'Work on no test has begun yet.');
    return;
  }
  table(
    flow,
    [
      { title: 'Workpaper', width: 68 },
      { title: 'Control', width: 140 },
      { title: 'Kind', width: 66 },
      { title: 'Result', width: 132 },
      { title: 'Prepared', width: 96 },
      { title: 'Reviewed', width: 96 },
      ...(isBook ? [{ title: 'Page', width: 30, align: 'right' as const }] : []),
    ],
    papers.map((paper) => ({
      cells: [
        [{ ...strong(paper.ref), to: destinationOf('workpaper', paper.ref) }],
        paper.title,
        TEST_KIND_NAMES[paper.kind],
        [resultSpan(paper.result)],
        signature(paper.prepared) || [quiet('Not signed')],
        signature(paper.reviewed) || [quiet('Not reviewed')],
        ...(isBook ? [{ content: () => pageOf(flow, paper.ref) }] : []),
      ],
    })),
  );
}

function pageOf(flow: Flow, ref: string): Rich {
  const name = destinationOf('workpaper', ref);
  return [{ text: `${flow.pageNumber(name) ?? ''}`, to: name }];
}
