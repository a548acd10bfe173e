import { useState } from 'react';
import { api } from '../../app/api.ts';
import { size } from '../../app/format.ts';
import { platform } from '../../app/platform.ts';
import { queryClient, runAction, useWorkspace } from '../../app/query.ts';
import { waitForJob } from '../../state/jobs.ts';
import type { ReportOffer } from './report-offers.ts';

/** "Northwind Ledger Type II readiness report 2026-01-01 to 2026-06-30.pdf", without what file systems refuse. */
function suggestedName({ name, format }: ReportOffer, client: string, span: string): string {
  return `${client} ${name} ${span}.${format}`.replaceAll(/[<>:"/\\|?*]/g, '').replaceAll(/\s+/g, ' ');
}

/** Exports one report after another: where to, the job, then the file is handed over. `running` is the offer under way. */
export function useExport() {
  const { engagement } = useWorkspace();
  const [running, setRunning] = useState<string | null>(null);
  const { client, asOf, periodFrom, periodTo } = engagement;
  const span = asOf ?? (periodFrom && periodTo ? `${periodFrom} to ${periodTo}` : '');

  const start = async (offer: ReportOffer) => {
    setRunning(offer.id);
    await runAction(
      async () => {
        const { kind, format } = offer;
        const target = await platform.pickSaveTarget({
          suggestedName: suggestedName(offer, client, span),
          kind: format,
        });
        if (!target) return undefined;
        const { jobId } = await api.reports.export({ kind, format, target: target.token });
        const written = await waitForJob<{ fileName: string; size: number }>(jobId);
        await queryClient.invalidateQueries({ queryKey: ['reports', 'exported'] });
        await platform.deliver(target);
        return written;
      },
      { done: (written) => written && `Exported ${written.fileName}, ${size(written.size)}.`, undo: false },
    );
    setRunning(null);
  };
  return { start, running };
}
