import { statSync } from 'node:fs';
import { AppError } from '../../../shared/domain/errors.ts';
import { os } from '../context.ts';
import { attachFiles } from './attach.ts';
import { needRef } from './naming.ts';

/** Bringing files in. */
export const intakeHandlers = {
  attach: os.evidence.attach.handler(({ input, context: { session } }) => {
    const paths = input.files.map((token) => session.source(token));
    if (session.workspace.readOnly) {
      throw new AppError(
        'workspace_read_only',
        `${session.workspace.fileName} is open read-only, so nothing was attached. Work on a copy that can be written.`,
      );
    }
    if (input.coversFrom && input.coversTo && input.coversFrom > input.coversTo) {
      throw new AppError(
        'bad_input',
        `The covered period ends ${input.coversTo}, before it begins ${input.coversFrom}.`,
      );
    }
    // Before gigabytes are read for a record that is not there.
    for (const id of input.controlIds) needRef(session, 'control', id);
    if (input.versionOf) needRef(session, 'evidence', input.versionOf);
    const totalBytes = paths.reduce(
      (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
    const label = paths.length === 1 ? 'Attaching 1 file' : `Attaching ${paths.length} files`;
    const jobId = session.jobs.start({ kind: 'attach', label, unit: 'bytes' }, (job) =>
      attachFiles(
        session,
        {
          paths,
          totalBytes,
          controlIds: input.controlIds,
          coversFrom: input.coversFrom,
          coversTo: input.coversTo,
          ...(input.versionOf ? { versionOf: input.versionOf } : {}),
        },
        job,
      ),
    );
    return { jobId };
  }),
};
