import { countBy } from '../../../../../shared/domain/count-by.ts';
import type { ReportModel } from '../../../../../shared/domain/report-model.ts';
import { gapRegister } from '../../../../../shared/domain/report-remediation.ts';
import { byCategory, enumerate, standingOf } from '../../../../../shared/domain/report-standing.ts';
import {
  CATEGORY_NAMES,
  READINESS_NAMES,
  READINESS_RATINGS,
  SEVERITIES,
  SEVERITY_NAMES,
  type Severity,
} from '../../../../../shared/domain/vocabulary.ts';
import { subHead, type Numbering } from '../blocks.ts';
import { barGroups, columns, stackedBars } from '../charts.ts';
import type { Flow } from '../flow.ts';
import { RATING_COLORS, SEVERITY_COLORS } from '../palette.ts';
import { ratingLegend } from './heat-grid.ts';
import { ratingSpan, severitySpan } from './marks.ts';

/** One bar a category, parted by rating; the rating of the category at its end. */
export function readinessChart(flow: Flow, { criteria, summary }: ReportModel): void {
  ratingLegend(flow, summary.criteria);
  const groups = byCategory(criteria).map(({ category, criteria: own }) => ({
    name: CATEGORY_NAMES[category],
    ...standingOf(own),
  }));
  const rows = groups.map(({ name, counts, rating }) => ({
    label: name,
    note: [ratingSpan(rating)],
    segments: READINESS_RATINGS.map((each) => ({ value: counts[each], colors: RATING_COLORS[each] })),
  }));
  const inWords = groups.map(({ name, counts }) => {
    const parts = READINESS_RATINGS.filter((each) => counts[each] > 0).map(
      (each) => `${counts[each]} ${READINESS_NAMES[each].toLowerCase()}`,
    );
    return `${name}: ${parts.join(', ')}.`;
  });
  stackedBars(flow, rows, { label: 108, note: 84 }, `Criteria by rating. ${inWords.join(' ')}`);
}

/** Open gaps and findings by severity, to one scale; nothing when there is neither. */
export function severityChart(flow: Flow, model: ReportModel, numbering: Numbering): void {
  const open = gapRegister(model).filter(({ isOpen }) => isOpen);
  const gaps = countBy<Severity>(
    SEVERITIES,
    open.map(({ severity }) => severity),
  );
  const { findings } = model.summary;
  const all = SEVERITIES.reduce((sum, severity) => sum + gaps[severity] + findings[severity], 0);
  if (all === 0) return;
  subHead(flow, numbering.heading(), 'Gaps and findings by severity');
  const rows = (counts: Record<Severity, number>) =>
    SEVERITIES.toReversed().map((severity) => ({
      label: [severitySpan(severity)],
      value: counts[severity],
      color: SEVERITY_COLORS[severity].solid,
    }));
  const words = (counts: Record<Severity, number>) =>
    enumerate(
      SEVERITIES.toReversed().map(
        (severity) => `${counts[severity]} ${SEVERITY_NAMES[severity].toLowerCase()}`,
      ),
    );
  barGroups(
    flow,
    [
      { title: 'Open gaps', rows: rows(gaps) },
      { title: 'Findings, whatever their status', rows: rows(findings) },
    ],
    64,
    `Open gaps: ${words(gaps)}. Findings: ${words(findings)}.`,
  );
}

/** Evidence by the month that it speaks of; nothing when there is none. */
export function evidenceChart(flow: Flow, { outlook }: ReportModel, numbering: Numbering): void {
  const months = outlook.evidenceByMonth;
  if (months.every(({ items }) => items === 0)) return;
  subHead(flow, numbering.heading(), 'Evidence items by the month they speak of');
  const alt = months.map(({ month, items }) => `${month}: ${items}`).join(', ');
  columns(
    flow,
    months.map(({ month, items }) => ({ label: month, value: items })),
    54,
    `Evidence items by month. ${alt}.`,
  );
}
