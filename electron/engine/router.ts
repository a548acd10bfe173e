import { accessReviewsRouter } from './access-reviews/access-reviews.ts';
import { areaLocksRouter } from './area-locks/area-locks.ts';
import { auditRouter } from './audit/audit.ts';
import { auditorReviewRouter } from './auditor-review/auditor-review.ts';
import { backupsRouter } from './backups/backups.ts';
import { calendarRouter } from './calendar/calendar.ts';
import { os } from './context.ts';
import { documentsRouter } from './documents/documents.ts';
import { evidenceRouter } from './evidence/evidence.ts';
import { findingsRouter } from './findings/findings.ts';
import { governanceRouter } from './governance/governance.ts';
import { matrixRouter } from './matrix/matrix.ts';
import { metricsRouter } from './metrics/metrics.ts';
import { passphraseRouter } from './passphrase.ts';
import { readinessRouter } from './readiness/readiness.ts';
import { registersRouter } from './registers/registers.ts';
import { renewalRouter } from './renewal/renewal.ts';
import { reportsRouter } from './reports/reports.ts';
import { requestsRouter } from './requests/requests.ts';
import { scopeRouter } from './scope/scope.ts';
import { segregationRouter } from './segregation/segregation.ts';
import { viewsRouter } from './views/views.ts';
import { sealRouter } from './seal/seal.ts';
import { settingsRouter, workspaceRouter } from './workspace-area.ts';

/** Every handler of the engine. The three transports call this and nothing else. */
export const router = os.router({
  workspace: workspaceRouter,
  areaLocks: areaLocksRouter,
  backups: backupsRouter,
  seal: sealRouter,
  segregation: segregationRouter,
  auditorReview: auditorReviewRouter,
  settings: settingsRouter,
  passphrase: passphraseRouter,
  scope: scopeRouter,
  matrix: matrixRouter,
  readiness: readinessRouter,
  registers: registersRouter,
  accessReviews: accessReviewsRouter,
  calendar: calendarRouter,
  metrics: metricsRouter,
  governance: governanceRouter,
  renewal: renewalRouter,
  views: viewsRouter,
  evidence: evidenceRouter,
  requests: requestsRouter,
  audit: auditRouter,
  findings: findingsRouter,
  reports: reportsRouter,
  documents: documentsRouter,
  jobs: {
    list: os.jobs.list.handler(({ context: { session } }) => session.jobs.list()),
    get: os.jobs.get.handler(({ input, context: { session } }) => session.jobs.get(input.id)),
    cancel: os.jobs.cancel.handler(({ input, context: { session } }) => {
      session.jobs.cancel(input.id);
      return {};
    }),
  },
  events: {
    subscribe: os.events.subscribe.handler(({ context: { session }, signal }) =>
      session.events.subscribe(signal),
    ),
  },
});
