/** What figures are measured from, in few statements; each list is kept until one of its tables changes. */
import { systemsOf } from '../../../shared/domain/calendar/schedule.ts';
import type { ReviewLineFact } from '../../../shared/domain/metrics/access.ts';
import type { BackupFact, RestoreFact } from '../../../shared/domain/metrics/backups.ts';
import type { MetricId } from '../../../shared/domain/metrics/definitions.ts';
import type { IncidentFact } from '../../../shared/domain/metrics/incidents.ts';
import type { MetricFacts } from '../../../shared/domain/metrics/measures.ts';
import type { TrainingFact, WorkerFact } from '../../../shared/domain/metrics/people.ts';
import type {
  ActionFact,
  ExceptionFact,
  FindingFact,
  PolicyFact,
  RequirementFact,
  RiskFact,
  VendorFact,
} from '../../../shared/domain/metrics/programme.ts';
import type { VulnerabilityFact } from '../../../shared/domain/metrics/vulnerabilities.ts';
import { DEFAULT_RISK_SCALE } from '../../../shared/domain/risk-scale.ts';
import { createJudge } from '../calendar/judge.ts';
import { readPlan } from '../calendar/plan.ts';
import { readCoverage } from '../evidence/coverage.ts';
import { today } from '../readiness/today.ts';
import { readProgrammeRules } from '../registers/programme-rules.ts';
import type { Session } from '../session.ts';

const WORKERS = `SELECT id, name, number, kind, started_on AS startedOn, screened_on AS screenedOn, code_signed_on AS codeSignedOn,
  trained_on AS trainedOn, access_approved_at AS accessApprovedAt, access_granted_at AS accessGrantedAt, left_on AS leftOn,
  left_at AS leftAt, access_removed_at AS accessRemovedAt FROM worker ORDER BY left_on, started_on, name`;
const TRAINING = `SELECT id, name, course, worker_id AS workerId, assigned_on AS assignedOn, due, completed_on AS completedOn
  FROM training_record ORDER BY due, name`;
const REVIEW_LINES = `SELECT l.id, r.id AS reviewId, r.ref AS reviewRef, r.as_of AS asOf, l.application, l.account, l.decision,
  l.carried_out_on AS carriedOutOn FROM access_review_line l JOIN access_review r ON r.id = l.access_review_id ORDER BY r.ref, l.position`;
const VULNERABILITIES = `SELECT id, name, number, place, severity, opened_on AS openedOn, closed_on AS closedOn, sla_days AS slaDays,
  exception, accepted_until AS acceptedUntil FROM vulnerability ORDER BY number, opened_on`;
const BACKUPS = 'SELECT id, name, day, outcome, attempt, message FROM backup_run ORDER BY day, name, attempt';
const RESTORES = 'SELECT id, name, tested_on AS testedOn, outcome FROM restore_test ORDER BY tested_on';
const INCIDENTS = `SELECT id, name, number, began_at AS beganAt, detected_at AS detectedAt, declared_at AS declaredAt,
  resolved_at AS resolvedAt, reviewed_on AS reviewedOn FROM incident ORDER BY detected_at`;
const EXCEPTIONS = `SELECT id, ref, name, requested_on AS requestedOn, approved_on AS approvedOn, expires_on AS expiresOn,
  closed_on AS closedOn FROM policy_exception ORDER BY length(ref), ref`;
const ACTIONS = `SELECT id, ref, name, status, raised_on AS raisedOn, due, done_on AS doneOn FROM corrective_action ORDER BY due, ref`;
const FINDINGS = `SELECT id, ref, title AS name, status, severity, substr(raised_at, 1, 10) AS raisedOn
  FROM finding WHERE test_id IS NOT NULL ORDER BY length(ref), ref`;
const TESTED = `SELECT count(*) AS n FROM test WHERE result IS NOT NULL`;
const POLICIES = `SELECT id, name, status, approved_on AS approvedOn, effective_on AS effectiveOn, review_due AS reviewDue
  FROM policy ORDER BY name`;
const VENDORS = `SELECT id, name, status, reviewed_on AS reviewedOn, next_review AS nextReview,
  coalesce(subservice = 'yes' OR criticality IN ('critical', 'high'), 0) AS isImportant FROM vendor ORDER BY name`;
const RISKS = `SELECT id, ref, name, status, coalesce(residual_likelihood * residual_impact, likelihood * impact) AS score,
  accepted_until AS acceptedUntil FROM risk ORDER BY length(ref), ref`;
const REQUIREMENTS =
  'SELECT id, name, template, status, next_due AS nextDue FROM requirement ORDER BY template, name';

const PEOPLE = ['worker', 'programme_rules'];
/** What becomes of an occurrence is also judged by the evidence of its control. */
const CALENDAR = [
  'control',
  'control_schedule',
  'occurrence',
  'occurrence_evidence',
  'programme_rules',
  'evidence',
  'control_evidence',
];

/** What each figure is measured from. */
export const TABLES_OF: Readonly<Record<MetricId, readonly string[]>> = {
  'late-leavers': PEOPLE,
  'leavers-in-time': PEOPLE,
  'joiner-checks': PEOPLE,
  'training-completion': ['training_record', 'worker'],
  'access-review-completion': ['access_review_line', 'access_review'],
  'open-review-items': ['access_review_line', 'access_review'],
  'patch-sla-rate': ['vulnerability', 'programme_rules'],
  'patch-overdue': ['vulnerability', 'programme_rules'],
  'patch-age': ['vulnerability', 'programme_rules'],
  'backup-success-rate': ['backup_run'],
  'failed-backups': ['backup_run'],
  'restore-tests': ['restore_test'],
  uptime: ['metric_point'],
  mttd: ['incident'],
  mttr: ['incident'],
  'incident-closure': ['incident'],
  'audit-exceptions': ['finding', 'test'],
  'unresolved-exceptions': ['policy_exception'],
  'overdue-actions': ['corrective_action'],
  'policy-currency': ['policy'],
  'evidence-coverage': CALENDAR,
  'missed-occurrences': CALENDAR,
  'vendor-reviews-due': ['vendor'],
  'risks-over-appetite': ['risk', 'risk_scale'],
  'requirements-in-place': ['requirement'],
};

/**
 * Each list is read when a figure asks for it: after a change the figures that it does not touch are kept, and so are their lists.
 *
 * @param now ISO 8601 in UTC
 */
export function readFacts(session: Session, now: string): MetricFacts {
  const { workspace } = session;
  const read = <Row>(sql: string, ...tables: string[]): Row[] =>
    workspace.cached(`metrics of ${tables.join(' ')}`, () => workspace.all<Row>(sql), tables);
  return {
    now,
    today: today(),
    get rules() {
      return readProgrammeRules(workspace);
    },
    get workers() {
      return read<WorkerFact>(WORKERS, 'worker');
    },
    get training() {
      return read<TrainingFact>(TRAINING, 'training_record');
    },
    get reviewLines() {
      return read<ReviewLineFact>(REVIEW_LINES, 'access_review_line', 'access_review');
    },
    get vulnerabilities() {
      return read<VulnerabilityFact>(VULNERABILITIES, 'vulnerability');
    },
    get backups() {
      return read<BackupFact>(BACKUPS, 'backup_run');
    },
    get restores() {
      return read<RestoreFact>(RESTORES, 'restore_test');
    },
    get incidents() {
      return read<IncidentFact>(INCIDENTS, 'incident');
    },
    get exceptions() {
      return read<ExceptionFact>(EXCEPTIONS, 'policy_exception');
    },
    get actions() {
      return read<ActionFact>(ACTIONS, 'corrective_action');
    },
    get findings() {
      return read<FindingFact>(FINDINGS, 'finding');
    },
    get tested() {
      return workspace.get<{ n: number }>(TESTED)?.n ?? 0;
    },
    get policies() {
      return read<PolicyFact>(POLICIES, 'policy');
    },
    get vendors() {
      return read<VendorFact>(VENDORS, 'vendor').map((row) => ({
        ...row,
        isImportant: Boolean(row.isImportant),
      }));
    },
    get risks() {
      return read<RiskFact>(RISKS, 'risk');
    },
    get appetite() {
      return readAppetite(session);
    },
    get requirements() {
      return read<RequirementFact>(REQUIREMENTS, 'requirement');
    },
    get occurrences() {
      return workspace.cached(
        `metrics of the calendar ${today()}`,
        () => ({ due: dueOccurrences(session) }),
        [...CALENDAR, 'engagement'],
      );
    },
    get coverage() {
      return coverage(session);
    },
  };
}

const readAppetite = ({ workspace }: Session): number =>
  workspace.get<{ appetite: number }>('SELECT appetite FROM risk_scale')?.appetite ??
  DEFAULT_RISK_SCALE.appetite;

/** Every occurrence of the calendar that was due before today and is not waived. */
function dueOccurrences(session: Session): MetricFacts['occurrences']['due'] {
  const plan = readPlan(session);
  const judge = createJudge(session, plan);
  return plan.controls.flatMap((planned) => {
    const { control, occurrences } = planned;
    return systemsOf(control.schedule).flatMap((system) =>
      occurrences.flatMap(({ key, due }, at) => {
        if (due >= plan.today) return [];
        const { state } = judge(planned, at, system);
        if (state === 'waived') return [];
        const title = system === '' ? control.title : `${control.title}, ${system}`;
        return [
          {
            day: due,
            isMissed: state === 'missed',
            item: {
              id: control.id,
              ref: control.ref,
              title,
              detail: key === due ? `${key}.` : `${key}, due ${due}.`,
              link: `/registers/calendar/${control.id}`,
            },
          },
        ];
      }),
    );
  });
}

function coverage(session: Session): MetricFacts['coverage'] {
  const { rows } = readCoverage(session);
  const open: MetricFacts['coverage']['open'][number][] = [];
  let [due, held] = [0, 0];
  for (const { id, ref, title, coverage: of } of rows) {
    if (of.kind !== 'occurrences') continue;
    const owed = of.occurrences.filter(({ state }) => state !== 'not_due');
    const missing = owed.filter(({ state }) => state !== 'held');
    due += owed.length;
    held += owed.length - missing.length;
    if (missing.length > 0)
      open.push({
        id,
        ref,
        title,
        detail: `${missing.length} of ${owed.length} without evidence: ${missing
          .slice(0, 6)
          .map(({ key }) => key)
          .join(', ')}${missing.length > 6 ? ' and more' : ''}.`,
        link: `/evidence/coverage/${id}`,
      });
  }
  return { due, held, open };
}
