import type { ReportCriterion, ReportModel } from '../../../../../shared/domain/report-model.ts';
import { gapRegister } from '../../../../../shared/domain/report-remediation.ts';
import { ratingReasons } from '../../../../../shared/domain/report-rules.ts';
import { byCategory, standingOf } from '../../../../../shared/domain/report-standing.ts';
import { CATEGORY_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { counted } from '../../words.ts';
import { paragraph, sectionHead, subHead } from '../blocks.ts';
import { destinationOf, refs } from '../references.ts';
import type { Row } from '../table.ts';
import { table } from '../table.ts';
import { STYLES, type Span } from '../text.ts';
import { writtenText } from '../written-text.ts';
import { heatGrid } from './heat-grid.ts';
import { quiet, ratingSpan, strong } from './marks.ts';
import type { Part } from './part.ts';

/** The shape of the engagement, then every category and criterion with its rating, the reasons, its controls and its open gaps. */
export const criteria: Part = (flow, model, numbering) => {
  const { criteria: list, meta, texts } = model;
  sectionHead(flow, numbering.section(), 'Readiness by criterion');
  if (texts.criteria) writtenText(flow, texts.criteria);
  const intro = `${counted(list.length, 'criterion', 'criteria')} of the chosen categories (${meta.criteriaVersion}), in Trustbench’s own words.`;
  paragraph(flow, [quiet(intro)], STYLES.body, 4);
  if (list.length === 0) return;
  subHead(flow, numbering.heading(), 'Heat map', false);
  heatGrid(flow, model);
  subHead(flow, numbering.heading(), 'Categories', false);
  categories(flow, list);
  subHead(flow, numbering.heading(), 'Criteria', false);
  details(flow, model);
};

function categories(flow: Parameters<Part>[0], list: readonly ReportCriterion[]): void {
  table(
    flow,
    [
      { title: 'Category', width: 110 },
      { title: 'Readiness', width: 90 },
      { title: 'Ready', width: 70 },
      { title: 'Why', width: 220 },
    ],
    byCategory(list).map(({ category, criteria: own }) => {
      const { rating, counts, relevant, reasons } = standingOf(own);
      return {
        cells: [
          [strong(CATEGORY_NAMES[category])],
          [ratingSpan(rating)],
          relevant === 0 ? [quiet('None relevant')] : `${counts.ready} of ${relevant}`,
          reasons.length === 0 ? [quiet('Every criterion is ready')] : reasons.join('\n'),
        ],
      };
    }),
  );
}

function details(flow: Parameters<Part>[0], model: ReportModel): void {
  const columns = [
    { title: 'Criterion', width: 42.5 },
    { title: 'In own words', width: 134 },
    { title: 'Readiness', width: 76 },
    { title: 'Reasons, open gaps', width: 176 },
    { title: 'Controls', width: 84 },
  ];
  const gaps = new Map<string, string[]>();
  for (const { isOpen, criterion, ref } of gapRegister(model))
    if (isOpen && criterion !== null) gaps.set(criterion, [...(gaps.get(criterion) ?? []), ref]);
  const rows: Row[] = [];
  let group = '';
  for (const criterion of model.criteria) {
    if (criterion.group !== group) {
      group = criterion.group;
      rows.push({ band: true, withNext: true, cells: [{ content: [strong(group)], span: columns.length }] });
    }
    rows.push({
      anchor: destinationOf('criterion', criterion.id),
      cells: [
        [strong(criterion.id)],
        criterion.summary,
        [ratingSpan(criterion.rating)],
        comments(criterion, gaps.get(criterion.id) ?? []),
        criterion.controls.length > 0 ? refs('control', criterion.controls) : [quiet('None')],
      ],
    });
  }
  table(flow, columns, rows);
}

function comments(criterion: ReportCriterion, gaps: readonly string[]): Span[] {
  const reasons = ratingReasons(criterion).filter(Boolean).join('\n');
  if (gaps.length === 0) return [{ text: reasons }];
  return [{ text: reasons }, quiet(`${reasons === '' ? '' : '\n'}Gaps: `), ...refs('finding', gaps)];
}
