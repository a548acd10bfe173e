import { os } from '../context.ts';
import { exportPolicy, importPolicy, readPolicy, restorePolicy, savePolicy } from './policy.ts';

export const policyHandlers = {
  samplingPolicy: os.audit.samplingPolicy.handler(({ context: { session } }) => readPolicy(session)),

  saveSamplingPolicy: os.audit.saveSamplingPolicy.handler(({ input, context: { session } }) => {
    savePolicy(session, input.policy);
    return {};
  }),

  restoreSamplingPolicy: os.audit.restoreSamplingPolicy.handler(({ context: { session } }) => {
    restorePolicy(session);
    return {};
  }),

  exportSamplingPolicy: os.audit.exportSamplingPolicy.handler(({ input, context: { session } }) =>
    exportPolicy(session, session.target(input.target)),
  ),

  importSamplingPolicy: os.audit.importSamplingPolicy.handler(({ input, context: { session } }) =>
    importPolicy(session, session.source(input.file)),
  ),
};
