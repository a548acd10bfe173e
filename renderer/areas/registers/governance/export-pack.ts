import type { GovernanceMeeting } from '../../../../shared/contract/governance.ts';
import { api } from '../../../app/api.ts';
import { size } from '../../../app/format.ts';
import { platform } from '../../../app/platform.ts';
import { queryClient, runAction } from '../../../app/query.ts';
import { waitForJob } from '../../../state/jobs.ts';

/** Writes the pack of a meeting as PDF to a place that the person picks. */
export async function exportPack({ quarter }: Pick<GovernanceMeeting, 'quarter'>): Promise<void> {
  const target = await platform.pickSaveTarget({
    suggestedName: `Governance pack ${quarter.key}.pdf`,
    kind: 'pdf',
  });
  if (!target) return;
  await runAction(
    async () => {
      const { jobId } = await api.reports.export({
        kind: 'governance',
        format: 'pdf',
        target: target.token,
        quarter: quarter.key,
      });
      const written = await waitForJob<{ fileName: string; size: number }>(jobId);
      await queryClient.invalidateQueries({ queryKey: ['reports', 'exported'] });
      await platform.deliver(target);
      return written;
    },
    { done: ({ fileName, size: bytes }) => `Exported ${fileName}, ${size(bytes)}.`, undo: false },
  );
}
