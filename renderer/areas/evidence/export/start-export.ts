import type { z } from 'zod';
import type { exportResult } from '../../../../shared/contract/evidence/export.ts';
import { api } from '../../../app/api.ts';
import { plural, size } from '../../../app/format.ts';
import { platform } from '../../../app/platform.ts';
import { runAction } from '../../../app/query.ts';
import { waitForJob } from '../../../state/jobs.ts';
import type { ScopeOption } from './scope.ts';

interface Wanted {
  records: ScopeOption['records'];
  redacted: boolean;
  namePattern: string;
  /** The pattern becomes the one of the engagement. */
  keepPattern: boolean;
  kind: 'zip' | 'folder';
  /** Without its extension. */
  suggestedName: string;
}

/**
 * Asks where to, exports in a job, and shows or downloads what was written.
 *
 * @param onStarted hears when the job has begun; not when the person chose no place
 */
export function startExport(
  { records, redacted, namePattern, keepPattern, kind, suggestedName }: Wanted,
  onStarted: () => void,
): Promise<unknown> {
  return runAction(
    async () => {
      const target = await platform.pickSaveTarget({
        suggestedName: kind === 'zip' ? `${suggestedName}.zip` : suggestedName,
        kind,
      });
      if (!target) return undefined;
      if (keepPattern) await api.evidence.setRules({ namePattern });
      const { jobId } = await api.evidence.exportFolder({
        ...records,
        redacted,
        namePattern,
        target: target.token,
      });
      onStarted();
      const written = await waitForJob<z.infer<typeof exportResult>>(jobId);
      await platform.deliver(target);
      return written;
    },
    {
      undo: false,
      done: (written) =>
        written &&
        `Exported ${plural(written.files, 'file')} to ${written.fileName}, ${size(written.size)}${
          written.redacted > 0 ? `; ${written.redacted} redacted` : ''
        }.`,
    },
  );
}
