import type { ReportMeta } from '../../../../../shared/domain/report-model.ts';
import type { Fact, Workpaper } from '../../../../../shared/domain/workpaper-model.ts';
import { PROCEDURE_NAMES, TEST_KIND_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { reportTime } from '../../words.ts';
import { paragraph, sectionHead, subHead, terms } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { quiet, resultSpan, strong } from '../sections/marks.ts';
import { table } from '../table.ts';
import type { Rich } from '../text.ts';
import { TERM } from './layout.ts';
import { conclusion, crossReferences, review } from './closing.ts';
import { population } from './population.ts';
import { selection } from './selection.ts';
import { sheet } from './sheet.ts';
import { signature } from './words.ts';

/**
 * One workpaper, from its head to its signatures. Each starts on a page of its own, so that it can be filed alone.
 * @param number of the section; empty for a paper that stands alone
 */
export function workpaper(flow: Flow, paper: Workpaper, meta: ReportMeta, number: string): void {
  // A paper that stands alone is named by the title of its document.
  flow.label = number === '' ? '' : paper.ref;
  flow.anchor('workpaper', paper.ref);
  sectionHead(flow, number, `${paper.ref} ${paper.title}`);
  head(flow, paper, meta);
  procedures(flow, paper);
  if (paper.population) population(flow, paper.population);
  if (paper.selection) selection(flow, paper.selection);
  sheet(flow, paper);
  conclusion(flow, paper, meta.engagementType);
  crossReferences(flow, paper);
  review(flow, paper);
}

const facts = (flow: Flow, list: readonly Fact[]): void => terms(flow, list, TERM);

function head(flow: Flow, paper: Workpaper, meta: ReportMeta): void {
  const list: [Rich, Rich][] = [
    ['Client', meta.client],
    ['Engagement', `${meta.system}, SOC 2 Type ${meta.engagementType}, ${reportTime(meta)}`],
    ['Workpaper', [strong(paper.ref), { text: `, test of ${TEST_KIND_NAMES[paper.kind].toLowerCase()}` }]],
    ['Control', [strong(paper.controlRef), { text: ` ${paper.title}` }]],
    ['Control activity', paper.statement],
    ['Criteria', paper.criteria.join(', ')],
    ['Control owner', paper.owner],
    ['Result', [resultSpan(paper.result)]],
    ['Prepared by', signature(paper.prepared) || [quiet('Not signed')]],
    ['Reviewed by', signature(paper.reviewed) || [quiet('Not reviewed')]],
  ];
  terms(flow, list, TERM);
}

function procedures(flow: Flow, paper: Workpaper): void {
  subHead(flow, '', 'Objective, source and procedures', false);
  facts(flow, [
    ['Objective', paper.objective || 'Not written down.'],
    ['Source', paper.source || 'Not written down.'],
  ]);
  flow.y += 4;
  if (paper.procedures.length === 0) {
    paragraph(flow, 'No procedure is written down.');
    return;
  }
  table(
    flow,
    [
      { title: 'Nature', width: 74 },
      { title: 'Procedure', width: 190 },
      { title: 'Outcome', width: 190 },
      { title: 'Done', width: 56 },
    ],
    paper.procedures.map(({ nature, text, outcome, doneOn }) => ({
      cells: [
        PROCEDURE_NAMES[nature],
        text,
        outcome || [quiet('No outcome of its own; see the sheet and the conclusion.')],
        doneOn ?? '',
      ],
    })),
  );
}
