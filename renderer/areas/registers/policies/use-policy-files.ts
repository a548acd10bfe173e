import { useState } from 'react';
import type { PolicyDocument } from '../../../../shared/domain/policies/document.ts';
import { api } from '../../../app/api.ts';
import { plural, size } from '../../../app/format.ts';
import { platform } from '../../../app/platform.ts';
import { runAction, useAction } from '../../../app/query.ts';
import { waitForJob } from '../../../state/jobs.ts';

/** Writes policies to a place that the person picks: one as a file, several as a zip. */
export async function exportPolicies(
  ids: readonly string[],
  name: string,
  format: 'docx' | 'pdf',
): Promise<void> {
  await runAction(
    async () => {
      const ending = ids.length > 1 ? 'zip' : format;
      const suggestedName = `${name.replaceAll(/[<>:"/\\|?*]/g, '')}.${ending}`;
      const target = await platform.pickSaveTarget({ suggestedName, kind: ending });
      if (!target) return undefined;
      const { jobId } = await api.registers.exportPolicies({ ids: [...ids], format, target: target.token });
      const written = await waitForJob<{ fileName: string; size: number }>(jobId);
      await platform.deliver(target);
      return written;
    },
    { done: (written) => written && `Exported ${written.fileName}, ${size(written.size)}.`, undo: false },
  );
}

/** Takes the text of a policy from the client's own file. */
export function useImport(id: string, replace: (document: PolicyDocument) => void) {
  const { run, busy } = useAction();
  const [warnings, setWarnings] = useState<string[]>([]);
  const start = () =>
    run(
      async () => {
        const [file] = await platform.pickFiles({ multiple: false, accept: 'document' });
        if (!file) return undefined;
        const read = await api.registers.readPolicyFile({ file: file.token });
        await api.registers.writePolicyText({ id, document: read.document });
        replace(read.document);
        setWarnings(read.warnings.map((warning) => `${read.fileName}: ${warning}`));
        return read;
      },
      {
        done: (read) =>
          read && `Took the text of ${read.fileName}: ${plural(read.document.blocks.length, 'paragraph')}.`,
      },
    );
  return { start, busy, warnings, dismiss: () => setWarnings([]) };
}
