import type { ContractRouterClient } from '@orpc/contract';
import { accessReviewsContract } from './access-reviews.ts';
import { areaLocksContract } from './area-locks.ts';
import { auditContract } from './audit.ts';
import { auditorReviewContract } from './auditor-review.ts';
import { backupsContract } from './backups.ts';
import { calendarContract } from './calendar.ts';
import { documentsContract } from './documents.ts';
import { evidenceContract } from './evidence.ts';
import { findingsContract } from './findings.ts';
import { governanceContract } from './governance.ts';
import { eventsContract, jobsContract } from './jobs.ts';
import { matrixContract } from './matrix.ts';
import { metricsContract } from './metrics.ts';
import { passphraseContract } from './passphrase.ts';
import { readinessContract } from './readiness.ts';
import { registersContract } from './registers.ts';
import { renewalContract } from './renewal.ts';
import { reportsContract } from './reports/reports.ts';
import { requestsContract } from './requests.ts';
import { scopeContract } from './scope.ts';
import { segregationContract } from './segregation.ts';
import { viewsContract } from './views.ts';
import { sealContract } from './seal.ts';
import { settingsContract, workspaceContract } from './workspace.ts';

/** The API of the engine: the only source of types on both sides of every transport. */
export const contract = {
  workspace: workspaceContract,
  areaLocks: areaLocksContract,
  backups: backupsContract,
  seal: sealContract,
  segregation: segregationContract,
  auditorReview: auditorReviewContract,
  settings: settingsContract,
  passphrase: passphraseContract,
  scope: scopeContract,
  matrix: matrixContract,
  readiness: readinessContract,
  registers: registersContract,
  accessReviews: accessReviewsContract,
  calendar: calendarContract,
  metrics: metricsContract,
  governance: governanceContract,
  renewal: renewalContract,
  views: viewsContract,
  evidence: evidenceContract,
  requests: requestsContract,
  audit: auditContract,
  findings: findingsContract,
  reports: reportsContract,
  documents: documentsContract,
  jobs: jobsContract,
  events: eventsContract,
};

export type Api = ContractRouterClient<typeof contract>;
