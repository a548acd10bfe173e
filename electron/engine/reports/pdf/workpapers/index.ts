import type { WorkpaperModel } from '../../../../../shared/domain/workpaper-model.ts';
import { TEST_KIND_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { paragraph, sectionHead } from '../blocks.ts';
import { COLORS } from '../palette.ts';
import { quiet, resultSpan, strong } from '../sections/marks.ts';
import type { Part } from '../sections/part.ts';
import { table } from '../table.ts';
import { STYLES } from '../text.ts';
import { signature } from './words.ts';

/** Every workpaper with its result and its signatures. */
export const index: Part<WorkpaperModel> = (flow, { papers }, numbering) => {
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
      { title: 'Workpaper', width: 76 },
      { title: 'Control', width: 170 },
      { title: 'Kind', width: 56 },
      { title: 'Result', width: 116 },
      { title: 'Prepared', width: 96 },
      { title: 'Reviewed', width: 96 },
    ],
    papers.map((paper) => ({
      cells: [
        [strong(paper.ref)],
        paper.title,
        TEST_KIND_NAMES[paper.kind],
        [resultSpan(paper.result)],
        signature(paper.prepared) || [quiet('Not signed')],
        signature(paper.reviewed) || [quiet('Not reviewed')],
      ],
    })),
  );
};
