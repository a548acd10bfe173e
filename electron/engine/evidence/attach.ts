import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import type { EvidencePatch } from '../../../shared/contract/evidence/records.ts';
import type { Source } from '../files.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { Staging, type StagedFile } from './intake/stage.ts';
import {
  findByContent,
  insertEvidence,
  insertVersion,
  linkTargets,
  newestVersion,
  type Targets,
} from './writes.ts';

export interface AttachRequest extends Targets {
  sources: readonly Source[];
  containers: 'unpack' | 'keep';
  coversFrom: string | null;
  coversTo: string | null;
  /** What all of it has in common, for new records. */
  facts?: EvidencePatch;
  versionOf?: string;
}

/**
 * Brings files in: bytes first, streamed and hashed; then all records and links in one change, so that one undo takes the whole
 * attachment back. One bad file never stops the rest. Cancelling leaves nothing.
 */
export async function attachFiles(
  session: Session,
  request: AttachRequest,
  job: JobHandle,
): Promise<AttachResult> {
  const { workspace } = session;
  const staging = new Staging(workspace, ({ done, total, name, number, files }) =>
    job.progress(done, total, files > 1 ? `File ${number} of ${files}: ${name}` : `Reading ${name}`),
  );
  try {
    await staging.read(request, job.signal);
    job.signal.throwIfAborted();
    const { files, rejected, ignored } = staging;
    const { added, duplicates } =
      files.length > 0 ? record(session, request, files) : { added: [], duplicates: [] };
    return {
      added,
      duplicates,
      rejected,
      ignored,
      totals: {
        files: files.length + rejected.length,
        bytes: added.reduce((sum, file) => sum + file.size, 0),
      },
    };
  } finally {
    // What was recorded is published by now and stays.
    await staging.discard();
  }
}

function record(
  session: Session,
  request: AttachRequest,
  files: readonly StagedFile[],
): Pick<AttachResult, 'added' | 'duplicates'> {
  const { workspace } = session;
  const result: Pick<AttachResult, 'added' | 'duplicates'> = { added: [], duplicates: [] };
  session.change(changeLabel(workspace, request, files), (tx) => {
    for (const file of files) {
      const { fileName, origin, source, sha256, size } = file;
      const placed = { fileName, origin, source, sha256 };
      const present = findByContent(workspace, sha256, request.versionOf);
      if (present) {
        linkTargets(workspace, tx, present.id, request, session.actor);
        result.duplicates.push({ ...placed, ...present });
        continue;
      }
      const { id, ref, title } = request.versionOf
        ? insertVersion(workspace, tx, request.versionOf, file)
        : insertEvidence(workspace, tx, file, {
            collectedBy: session.actor,
            coversFrom: request.coversFrom,
            coversTo: request.coversTo,
            said: request.facts,
          });
      linkTargets(workspace, tx, id, request, session.actor);
      const { claimedType, typeDiffers, notices } = file;
      result.added.push({
        ...placed,
        id,
        ref,
        title,
        size,
        type: file.mediaType,
        claimedType,
        typeDiffers,
        notices,
      });
    }
  });
  return result;
}

function changeLabel(
  workspace: Workspace,
  { versionOf }: AttachRequest,
  files: readonly StagedFile[],
): string {
  if (!versionOf) return files.length === 1 ? `Attach ${files[0]?.fileName}` : `Attach ${files.length} files`;
  const { ref, version } = newestVersion(workspace, versionOf);
  return files.length === 1
    ? `Add version ${version + 1} of ${ref}`
    : `Add ${files.length} versions of ${ref}`;
}
