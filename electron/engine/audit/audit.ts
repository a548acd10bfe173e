import { policyHandlers } from './policy-handlers.ts';
import { populationHandlers } from './population-handlers.ts';
import { reviewHandlers } from './review-handlers.ts';
import { sampleHandlers } from './sample-handlers.ts';
import { testHandlers } from './test-handlers.ts';

export const auditRouter = {
  ...policyHandlers,
  ...populationHandlers,
  ...reviewHandlers,
  ...sampleHandlers,
  ...testHandlers,
};
