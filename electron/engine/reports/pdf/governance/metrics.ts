/** Metrics against target, each with its trend as bars by month. */
import type { FrozenMetric } from '../../../../../shared/domain/governance.ts';
import type { GovernanceModel } from '../../../../../shared/domain/governance-model.ts';
import { METRIC_GROUPS, type MetricGroup } from '../../../../../shared/domain/metrics/definitions.ts';
import { METRIC_STATUS_NAMES, type MetricStatus } from '../../../../../shared/domain/metrics/judge.ts';
import { valueWords } from '../../../../../shared/domain/metrics/series.ts';
import type { TestResult } from '../../../../../shared/domain/vocabulary.ts';
import { paragraph, sectionHead, subHead } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { COLORS, RESULT_COLORS } from '../palette.ts';
import type { Part } from '../sections/part.ts';
import { layoutText, paintSigns, paintWords, STYLES, type Rich } from '../text.ts';
import { drawTrend } from './trend.ts';

const SIGNS: Record<MetricStatus, TestResult> = {
  met: 'no_exceptions',
  missed: 'exceptions',
  no_target: 'did_not_occur',
  no_data: 'not_tested',
};

/** Relative widths: metric, value, out of, target, status, trend. */
const WIDTHS = [186, 56, 66, 74, 78, 60] as const;
const TITLES = ['Metric', 'Value', 'Of', 'Target', 'Status', 'By month'] as const;
const RIGHT = new Set([1, 3]);
const PAD = 3.4;
const GAP = 8;
const TREND = 14;

export const metrics: Part<GovernanceModel> = (flow, { figures }, numbering) => {
  sectionHead(flow, numbering.section(), 'Metrics against target');
  const first = figures.metrics.flatMap(({ months }) => months.slice(0, 1))[0]?.month;
  const axis = first === undefined ? '' : ` Bars begin with ${first}; a dashed line is the target.`;
  paragraph(flow, `Each metric is measured over the quarter.${axis}`, STYLES.small, 4);
  const withData = figures.metrics.filter(({ status }) => status !== 'no_data');
  for (const group of Object.keys(METRIC_GROUPS) as MetricGroup[]) {
    const own = withData.filter((metric) => metric.group === group);
    if (own.length === 0) continue;
    subHead(flow, numbering.heading(), METRIC_GROUPS[group]);
    metricRows(flow, own);
  }
  const without = figures.metrics.filter(({ status }) => status === 'no_data');
  if (without.length === 0) return;
  subHead(flow, numbering.heading(), 'Nothing to measure in this quarter');
  paragraph(flow, `${without.map(({ title }) => title).join(', ')}.`);
};

/** A table of metrics, each with its trend. */
export function metricRows(flow: Flow, list: readonly FrozenMetric[]): void {
  const table = flow.element('Table');
  row(
    flow,
    table,
    TITLES.map((text) => [{ text, color: COLORS.text2 }]),
    null,
    true,
  );
  for (const metric of list) metricRow(flow, table, metric);
}

function metricRow(flow: Flow, table: PDFKit.PDFStructureElement, metric: FrozenMetric): void {
  const { title, value, unit, better, target, status, drifting, numerator, denominator, note } = metric;
  const { solid, text } = RESULT_COLORS[SIGNS[status]];
  const word = `${METRIC_STATUS_NAMES[status]}${drifting === null ? '' : ', drifting'}`;
  const remark = [drifting ?? '', note].filter((part) => part !== '').join(' ');
  row(
    flow,
    table,
    [
      [
        { text: remark === '' ? title : `${title}\n`, weight: 600 },
        ...(remark === '' ? [] : [{ text: remark, color: COLORS.text2 }]),
      ],
      [{ text: value === null ? '' : valueWords(value, unit), weight: 600 }],
      value === null || denominator === null
        ? ''
        : unit === '%' || unit === 'count'
          ? numerator === null
            ? `${denominator} points`
            : `${numerator} of ${denominator}`
          : `mean of ${denominator}`,
      target === null ? 'None' : `at ${better === 'higher' ? 'least' : 'most'} ${valueWords(target, unit)}`,
      [{ text: word, sign: SIGNS[status], signColor: solid, color: text }],
      '',
    ],
    metric,
    false,
  );
}

/** One line of the table; with a metric, its trend is drawn in the last column. */
function row(
  flow: Flow,
  table: PDFKit.PDFStructureElement,
  cells: readonly Rich[],
  metric: FrozenMetric | null,
  isHead: boolean,
): void {
  const total = WIDTHS.reduce<number>((sum, width) => sum + width, 0);
  const widths = WIDTHS.map((width) => (width * flow.width) / total);
  const blocks = cells.map((cell, index) =>
    layoutText(flow.fonts, cell, (widths[index] ?? 0) - GAP, STYLES.table),
  );
  const height = Math.max(TREND, ...blocks.map((block) => block.height)) + 2 * PAD;
  flow.require(isHead ? height + 40 : height);
  const { y, left, width } = flow;
  const element = flow.element('TR', table);
  let x = left;
  for (const [index, block] of blocks.entries()) {
    const at = x;
    const cellWidth = widths[index] ?? 0;
    const right = RIGHT.has(index) ? cellWidth - GAP : undefined;
    x += cellWidth;
    const type = isHead || index === 0 ? 'TH' : 'TD';
    const cell = flow.element(type, element, type === 'TH' ? { scope: isHead ? 'Column' : 'Row' } : {});
    if (block.width > 0) {
      flow.content(cell, type, (doc) => paintWords(doc, block, at, y + PAD, right));
      flow.artifact((doc) => paintSigns(doc, block, at, y + PAD, right));
    } else if (metric) {
      flow.artifact((doc) => drawTrend(doc, metric, at, y + PAD, cellWidth - GAP, TREND));
    }
  }
  flow.artifact((doc) => {
    doc
      .lineWidth(isHead ? 0.9 : 0.5)
      .moveTo(left, y + height)
      .lineTo(left + width, y + height)
      .stroke(isHead ? COLORS.text2 : COLORS.line);
  });
  flow.y = y + height;
}
