import type { TestSheet } from '../../../shared/contract/audit/tests.ts';
import type {
  ReportControlChange,
  ReportOwnReview,
  ReportProgramme,
} from '../../../shared/domain/report-programme.ts';
import { SELF_REVIEW_RULES } from '../../../shared/domain/segregation.ts';
import { IN_CHANGE_SPAN, reportedSpan } from '../scope/description.ts';
import { readSelfReviews } from '../segregation/segregation.ts';
import type { Session } from '../session.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { reportPapers } from './papers.ts';
import { reportPolicies } from './policies.ts';
import { reportPopulations } from './populations.ts';
import { reportRemediation } from './remediation.ts';
import { reportRequests } from './requests.ts';
import { reportRiskRegister } from './risks.ts';

/** What a report says of the programme around the controls. */
export const reportProgramme = (session: Session, sheets: readonly TestSheet[]): ReportProgramme => ({
  ...reportRemediation(session.workspace),
  policies: reportPolicies(session.workspace),
  riskRegister: reportRiskRegister(session),
  populations: reportPopulations(session, sheets),
  papers: reportPapers(session),
  ownReviews: reportOwnReviews(session.workspace),
  requests: reportRequests(session),
  controlChanges: readControlChanges(session),
});

const reportOwnReviews = (workspace: Workspace): ReportOwnReview[] =>
  readSelfReviews(workspace).map(({ rule, ref, person, override }) => ({
    ref,
    what: SELF_REVIEW_RULES[rule].name,
    person,
    reason: override?.reason ?? '',
    on: override?.at.slice(0, 10) ?? null,
  }));

const CONTROL_CHANGES = `SELECT changed_on AS "on", c.ref AS controlRef, c.title, trim(x.number || ' ' || x.name) AS what
FROM system_change x JOIN system_change_control l ON l.system_change_id = x.id JOIN control c ON c.id = l.control_id
WHERE changed_on IS NOT NULL AND ${IN_CHANGE_SPAN}
UNION ALL SELECT s.starts_on, c.ref, c.title, 'Started' FROM control_schedule s JOIN control c ON c.id = s.control_id
WHERE s.starts_on > @from AND s.starts_on <= @to
UNION ALL SELECT s.ends_on, c.ref, c.title, 'Ended' FROM control_schedule s JOIN control c ON c.id = s.control_id
WHERE s.ends_on >= @from AND s.ends_on < @to
ORDER BY 1, 2, 4`;

const readControlChanges = (session: Session): ReportControlChange[] =>
  session.workspace.all<ReportControlChange>(CONTROL_CHANGES, { ...reportedSpan(session.engagement()) });
