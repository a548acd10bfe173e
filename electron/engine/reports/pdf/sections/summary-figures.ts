import type { ReportModel } from '../../../../../shared/domain/report-model.ts';
import { standingOf } from '../../../../../shared/domain/report-standing.ts';
import { READINESS_NAMES, SEVERITIES, SEVERITY_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import type { Flow } from '../flow.ts';
import { COLORS, RATING_COLORS } from '../palette.ts';
import { drawSign } from '../signs.ts';
import { layoutText, paintWords, STYLES } from '../text.ts';

const BOX = 170;
const SIGN = 26;

/** The rating of all criteria together with its sign, and beside it what it says in numbers. */
export function ratingBox(flow: Flow, model: ReportModel, statement: string): void {
  const { rating } = standingOf(model.criteria);
  const { solid, text: color } = RATING_COLORS[rating];
  const day = layoutText(flow.fonts, `Overall rating, ${model.outlook.today}`, BOX - 48, STYLES.small);
  const name = layoutText(flow.fonts, [{ text: READINESS_NAMES[rating], color }], BOX - 40, STYLES.figure);
  const words = layoutText(flow.fonts, statement, flow.width - BOX, STYLES.body);
  const height = Math.max(36, words.height) + 10;
  flow.require(height);
  const { y, left } = flow;
  flow.artifact((doc) => drawSign(doc, rating, left, y + 4, SIGN, solid));
  flow.content(flow.element('P'), 'P', (doc) => {
    paintWords(doc, day, left + SIGN + 10, y);
    paintWords(doc, name, left + SIGN + 10, y + 12);
  });
  flow.content(flow.element('P'), 'P', (doc) => paintWords(doc, words, left + BOX, y));
  flow.y = y + height;
}

/** Key figures side by side, each a number with what it is of. */
export function figureStrip(flow: Flow, model: ReportModel): void {
  const { summary, criteria, meta, outlook } = model;
  const { controls } = summary;
  const relevant = criteria.length - summary.criteria.not_relevant;
  const findings = SEVERITIES.reduce((sum, severity) => sum + summary.findings[severity], 0);
  const bySeverity = SEVERITIES.toReversed()
    .filter((severity) => summary.findings[severity] > 0)
    .map((severity) => `${summary.findings[severity]} ${SEVERITY_NAMES[severity].toLowerCase()}`);
  const { held, expected } = outlook.completeness;
  const share = expected === 0 ? '–' : `${Math.floor((held / expected) * 100)} %`;
  const isDesign = meta.kind === 'type1';
  const figures: [string, string][] = [
    [count(summary.criteria.ready), `of ${relevant} relevant\ncriteria ready`],
    [count(controls.designConcluded), `of ${controls.total} controls\ndesign concluded`],
    isDesign
      ? [count(controls.key), `of ${controls.total} controls\nare key controls`]
      : [count(controls.operationConcluded), `of ${controls.total} controls\noperation concluded`],
    [
      share,
      isDesign
        ? `${held} of ${expected} controls\nhave evidence`
        : `${held} of ${expected} due\noccurrences evidenced`,
    ],
    [count(findings), `${findings === 1 ? 'finding' : 'findings'}\n${bySeverity.join(', ')}`],
  ];
  strip(flow, figures);
}

const count = (value: number): string => value.toLocaleString('en-US');

function strip(flow: Flow, figures: readonly [string, string][]): void {
  const step = flow.width / figures.length;
  const blocks = figures.map(([value, label]) => ({
    number: layoutText(flow.fonts, `${value} `, step - 16, STYLES.figure),
    words: layoutText(flow.fonts, label, step - 16, STYLES.small),
  }));
  const height = 30 + Math.max(...blocks.map(({ words }) => words.height));
  flow.require(height);
  const { y, left, width } = flow;
  flow.artifact((doc) => {
    doc.lineWidth(0.8).strokeColor(COLORS.line2);
    for (const at of [y, y + height])
      doc
        .moveTo(left, at)
        .lineTo(left + width, at)
        .stroke();
    doc.lineWidth(0.5).strokeColor(COLORS.line);
    for (let i = 1; i < figures.length; i += 1)
      doc
        .moveTo(left + i * step, y)
        .lineTo(left + i * step, y + height)
        .stroke();
  });
  blocks.forEach(({ number, words }, index) => {
    const x = left + index * step + (index === 0 ? 0 : 9);
    flow.content(flow.element('P'), 'P', (doc) => {
      paintWords(doc, number, x, y + 5);
      paintWords(doc, words, x, y + 23);
    });
  });
  flow.y = y + height;
}
