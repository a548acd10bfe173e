import { policyHandlers } from './policy-handlers.ts';
import { populationHandlers } from './population-handlers.ts';
import { sampleHandlers } from './sample-handlers.ts';
import { testHandlers } from './test-handlers.ts';

export const auditRouter = { ...policyHandlers, ...populationHandlers, ...sampleHandlers, ...testHandlers };
