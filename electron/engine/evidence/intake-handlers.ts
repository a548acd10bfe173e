import { AppError } from '../../../shared/domain/errors.ts';
import { needItem } from '../audit/sample-items.ts';
import { assertNotConcluded } from '../audit/test-rows.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { attachFiles } from './attach.ts';
import { nameTarget } from './links.ts';
import { needRef } from './naming.ts';
import type { Targets } from './writes.ts';
import { readOnlyError } from '../workspace/read-only.ts';

/** Bringing files in. */
export const intakeHandlers = {
  attach: os.evidence.attach.handler(({ input, context: { session } }) => {
    const { files, ...request } = input;
    // The open engagement among them is refused by the reader, which then goes on with the rest.
    const sources = files.map((token) => session.files.source(token));
    const { fileName, readOnly, seal } = session.workspace;
    if (readOnly) throw readOnlyError(fileName, 'Attach files', seal !== null);
    if (input.coversFrom && input.coversTo && input.coversFrom > input.coversTo) {
      throw new AppError(
        'bad_input',
        `The covered period ends ${input.coversTo}, before it begins ${input.coversFrom}.`,
      );
    }
    // Before gigabytes are read for a record that is not there.
    assertTargets(session, input);
    if (input.versionOf) needRef(session, 'evidence', input.versionOf);
    const [source] = sources;
    const label =
      sources.length > 1
        ? `Attaching ${sources.length} files`
        : `Attaching ${source?.isFolder ? 'a folder' : '1 file'}`;
    const jobId = session.jobs.start({ kind: 'attach', label, unit: 'bytes' }, (job) =>
      attachFiles(session, { ...request, sources }, job),
    );
    return { jobId };
  }),
};

/** @throws AppError not_found for one that is gone, conflict for a test that is concluded */
function assertTargets(session: Session, targets: Targets): void {
  for (const id of targets.controlIds) needRef(session, 'control', id);
  for (const id of targets.requestIds) needRef(session, 'request', id);
  for (const { kind, id } of targets.links) nameTarget(session, kind, id);
  for (const id of targets.testIds) assertNotConcluded(session, id);
  for (const id of targets.sampleItemIds) needItem(session, id);
}
