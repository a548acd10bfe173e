import { os } from '../context.ts';
import { readTestDeviations, saveDeviations } from './deviations.ts';
import { testFacts } from './test-rows.ts';

export const deviationHandlers = {
  deviations: os.audit.deviations.handler(({ input: { testId }, context: { session } }) =>
    readTestDeviations(session, testId),
  ),

  assessDeviations: os.audit.assessDeviations.handler(
    ({ input: { testId, itemIds, patch }, context: { session } }) => {
      const { workpaper } = testFacts(session, testId);
      session.change(`Assess deviations of ${workpaper}`, (tx) =>
        saveDeviations(session, tx, testId, itemIds, patch),
      );
      return {};
    },
  ),
};
