import type { ReportModel } from '../../../../../shared/domain/report-model.ts';
import { isReportedException, resultFact } from '../../../../../shared/domain/report-rules.ts';
import type { ReadinessRating } from '../../../../../shared/domain/vocabulary.ts';
import {
  SEVERITIES,
  SEVERITY_NAMES,
  TEST_KIND_NAMES,
  TEST_RESULTS,
} from '../../../../../shared/domain/vocabulary.ts';
import { counted, rate } from '../../words.ts';
import { paragraph, sectionHead, subHead } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { COLORS } from '../palette.ts';
import { table } from '../table.ts';
import { layoutText, paintWords, STYLES } from '../text.ts';
import { heatGrid } from './heat-grid.ts';
import { resultSpan } from './marks.ts';
import type { Part } from './part.ts';

/** One page that answers how far along the engagement is and what will be reported whatever is done next. */
export const summary: Part = (flow, model, numbering) => {
  sectionHead(flow, numbering.section(), 'Summary');
  paragraph(flow, opening(model), STYLES.body, 8);
  figureStrip(flow, model);
  subHead(flow, numbering.heading(), 'Readiness by criterion');
  heatGrid(flow, model);
  subHead(flow, numbering.heading(), 'Exceptions');
  exceptions(flow, model);
  subHead(flow, numbering.heading(), 'Test results');
  testCounts(flow, model);
};

function opening({ summary, criteria, meta }: ReportModel): string {
  const { not_relevant: out, ...rated } = summary.criteria;
  const relevant = criteria.length - out;
  const words: [Exclude<ReadinessRating, 'not_relevant'>, string][] = [
    ['ready', 'ready'],
    ['minor_gap', 'with a minor gap'],
    ['major_gap', 'with a major gap'],
    ['not_in_place', 'not in place'],
    ['not_assessed', 'not assessed'],
  ];
  const parts = words
    .filter(([rating]) => rated[rating] > 0)
    .map(([rating, text]) => `${rated[rating]} ${text}`);
  const scope = counted(meta.categories.length, 'category', 'categories');
  const excluded = out === 0 ? '' : ` ${out} more ${out === 1 ? 'is' : 'are'} not relevant, with a reason.`;
  if (relevant === 0) return `No relevant criterion in ${scope}.${excluded}`;
  return `${counted(relevant, 'relevant criterion', 'relevant criteria')} in ${scope}: ${parts.join(', ')}.${excluded}`;
}

function figureStrip(flow: Flow, { summary, criteria, meta }: ReportModel): void {
  const { controls } = summary;
  const relevant = criteria.length - summary.criteria.not_relevant;
  const findings = SEVERITIES.reduce((sum, severity) => sum + summary.findings[severity], 0);
  const bySeverity = SEVERITIES.toReversed()
    .filter((severity) => summary.findings[severity] > 0)
    .map((severity) => `${summary.findings[severity]} ${SEVERITY_NAMES[severity].toLowerCase()}`);
  const figures: [number, string][] = [
    [summary.criteria.ready, `of ${relevant} relevant\ncriteria ready`],
    [controls.designConcluded, `of ${controls.total} controls\ndesign concluded`],
  ];
  if (meta.kind === 'type2')
    figures.push([controls.operationConcluded, `of ${controls.total} controls\noperation concluded`]);
  else figures.push([controls.key, `of ${controls.total} controls\nare key controls`]);
  figures.push([summary.evidence, 'evidence items\nin the index']);
  figures.push([findings, `findings\n${bySeverity.join(', ')}`]);

  const step = flow.width / figures.length;
  const blocks = figures.map(([value, label]) => ({
    number: layoutText(flow.fonts, `${value.toLocaleString('en-US')} `, step - 16, STYLES.figure),
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

function exceptions(flow: Flow, model: ReportModel): void {
  const reported = model.tests.filter((test) => isReportedException(test.result));
  if (reported.length === 0) {
    paragraph(flow, 'No test has an exception.');
    return;
  }
  const controls = new Map(model.controls.map((control) => [control.ref, control]));
  const serving = new Map(model.criteria.map((criterion) => [criterion.id, criterion.controls.length]));
  const rows = reported.map((test) => {
    const criteria = controls.get(test.controlRef)?.criteria ?? [];
    const finding = model.findings.find((candidate) => candidate.workpaperRef === test.workpaperRef);
    const others = criteria.map((id) => Math.max(0, (serving.get(id) ?? 1) - 1));
    return {
      cells: [
        [{ text: test.controlRef, weight: 600 as const }],
        [resultSpan(test.result, ''), { text: test.conclusion || resultFact(test) }],
        rate(test.exceptionsCount, test.testedCount),
        criteria.join(' '),
        others.join(', '),
        finding ? `${finding.ref} ${SEVERITY_NAMES[finding.severity].toLowerCase()}` : 'None yet',
      ],
    };
  });
  const columns = [
    { title: 'Control', width: 42 },
    { title: 'What was found', width: 196 },
    { title: 'Rate', width: 42, align: 'right' as const },
    { title: 'Criteria', width: 84 },
    { title: 'Other controls', width: 64 },
    { title: 'Finding', width: 68 },
  ];
  table(flow, columns, rows, 3);
  const note = 'Other controls: how many further controls serve each criterion named, in the same order.';
  paragraph(flow, note, STYLES.small);
}

function testCounts(flow: Flow, { summary, meta }: ReportModel): void {
  const kinds = meta.kind === 'type2' ? (['design', 'operation'] as const) : (['design'] as const);
  if (summary.controls.total === 0) {
    paragraph(flow, 'No controls are recorded, so nothing is tested.');
    return;
  }
  const results = TEST_RESULTS.filter((result) => kinds.some((kind) => summary.tests[kind][result] > 0));
  table(
    flow,
    [
      { title: 'Controls by result', width: 60 },
      ...kinds.map((kind) => ({ title: TEST_KIND_NAMES[kind], width: 20, align: 'right' as const })),
    ],
    results.map((result) => ({
      cells: [[resultSpan(result)], ...kinds.map((kind) => `${summary.tests[kind][result]}`)],
    })),
  );
}
