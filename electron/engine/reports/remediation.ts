/** Gaps, milestones and corrective actions as a report prints them. */
import type { ReportAction, ReportGap, ReportMilestone } from '../../../shared/domain/report-programme.ts';
import type { Workspace } from '../workspace/workspace.ts';

const GAPS = `SELECT g.ref, g.name AS title, g.criterion_id AS criterion, c.ref AS controlRef, g.condition, g.recommendation, g.severity,
  g.effort, g.wave, coalesce(p.name, '') AS owner, g.raised_on AS raisedOn, g.due, g.status, g.closed_on AS closedOn
FROM gap g LEFT JOIN control c ON c.id = g.control_id LEFT JOIN person p ON p.id = g.owner_id ORDER BY length(g.ref), g.ref`;

const MILESTONES =
  'SELECT name, kind, due, ends, done_on AS doneOn, notes FROM milestone ORDER BY due, coalesce(ends, due), name';

const ACTIONS = `SELECT a.ref, a.name, coalesce(p.name, '') AS owner, a.raised_on AS raisedOn, a.due, a.done_on AS doneOn, a.status,
  coalesce(trim(i.number || ' ' || i.name), trim(r.ref || ' ' || r.name), v.name, '') AS origin
FROM corrective_action a LEFT JOIN person p ON p.id = a.owner_id LEFT JOIN incident i ON i.id = a.incident_id
  LEFT JOIN risk r ON r.id = a.risk_id LEFT JOIN vendor v ON v.id = a.vendor_id ORDER BY length(a.ref), a.ref`;

/** What there is to do, and the days around it. */
export const reportRemediation = (workspace: Workspace) => ({
  gaps: workspace.all<ReportGap>(GAPS),
  milestones: workspace.all<ReportMilestone>(MILESTONES),
  actions: workspace.all<ReportAction>(ACTIONS),
});
