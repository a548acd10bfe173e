/** The figures that a quarterly meeting is shown, read in one go so that they show one state. */
import { wasOverdue, type ActionDays } from '../../../shared/domain/corrective-actions.ts';
import type {
  FrozenMetric,
  FrozenRisk,
  GovernanceFigures,
  Quarter,
} from '../../../shared/domain/governance.ts';
import type { MonthValue } from '../../../shared/domain/metrics/judge.ts';
import { figureDrift, type Figure } from '../../../shared/domain/metrics/figures.ts';
import {
  REVIEW_VERDICT_NAMES,
  RISK_DECISION_NAMES,
  type ReviewVerdict,
  type RiskDecision,
} from '../../../shared/domain/programme-vocabulary.ts';
import { levelName, type RiskScale } from '../../../shared/domain/risk-scale.ts';
import { SEVERITY_NAMES, type Severity } from '../../../shared/domain/vocabulary.ts';
import { readFigures } from '../metrics/figures.ts';
import { now, today } from '../readiness/today.ts';
import { readRiskScale } from '../registers/risk-scale.ts';
import type { Session } from '../session.ts';

/** What is open is judged on the last day of the quarter, or today while it runs. */
export function freezeFigures(session: Session, quarter: Quarter): GovernanceFigures {
  return session.workspace.readTogether(() => {
    const { figures } = readFigures(session, quarter);
    const trends = new Map(readFigures(session).figures.map(({ id, months }) => [id, months]));
    const missed = figures.find(({ id }) => id === 'missed-occurrences')?.items ?? [];
    return {
      takenAt: now(),
      metrics: figures.map((figure) => freezeMetric(figure, trendOf(figure, trends.get(figure.id), quarter))),
      risks: freezeRisks(session),
      ...freezeLists(session, quarter),
      missed: missed.map(({ ref, title, detail }) => ({ ref, title, detail })),
    };
  });
}

/** Months from the beginning of the period to the end of the quarter; those of the quarter where it lies outside. */
function trendOf(
  figure: Figure,
  period: readonly MonthValue[] | undefined,
  { from, to }: Quarter,
): MonthValue[] {
  const before = (period ?? []).filter(({ month }) => month < from.slice(0, 7));
  const own = figure.months.filter(({ month }) => month <= to.slice(0, 7));
  return [...before, ...own].map(({ month, value }) => ({ month, value }));
}

function freezeMetric(figure: Figure, months: MonthValue[]): FrozenMetric {
  const { id, title, group, unit, better, value, numerator, denominator, note, target, status } = figure;
  const complete = months.filter(({ month }) => month < today().slice(0, 7));
  const drifting = figureDrift(figure, complete);
  return {
    id,
    title,
    group,
    unit,
    better,
    value,
    numerator,
    denominator,
    note,
    target,
    status,
    drifting,
    months,
  };
}

interface RiskRow {
  ref: string;
  name: string;
  likelihood: number | null;
  impact: number | null;
  decision: RiskDecision | null;
  owner: string | null;
  due: string | null;
}

const RISKS = `SELECT r.ref, r.name, coalesce(r.residual_likelihood, r.likelihood) AS likelihood,
  coalesce(r.residual_impact, r.impact) AS impact, r.decision, p.name AS owner, r.due
FROM risk r LEFT JOIN person p ON p.id = r.owner_id WHERE r.status <> 'closed' ORDER BY length(r.ref), r.ref`;

function freezeRisks(session: Session): GovernanceFigures['risks'] {
  const scale = readRiskScale(session.workspace);
  const open = session.workspace.all<RiskRow>(RISKS);
  const rated = open.flatMap((risk) =>
    risk.likelihood === null || risk.impact === null
      ? []
      : [{ ...risk, likelihood: risk.likelihood, impact: risk.impact, score: risk.likelihood * risk.impact }],
  );
  const cells = scale.impact.flatMap((_, i) =>
    scale.likelihood.map((_name, l) => ({
      likelihood: l + 1,
      impact: i + 1,
      risks: rated.filter((risk) => risk.likelihood === l + 1 && risk.impact === i + 1).length,
      score: (l + 1) * (i + 1),
    })),
  );
  return {
    open: open.length,
    unrated: open.length - rated.length,
    appetite: scale.appetite,
    likelihood: [...scale.likelihood],
    impact: [...scale.impact],
    cells,
    over: rated
      .filter(({ score }) => score > scale.appetite)
      .toSorted((a, b) => b.score - a.score)
      .map((risk) => freezeRisk(risk, scale)),
  };
}

const freezeRisk = (risk: RiskRow & { score: number }, scale: RiskScale): FrozenRisk => ({
  ref: risk.ref,
  name: risk.name,
  score: risk.score,
  level: levelName(scale, risk.score),
  decision: risk.decision === null ? 'Not decided' : RISK_DECISION_NAMES[risk.decision],
  owner: risk.owner ?? 'No owner',
  due: risk.due,
});

const INCIDENTS = `SELECT number, name, severity, detected_at AS detectedAt, resolved_at AS resolvedAt, reviewed_on AS reviewedOn
FROM incident WHERE substr(detected_at, 1, 10) BETWEEN ? AND ? ORDER BY detected_at`;
const ACTIONS = `SELECT a.ref, a.name, coalesce(p.name, 'No owner') AS owner, a.due, a.status, a.done_on AS doneOn
FROM corrective_action a LEFT JOIN person p ON p.id = a.owner_id WHERE a.due < ? ORDER BY a.due, a.ref`;
const EXCEPTIONS = `SELECT e.ref, e.name, coalesce(p.name, 'No owner') AS owner, e.expires_on AS expiresOn FROM policy_exception e
LEFT JOIN person p ON p.id = e.owner_id WHERE (e.closed_on IS NULL OR e.closed_on > ?) AND coalesce(e.requested_on, e.approved_on, ?) <= ?
ORDER BY e.expires_on IS NULL, e.expires_on, e.ref`;
const REVIEWS_DONE = `SELECT v.name AS vendor, r.reviewed_on AS "on", r.verdict FROM vendor_review r JOIN vendor v ON v.id = r.vendor_id
WHERE r.reviewed_on BETWEEN ? AND ? UNION SELECT v.name, v.reviewed_on, v.review_verdict FROM vendor v
WHERE v.reviewed_on BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM vendor_review r WHERE r.vendor_id = v.id AND r.reviewed_on = v.reviewed_on)
ORDER BY 2, 1`;
const REVIEWS_DUE = `SELECT name AS vendor, next_review AS "on" FROM vendor WHERE status = 'active' AND next_review < ? ORDER BY next_review, name`;

type Lists = Pick<GovernanceFigures, 'incidents' | 'actions' | 'exceptions' | 'vendorReviews'>;

function freezeLists({ workspace }: Session, { from, to }: Quarter): Lists {
  const on = today() < to ? today() : to;
  const incidents = workspace.all<Lists['incidents'][number] & { severity: Severity | null }>(INCIDENTS, [
    from,
    to,
  ]);
  const exceptions = workspace.all<Omit<Lists['exceptions'][number], 'isExpired'>>(EXCEPTIONS, [on, on, on]);
  const done = workspace.all<{ vendor: string; on: string; verdict: ReviewVerdict | null }>(REVIEWS_DONE, [
    from,
    to,
    from,
    to,
  ]);
  const due = workspace.all<{ vendor: string; on: string }>(REVIEWS_DUE, [on]);
  return {
    incidents: incidents.map((incident) => ({
      ...incident,
      severity: incident.severity ? SEVERITY_NAMES[incident.severity] : 'Not rated',
    })),
    actions: workspace
      .all<ActionDays & Lists['actions'][number]>(ACTIONS, [on])
      .filter((action) => wasOverdue(action, on))
      .map(({ ref, name, owner, due }) => ({ ref, name, owner, due })),
    exceptions: exceptions.map((one) => ({
      ...one,
      isExpired: one.expiresOn !== null && one.expiresOn < on,
    })),
    vendorReviews: [
      ...due.map((one) => ({ ...one, state: 'overdue' as const, verdict: '' })),
      ...done.map((one) => ({
        ...one,
        state: 'done' as const,
        verdict: one.verdict === null ? 'No verdict' : REVIEW_VERDICT_NAMES[one.verdict],
      })),
    ],
  };
}
