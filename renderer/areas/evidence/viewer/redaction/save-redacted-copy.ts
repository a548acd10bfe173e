import type { EvidenceRow } from '../../../../../shared/contract/evidence/records.ts';
import { api } from '../../../../app/api.ts';
import { plural } from '../../../../app/format.ts';
import { platform } from '../../../../app/platform.ts';
import { runAction } from '../../../../app/query.ts';
import { waitForJob } from '../../../../state/jobs.ts';

interface Outcome {
  pages: number;
  redactions: number;
}

/** Writes a redacted copy of one version, and its log when wanted, to where the person says. */
export function saveRedactedCopy({ id }: EvidenceRow, version: number, withLog: boolean): Promise<unknown> {
  return runAction(
    async () => {
      const { fileName: name } = await api.evidence.copyName({ id, version, redacted: true });
      const target = await platform.pickSaveTarget({ suggestedName: name, kind: 'any' });
      if (!target) return undefined;
      const log = withLog
        ? await platform.pickSaveTarget({ suggestedName: `${name} redaction log.csv`, kind: 'any' })
        : null;
      if (withLog && !log) return undefined;
      const started = await api.evidence.saveRedactedCopy({
        id,
        version,
        target: target.token,
        log: log?.token ?? null,
      });
      const { pages, redactions } = await waitForJob<Outcome>(started.jobId);
      await platform.deliver(target);
      if (log) await platform.deliver(log);
      return { pages, redactions, fileName: target.fileName };
    },
    {
      undo: false,
      done: (saved) =>
        saved &&
        `Saved ${saved.fileName}: ${plural(saved.pages, 'page')}, ${plural(saved.redactions, 'redaction')} burnt in and checked.`,
    },
  );
}
