import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { platform } from '../../../app/platform.ts';
import { runAction } from '../../../app/query.ts';
import { waitForJob } from '../../../state/jobs.ts';

interface Outcome {
  pages: number;
  problems: string[];
}

/** Writes a PDF of the marked pages of a test or of one record to where the person says. @param name of it, such as E-CHG-01 */
export function saveMarkedCopy(
  of: { testId: string } | { evidenceId: string },
  name: string,
): Promise<unknown> {
  return runAction(
    async () => {
      const target = await platform.pickSaveTarget({
        suggestedName: `${name} marked evidence.pdf`,
        kind: 'pdf',
      });
      if (!target) return undefined;
      const { jobId } = await api.audit.exportMarkedCopies({ of, target: target.token });
      const { pages, problems } = await waitForJob<Outcome>(jobId);
      await platform.deliver(target);
      return { pages, problems, fileName: target.fileName };
    },
    {
      undo: false,
      done: (saved) =>
        saved && [`Saved ${plural(saved.pages, 'page')} as ${saved.fileName}.`, ...saved.problems].join(' '),
    },
  );
}
