import { populationHandlers } from './population-handlers.ts';
import { sampleHandlers } from './sample-handlers.ts';
import { testHandlers } from './test-handlers.ts';

export const auditRouter = { ...populationHandlers, ...sampleHandlers, ...testHandlers };
