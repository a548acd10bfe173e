import { deviationHandlers } from './deviation-handlers.ts';
import { evidenceMarkHandlers } from './evidence-mark-handlers.ts';
import { policyHandlers } from './policy-handlers.ts';
import { populationHandlers } from './population-handlers.ts';
import { populationSearchHandlers } from './population-search.ts';
import { reviewHandlers } from './review-handlers.ts';
import { resultHandlers } from './results.ts';
import { sampleHandlers } from './sample-handlers.ts';
import { testHandlers } from './test-handlers.ts';

export const auditRouter = {
  ...deviationHandlers,
  ...resultHandlers,
  ...evidenceMarkHandlers,
  ...policyHandlers,
  ...populationHandlers,
  ...populationSearchHandlers,
  ...reviewHandlers,
  ...sampleHandlers,
  ...testHandlers,
};
