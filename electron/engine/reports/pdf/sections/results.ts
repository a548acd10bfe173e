import { CATEGORY_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { sectionHead } from '../blocks.ts';
import { table, type Row } from '../table.ts';
import { quiet, rollUpSpan, strong } from './marks.ts';
import { opening } from './opening.ts';
import type { Part } from './part.ts';

const INTRO =
  'The tests of all controls that serve a criterion, taken together. An exception stays whatever was done later; how many other controls serve the criterion shows its weight. These are facts of tests, not an opinion.';

/** What the tests come to for each criterion, with the reasons. */
export const results: Part = (flow, model, numbering) => {
  const { results: list } = model;
  if (list.length === 0) return;
  sectionHead(flow, numbering.section(), 'Results by criterion');
  opening(flow, model, 'results', INTRO);
  const columns = [
    { title: 'Criterion', width: 42.5 },
    { title: 'Result', width: 118 },
    { title: 'Without exceptions', width: 66 },
    { title: 'Reasons', width: 280 },
  ];
  const rows: Row[] = [];
  let category = '';
  for (const row of list) {
    if (row.category !== category) {
      category = row.category;
      const content = [strong(CATEGORY_NAMES[row.category])];
      rows.push({ band: true, withNext: true, cells: [{ content, span: columns.length }] });
    }
    rows.push({
      cells: [
        [strong(row.id)],
        row.isRelevant
          ? [rollUpSpan(row.result), ...(row.isMitigated ? [quiet(', compensated')] : [])]
          : [quiet('Not relevant')],
        `${row.withoutExceptions} of ${row.controls}`,
        row.reasons.join('\n'),
      ],
    });
  }
  table(flow, columns, rows);
};
