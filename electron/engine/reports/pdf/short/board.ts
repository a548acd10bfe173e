/** Two pages for those who decide: where it stands and what comes of it on the first, what to do on the second. */
import { decisionsNeeded } from '../../../../../shared/domain/report-decisions.ts';
import type { ReportMilestone } from '../../../../../shared/domain/report-programme.ts';
import {
  clip,
  first,
  metricsToWatch,
  remainingScore,
  reportedAnyway,
  topRisks,
  type ShortModel,
} from '../../../../../shared/domain/report-short.ts';
import { pathThroughPeriod, pathToDate } from '../../../../../shared/domain/report-path.ts';
import { readinessStatement, standingOf } from '../../../../../shared/domain/report-standing.ts';
import { levelName } from '../../../../../shared/domain/risk-scale.ts';
import { paragraph } from '../blocks.ts';
import type { Flow } from '../flow.ts';
import { gantt, type GanttBar } from '../gantt.ts';
import { metricRows } from '../governance/metrics.ts';
import { quiet, severitySpan, strong } from '../sections/marks.ts';
import { readinessChart } from '../sections/summary-charts.ts';
import { figureStrip, ratingBox } from '../sections/summary-figures.ts';
import { table } from '../table.ts';
import { STYLES } from '../text.ts';
import { andMore, opening, plain, title } from './opening.ts';
import type { Fit, ShortPart } from './part.ts';

const EXCEPTIONS = 5;
const RISKS = 5;
const METRICS = 7;
const DECISIONS = 6;
const MILESTONES = 10;

const IN_FULL = 'the readiness report has all';

export const board: ShortPart = (flow, model, fit) => {
  opening(flow, model, fit);
  standing(flow, model);
  reported(flow, model, fit);
  risks(flow, model, fit);
  flow.require(0);
  flow.newPage();
  if (model.meta.kind === 'type2') metrics(flow, model, fit);
  decisions(flow, model, fit);
  timeline(flow, model, fit);
};

function standing(flow: Flow, { report }: ShortModel): void {
  const said = readinessStatement(standingOf(report.criteria));
  const path = report.meta.kind === 'type1' ? pathToDate(report).because : pathThroughPeriod(report).sentence;
  ratingBox(flow, report, `${said} ${path}`);
  figureStrip(flow, report);
  if (report.criteria.length === 0) return;
  title(flow, 'Readiness by category');
  readinessChart(flow, report);
}

function reported(flow: Flow, { report, meta }: ShortModel, fit: Fit): void {
  const isDesign = meta.kind === 'type1';
  title(flow, isDesign ? 'Tests of design with exceptions' : 'What will be reported whatever happens');
  const all = reportedAnyway(report);
  const list = first(all, fit.rows(EXCEPTIONS));
  if (all.length === 0) {
    plain(
      flow,
      isDesign
        ? 'No test of design has an exception.'
        : 'No exception is recorded, and none is to be expected.',
    );
    return;
  }
  table(
    flow,
    [
      { title: 'Control', width: 60 },
      { title: 'What was found', width: 310 },
      { title: 'Severity', width: 70 },
      { title: 'State', width: 64 },
    ],
    list.shown.map(({ controlRef, text, severity, isConcluded }) => ({
      cells: [
        [strong(clip(controlRef, 14))],
        clip(text, fit.letters(150)),
        severity === null ? [quiet('Not rated')] : [severitySpan(severity)],
        isConcluded ? 'Concluded' : 'Expected',
      ],
    })),
    3,
  );
  andMore(flow, list, list.more === 1 ? 'exception' : 'exceptions', IN_FULL);
}

function risks(flow: Flow, { report }: ShortModel, fit: Fit): void {
  title(flow, 'Top risks');
  const register = report.riskRegister;
  const open = topRisks(report);
  if (register === null || open.length === 0) {
    plain(flow, register === null ? 'No risk is recorded.' : 'No risk is open.');
    return;
  }
  const { scale } = register;
  const over = open.filter((risk) => remainingScore(risk) > scale.appetite).length;
  const list = first(open, fit.rows(RISKS));
  table(
    flow,
    [
      { title: 'Risk', width: 44 },
      { title: 'What could go wrong', width: 212 },
      { title: 'After controls', width: 84 },
      { title: 'Decision', width: 64 },
      { title: 'Owner', width: 100 },
    ],
    list.shown.map((risk) => ({
      cells: [
        [strong(clip(risk.ref, 10))],
        clip(risk.name, fit.letters(100)),
        score(remainingScore(risk), scale),
        risk.decision === '' ? [quiet('Open')] : risk.decision,
        risk.owner === '' ? [quiet('Nobody')] : clip(risk.owner, fit.letters(40)),
      ],
    })),
    3,
  );
  const rest = list.more === 0 ? '' : ` ${list.more} more are in the register.`;
  paragraph(
    flow,
    `${over} of ${open.length} open risks lie above the appetite of ${scale.appetite}.${rest}`,
    STYLES.small,
    0,
  );
}

const score = (value: number, scale: Parameters<typeof levelName>[0]) =>
  value === 0 ? [quiet('Not rated')] : `${value}, ${levelName(scale, value)}`;

function metrics(flow: Flow, model: ShortModel, fit: Fit): void {
  title(flow, 'Trend of metrics');
  const all = metricsToWatch(model.metrics);
  const list = first(all, fit.rows(METRICS));
  if (all.length === 0) {
    plain(flow, 'No metric has data yet. Metrics are measured from the registers.');
    return;
  }
  metricRows(
    flow,
    list.shown.map((metric) => ({
      ...metric,
      title: clip(metric.title, fit.letters(56)),
      note: clip(metric.note, fit.letters(60)),
      drifting: metric.drifting && clip(metric.drifting, fit.letters(60)),
    })),
  );
  flow.y += 4;
  andMore(flow, list, list.more === 1 ? 'metric' : 'metrics', 'the governance pack has all');
}

function decisions(flow: Flow, { report }: ShortModel, fit: Fit): void {
  title(flow, 'Decisions needed');
  const all = decisionsNeeded(report);
  const list = first(all, fit.rows(DECISIONS));
  if (all.length === 0) {
    plain(flow, 'The records wait for no decision.');
    return;
  }
  table(
    flow,
    [
      { title: 'By', width: 62 },
      { title: 'Decision', width: 442 },
    ],
    list.shown.map(({ by, text }) => ({
      cells: [by === null ? [quiet('No day set')] : [strong(by)], clip(text, fit.letters(190))],
    })),
    3,
  );
  andMore(flow, list, list.more === 1 ? 'decision' : 'decisions', IN_FULL);
}

function timeline(flow: Flow, { report }: ShortModel, fit: Fit): void {
  title(flow, 'Timeline');
  const { milestones, outlook } = report;
  const { date, daysLeft } = outlook.path;
  const what = report.meta.kind === 'type1' ? 'The as-of date' : 'The last day of the period';
  const left = daysLeft < 0 ? 'has passed' : daysLeft === 0 ? 'is today' : `is in ${daysLeft} days`;
  plain(flow, `${what}, ${date}, ${left}.${milestones.length === 0 ? ' No milestone is recorded.' : ''}`);
  if (milestones.length === 0) return;
  const list = first(nearest(milestones, outlook.today), fit.rows(MILESTONES));
  const bars = list.shown
    .toSorted((a, b) => a.due.localeCompare(b.due))
    .map((one) => barOf(one, outlook.today));
  gantt(flow, [{ title: 'Milestones', bars }], outlook.today);
  andMore(flow, list, list.more === 1 ? 'milestone' : 'milestones', IN_FULL);
}

/** What is still to come first, then what was done last. */
function nearest(milestones: readonly ReportMilestone[], today: string): ReportMilestone[] {
  const isPast = ({ due, doneOn }: ReportMilestone) => doneOn !== null || due < today;
  return [
    ...milestones.filter((one) => !isPast(one)),
    ...milestones.filter(isPast).toSorted((a, b) => b.due.localeCompare(a.due)),
  ];
}

const barOf = ({ name, due, ends, doneOn }: ReportMilestone, today: string): GanttBar => ({
  label: clip(name, 60),
  from: ends === null ? null : due,
  due: ends ?? due,
  isMilestone: true,
  isDone: doneOn !== null,
  isOverdue: doneOn === null && (ends ?? due) < today,
});
