import { pathThroughPeriod, pathToDate } from '../../../../../shared/domain/report-path.ts';
import { decisionsNeeded } from '../../../../../shared/domain/report-decisions.ts';
import type { ReportModel } from '../../../../../shared/domain/report-model.ts';
import { gapRegister } from '../../../../../shared/domain/report-remediation.ts';
import { isReportedException, resultFact } from '../../../../../shared/domain/report-rules.ts';
import { readinessStatement, standingOf } from '../../../../../shared/domain/report-standing.ts';
import { SEVERITY_NAMES } from '../../../../../shared/domain/vocabulary.ts';
import { rate } from '../../words.ts';
import { paragraph, sectionHead, subHead, type Numbering } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { ref, refs } from '../references.ts';
import { table, type Column } from '../table.ts';
import { STYLES } from '../text.ts';
import { writtenText } from '../written-text.ts';
import { severitySpan, strong, quiet, resultSpan } from './marks.ts';
import type { Part } from './part.ts';
import { datePath, periodPath } from './path.ts';
import { evidenceChart, readinessChart, severityChart } from './summary-charts.ts';
import { figureStrip, ratingBox } from './summary-figures.ts';

/** Rows of a list in the summary; the part that it comes from has them all. */
const TOP = 5;

/** How far the engagement is, what stands in the way, what to do and what to decide: for a reader who reads nothing else. */
export const summary: Part = (flow, model, numbering) => {
  sectionHead(flow, numbering.section(), 'Executive summary');
  if (model.texts.summary) writtenText(flow, model.texts.summary);
  ratingBox(flow, model, statement(model));
  figureStrip(flow, model);
  if (model.criteria.length > 0) {
    subHead(flow, numbering.heading(), 'Readiness by category');
    readinessChart(flow, model);
  }
  severityChart(flow, model, numbering);
  evidenceChart(flow, model, numbering);
  topGaps(flow, model, numbering);
  exceptions(flow, model, numbering);
  subHead(flow, numbering.heading(), 'Recommended path');
  if (model.meta.kind === 'type1') datePath(flow, model);
  else periodPath(flow, model);
  decisions(flow, model, numbering);
};

/** The readiness in numbers, then what it means for the date or the period. */
function statement(model: ReportModel): string {
  const said = readinessStatement(standingOf(model.criteria));
  if (model.meta.kind === 'type1') return `${said} ${pathToDate(model).because}`;
  const reported = model.tests.filter(({ result }) => isReportedException(result)).length;
  const projected = pathThroughPeriod(model).projected.length;
  const results =
    reported === 0
      ? ''
      : ` ${reported} test ${reported === 1 ? 'result' : 'results'} will be reported as ${reported === 1 ? 'an exception' : 'exceptions'}, whatever is done next.`;
  const more =
    projected === 0
      ? ''
      : ` ${projected} more ${projected === 1 ? 'is' : 'are'} to be expected from what is recorded.`;
  const { daysLeft, date } = model.outlook.path;
  const time =
    daysLeft < 0 ? ` The period ended on ${date}.` : ` The period ends on ${date}, in ${daysLeft} days.`;
  return `${said}${results}${more}${time}`;
}

function topGaps(flow: Flow, model: ReportModel, numbering: Numbering): void {
  const open = gapRegister(model).filter(({ isOpen }) => isOpen);
  subHead(
    flow,
    numbering.heading(),
    open.length > TOP ? `The first ${TOP} of ${open.length} open gaps` : 'Open gaps',
  );
  if (open.length === 0) {
    const none =
      model.criteria.some(({ rating }) => rating !== 'ready' && rating !== 'not_relevant') &&
      'No gap is recorded, though criteria are not ready. Raise them as gaps on the readiness screen, so that each has an owner and a day.';
    paragraph(flow, none || 'No gap is open.');
    return;
  }
  const columns: Column[] = [
    { title: 'Gap', width: 42.5 },
    { title: 'What is missing', width: 160 },
    { title: 'What to do', width: 160 },
    { title: 'Severity', width: 58 },
    { title: 'Owner', width: 76 },
    { title: 'Due', width: 54 },
  ];
  const rows = open.slice(0, TOP).map((gap) => ({
    cells: [
      [{ ...ref('finding', gap.ref), weight: 600 as const }],
      [{ text: gap.title }, ...(gap.criterion ? [quiet(`\n`), ref('criterion', gap.criterion)] : [])],
      gap.recommendation || [quiet('Not said')],
      [severitySpan(gap.severity)],
      gap.owner || [quiet('Nobody')],
      gap.due ?? [quiet('No day')],
    ],
  }));
  table(flow, columns, rows);
}

function exceptions(flow: Flow, model: ReportModel, numbering: Numbering): void {
  const reported = model.tests.filter((test) => isReportedException(test.result));
  if (reported.length === 0) return;
  const title = model.meta.kind === 'type2' ? 'Exceptions that will be reported' : 'Tests with exceptions';
  subHead(flow, numbering.heading(), title);
  const controls = new Map(model.controls.map((control) => [control.ref, control]));
  const serving = new Map(model.criteria.map((criterion) => [criterion.id, criterion.controls.length]));
  const findings = new Map(model.findings.map((finding) => [finding.workpaperRef, finding]));
  const rows = reported.map((test) => {
    const criteria = controls.get(test.controlRef)?.criteria ?? [];
    const finding = findings.get(test.workpaperRef);
    const others = criteria.map((id) => Math.max(0, (serving.get(id) ?? 1) - 1));
    return {
      cells: [
        [{ ...ref('control', test.controlRef), weight: 600 as const }],
        [resultSpan(test.result, ''), { text: test.conclusion || resultFact(test) }],
        rate(test.exceptionsCount, test.testedCount),
        refs('criterion', criteria),
        others.join(', '),
        finding
          ? [ref('finding', finding.ref), { text: ` ${SEVERITY_NAMES[finding.severity].toLowerCase()}` }]
          : [quiet('None yet')],
      ],
    };
  });
  const columns: Column[] = [
    { title: 'Control', width: 42.5 },
    { title: 'What was found', width: 196 },
    { title: 'Rate', width: 42, align: 'right' },
    { title: 'Criteria', width: 84 },
    { title: 'Other controls', width: 64 },
    { title: 'Finding', width: 68 },
  ];
  table(flow, columns, rows, 3);
  const note = 'Other controls: how many further controls serve each criterion named, in the same order.';
  paragraph(flow, note, STYLES.small);
}

function decisions(flow: Flow, model: ReportModel, numbering: Numbering): void {
  subHead(flow, numbering.heading(), 'Decisions needed');
  const list = decisionsNeeded(model);
  if (list.length === 0) {
    paragraph(flow, 'The records wait for no decision.');
    return;
  }
  table(
    flow,
    [
      { title: 'By', width: 62 },
      { title: 'Decision', width: 430 },
    ],
    list.map(({ by, text }) => ({ cells: [by === null ? [quiet('No day set')] : [strong(by)], text] })),
  );
}
