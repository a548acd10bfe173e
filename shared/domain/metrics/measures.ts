/** One measuring rule for each figure, over everything that figures are read from. */
import type { ProgrammeRules } from '../programme-rules.ts';
import { accessReviewCompletion, openReviewItems, type ReviewLineFact } from './access.ts';
import {
  backupSuccessRate,
  failedBackups,
  restoreTests,
  type BackupFact,
  type RestoreFact,
} from './backups.ts';
import type { MetricId } from './definitions.ts';
import { incidentClosure, meanTimeToDetect, meanTimeToResolve, type IncidentFact } from './incidents.ts';
import { nothingMeasured, rate, type Measure, type MetricItem, type MetricSpan } from './metric.ts';
import {
  joinersInOrder,
  lateLeavers,
  leaversInTime,
  trainingCompletion,
  type TrainingFact,
  type WorkerFact,
} from './people.ts';
import {
  auditExceptions,
  missedOccurrences,
  overdueActions,
  policyCurrency,
  requirementsInPlace,
  risksOverAppetite,
  unresolvedExceptions,
  vendorReviewsDue,
  type ActionFact,
  type ExceptionFact,
  type FindingFact,
  type OccurrenceFacts,
  type PolicyFact,
  type RequirementFact,
  type RiskFact,
  type VendorFact,
} from './programme.ts';
import { patchAge, patchOverdue, patchSlaRate, type VulnerabilityFact } from './vulnerabilities.ts';

export interface MetricFacts {
  rules: Pick<ProgrammeRules, 'leaverHours' | 'slaDays'>;
  /** ISO 8601 in UTC. */
  now: string;
  today: string;
  workers: readonly WorkerFact[];
  training: readonly TrainingFact[];
  reviewLines: readonly ReviewLineFact[];
  vulnerabilities: readonly VulnerabilityFact[];
  backups: readonly BackupFact[];
  restores: readonly RestoreFact[];
  incidents: readonly IncidentFact[];
  exceptions: readonly ExceptionFact[];
  actions: readonly ActionFact[];
  findings: readonly FindingFact[];
  /** Tests that have a result. */
  tested: number;
  policies: readonly PolicyFact[];
  vendors: readonly VendorFact[];
  risks: readonly RiskFact[];
  /** The highest rating that the firm accepts. */
  appetite: number;
  requirements: readonly RequirementFact[];
  occurrences: OccurrenceFacts;
  /** Occurrences of periodic controls that are due, those among them that are covered, and the others. */
  coverage: { due: number; held: number; open: readonly MetricItem[] };
}

type Rule = (facts: MetricFacts, span: MetricSpan) => Measure;

const RULES: Readonly<Record<MetricId, Rule>> = {
  'late-leavers': (f, span) => lateLeavers(f.workers, span, f.rules.leaverHours, f.now),
  'leavers-in-time': (f, span) => leaversInTime(f.workers, span, f.rules.leaverHours, f.now),
  'joiner-checks': (f, span) => joinersInOrder(f.workers, span, f.today),
  'training-completion': (f, span) => trainingCompletion(f.training, f.workers, span),
  'access-review-completion': (f, span) => accessReviewCompletion(f.reviewLines, span),
  'open-review-items': (f, span) => openReviewItems(f.reviewLines, span),
  'patch-sla-rate': (f, span) => patchSlaRate(f.vulnerabilities, span, f.rules.slaDays),
  'patch-overdue': (f, span) => patchOverdue(f.vulnerabilities, span, f.rules.slaDays),
  'patch-age': (f, span) => patchAge(f.vulnerabilities, span, f.rules.slaDays),
  'backup-success-rate': (f, span) => backupSuccessRate(f.backups, span),
  'failed-backups': (f, span) => failedBackups(f.backups, span),
  'restore-tests': (f, span) => restoreTests(f.restores, span),
  uptime: () => nothingMeasured('No point of the series is in this time.'),
  mttd: (f, span) => meanTimeToDetect(f.incidents, span),
  mttr: (f, span) => meanTimeToResolve(f.incidents, span),
  'incident-closure': (f, span) => incidentClosure(f.incidents, span),
  'audit-exceptions': (f) => auditExceptions(f.findings, f.tested),
  'unresolved-exceptions': (f, span) => unresolvedExceptions(f.exceptions, span),
  'overdue-actions': (f, span) => overdueActions(f.actions, span),
  'policy-currency': (f, span) => policyCurrency(f.policies, span),
  'evidence-coverage': ({ coverage: { due, held, open } }) =>
    rate(held, due, [...open], '', 'No occurrence of a periodic control is due yet.'),
  'missed-occurrences': (f, span) => missedOccurrences(f.occurrences, span),
  'vendor-reviews-due': (f, span) => vendorReviewsDue(f.vendors, span),
  'risks-over-appetite': (f, span) => risksOverAppetite(f.risks, f.appetite, span),
  'requirements-in-place': (f, span) => requirementsInPlace(f.requirements, span),
};

/** What the records say of one figure over a span. */
export const measureOf = (id: MetricId, facts: MetricFacts, span: MetricSpan): Measure =>
  RULES[id](facts, span);
