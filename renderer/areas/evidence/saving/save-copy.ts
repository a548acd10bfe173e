import type { EvidenceRow, EvidenceVersion } from '../../../../shared/contract/evidence/records.ts';
import { api } from '../../../app/api.ts';
import { platform } from '../../../app/platform.ts';
import { runAction } from '../../../app/query.ts';
import { waitForJob } from '../../../state/jobs.ts';

/**
 * Writes the exact bytes of one version, or of the newest, to where the person says, and shows or downloads the copy. The name that
 * is offered follows the pattern of the engagement.
 */
export function saveCopy({ id, ref }: EvidenceRow, file?: EvidenceVersion | null): Promise<unknown> {
  const version = file?.version;
  return runAction(
    async () => {
      const { fileName } = await api.evidence.copyName({ id, version });
      const target = await platform.pickSaveTarget({ suggestedName: fileName, kind: 'any' });
      if (!target) return undefined;
      const { jobId } = await api.evidence.saveCopy({ id, version, target: target.token });
      await waitForJob(jobId);
      await platform.deliver(target);
      return target.fileName;
    },
    {
      undo: false,
      done: (saved) =>
        saved && `Saved a copy of ${version ? `version ${version} of ` : ''}${ref} as ${saved}.`,
    },
  );
}
