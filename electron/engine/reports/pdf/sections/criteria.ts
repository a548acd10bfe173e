import { ratingReasons } from '../../../../../shared/domain/report-rules.ts';
import { counted } from '../../words.ts';
import { paragraph, sectionHead } from '../blocks.ts';
import { COLORS } from '../palette.ts';
import type { Row } from '../table.ts';
import { table } from '../table.ts';
import { STYLES } from '../text.ts';
import { quiet, ratingSpan, strong } from './marks.ts';
import type { Part } from './part.ts';

/** Every criterion with its rating, the reasons and the controls that serve it. */
export const criteria: Part = (flow, { criteria: list, meta }, numbering) => {
  sectionHead(flow, numbering.section(), 'Criteria and readiness');
  const intro = `${counted(list.length, 'criterion', 'criteria')} of the chosen categories (${meta.criteriaVersion}), in Trustbench’s own words.`;
  paragraph(flow, intro, { ...STYLES.body, color: COLORS.text2 }, 8);
  const columns = [
    { title: 'Criterion', width: 42.5 },
    { title: 'In own words', width: 150 },
    { title: 'Readiness', width: 76 },
    { title: 'Reasons', width: 138 },
    { title: 'Controls', width: 100 },
  ];
  const rows: Row[] = [];
  let group = '';
  for (const criterion of list) {
    if (criterion.group !== group) {
      group = criterion.group;
      rows.push({ band: true, withNext: true, cells: [{ content: [strong(group)], span: columns.length }] });
    }
    rows.push({
      cells: [
        [strong(criterion.id)],
        criterion.summary,
        [ratingSpan(criterion.rating)],
        ratingReasons(criterion).join('\n'),
        criterion.controls.length > 0 ? criterion.controls.join(', ') : [quiet('None')],
      ],
    });
  }
  table(flow, columns, rows);
};
