import { auditorHandlers } from './auditor-handlers.ts';
import { deviationHandlers } from './deviation-handlers.ts';
import { evidenceMarkHandlers } from './evidence-mark-handlers.ts';
import { planHandlers } from './plan-handlers.ts';
import { policyHandlers } from './policy-handlers.ts';
import { populationHandlers } from './population-handlers.ts';
import { referenceHandlers } from './reference-handlers.ts';
import { populationSearchHandlers } from './population-search.ts';
import { reviewHandlers } from './review-handlers.ts';
import { resultHandlers } from './results.ts';
import { runningHandlers } from './running-handlers.ts';
import { sampleHandlers } from './sample-handlers.ts';
import { sessionHandlers } from './session-handlers.ts';
import { testHandlers } from './test-handlers.ts';
import { walkthroughHandlers } from './walkthrough-handlers.ts';

export const auditRouter = {
  ...deviationHandlers,
  ...resultHandlers,
  ...evidenceMarkHandlers,
  ...policyHandlers,
  ...populationHandlers,
  ...populationSearchHandlers,
  ...referenceHandlers,
  ...reviewHandlers,
  ...sampleHandlers,
  ...testHandlers,
  ...auditorHandlers,
  ...planHandlers,
  ...runningHandlers,
  ...sessionHandlers,
  ...walkthroughHandlers,
};
