import { useState } from 'react';
import { api } from '../../app/api.ts';
import { size } from '../../app/format.ts';
import { platform } from '../../app/platform.ts';
import { queryClient, runAction, useWorkspace } from '../../app/query.ts';
import { waitForJob } from '../../state/jobs.ts';

/** Writes the request list as a workbook to a place that the person picks. */
export function useRequestExport() {
  const { engagement } = useWorkspace();
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    await runAction(
      async () => {
        const name = `${engagement.client} request list`.replaceAll(/[<>:"/\\|?*]/g, '');
        const target = await platform.pickSaveTarget({ suggestedName: `${name}.xlsx`, kind: 'xlsx' });
        if (!target) return undefined;
        const { jobId } = await api.reports.export({
          kind: 'requests',
          format: 'xlsx',
          target: target.token,
        });
        const written = await waitForJob<{ fileName: string; size: number }>(jobId);
        await queryClient.invalidateQueries({ queryKey: ['reports', 'exported'] });
        await platform.deliver(target);
        return written;
      },
      { done: (written) => written && `Exported ${written.fileName}, ${size(written.size)}.`, undo: false },
    );
    setBusy(false);
  };
  return { start, busy };
}
