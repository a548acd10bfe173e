import { os } from '../context.ts';
import { exportSet } from './export-set.ts';

export const setHandlers = {
  exportSet: os.reports.exportSet.handler(({ input, context: { session } }) => {
    const request = { ...input, target: session.target(input.target) };
    return {
      jobId: session.jobs.start({ kind: 'export', label: 'Export set', unit: 'steps' }, (job) =>
        exportSet(session, request, job),
      ),
    };
  }),
};
