import { basename } from 'node:path';
import { setImmediate as yieldToQueries } from 'node:timers/promises';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { AppError, toErrorData } from '../../../shared/domain/errors.ts';
import { evidenceRef, titleFromFileName } from '../../../shared/domain/evidence.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { newId, type Change, type Workspace } from '../workspace/workspace.ts';
import type { StoredContent } from '../workspace/content.ts';
import { FileReader } from './file-reader.ts';
import { detectMediaType } from './media-type.ts';

export interface AttachRequest {
  paths: readonly string[];
  /** Total size of the files in bytes, for progress. */
  totalBytes: number;
  controlIds: readonly string[];
  coversFrom: string | null;
  coversTo: string | null;
  versionOf?: string;
}

/** A file whose bytes are in the workspace but have no record yet. */
export interface StagedFile {
  fileName: string;
  content: StoredContent;
  mediaType: string;
  typeDiffers: boolean;
  /** Staging area to publish. */
  staged: number | null;
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
  const reader = new FileReader(job.signal);
  const ready: StagedFile[] = [];
  const result: AttachResult = { added: [], duplicates: [], rejected: [] };
  let done = 0;
  try {
    for (const path of request.paths) {
      try {
        ready.push(
          await stageFile(workspace, reader, path, (bytes) => {
            done += bytes;
            job.progress(done, request.totalBytes, `Reading ${basename(path)}`);
          }),
        );
      } catch (error) {
        if (job.signal.aborted) throw error;
        const { code, message } = toErrorData(error);
        if (code === 'disk_full') throw error;
        result.rejected.push({ fileName: basename(path), code, message });
      }
    }
    job.signal.throwIfAborted();
    if (ready.length > 0) record(session, request, ready, result);
    return result;
  } finally {
    await reader.close();
    // What was recorded is published by now and stays.
    await workspace.content.discard(ready.map((file) => file.staged));
  }
}

/**
 * Streams one file into the workspace. The caller discards what it stages and does not publish.
 *
 * @throws AppError naming the file, or disk_full; nothing stays staged then
 */
export async function stageFile(
  workspace: Workspace,
  reader: FileReader,
  path: string,
  onBytes: (bytes: number) => void,
): Promise<StagedFile> {
  const fileName = basename(path);
  const batches = reader.read(path);
  let staged: number | null = null;
  let seq = 0;
  let type = { mediaType: 'application/octet-stream', differs: false };
  try {
    for (;;) {
      const { value, done } = await batches.next();
      if (done) {
        if (value.size === 0)
          throw new AppError(
            'bad_input',
            `${fileName} is empty (0 bytes), so it was not attached. Ask for the file again.`,
          );
        return { fileName, content: value, mediaType: type.mediaType, typeDiffers: type.differs, staged };
      }
      if (staged === null) type = await detectMediaType(fileName, value[0] ?? new Uint8Array());
      staged = workspace.content.append(staged, seq, value);
      seq += value.length;
      onBytes(value.reduce((sum, piece) => sum + piece.length, 0));
      // The next batch is often there already: without this, a large file would keep every query waiting to its end.
      await yieldToQueries();
    }
  } catch (error) {
    await workspace.content.discard([staged]);
    throw error;
  } finally {
    await batches.return({ sha256: '', size: 0 });
  }
}

function record(
  session: Session,
  request: AttachRequest,
  files: readonly StagedFile[],
  result: AttachResult,
): void {
  const { workspace } = session;
  session.change(changeLabel(workspace, request, files), (tx) => {
    for (const file of files) {
      const present = findByContent(workspace, file.content.sha256, request.versionOf);
      if (present) {
        linkControls(workspace, tx, present.id, request.controlIds);
        result.duplicates.push({
          id: present.id,
          ref: present.ref,
          fileName: file.fileName,
          sha256: file.content.sha256,
        });
        continue;
      }
      const added = request.versionOf
        ? insertVersion(workspace, tx, request.versionOf, file)
        : insertEvidence(workspace, tx, file, {
            collectedBy: session.actor,
            coversFrom: request.coversFrom,
            coversTo: request.coversTo,
          });
      linkControls(workspace, tx, added.id, request.controlIds);
      result.added.push({
        id: added.id,
        ref: added.ref,
        fileName: file.fileName,
        ...file.content,
        type: file.mediaType,
      });
    }
  });
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

/** @throws AppError not_found */
function newestVersion(workspace: Workspace, evidenceId: string): { ref: string; version: number } {
  return workspace.need<{ ref: string; version: number }>(
    'That evidence',
    'SELECT e.ref, max(f.version) AS version FROM evidence e JOIN evidence_file f ON f.evidence_id = e.id WHERE e.id = ? GROUP BY e.id',
    [evidenceId],
  );
}

/** @param of the one record that is looked at; all of them when left out */
function findByContent(
  workspace: Workspace,
  sha256: string,
  of: string | null = null,
): { id: string; ref: string } | undefined {
  return workspace.get(
    `SELECT e.id, e.ref FROM evidence e JOIN evidence_file f ON f.evidence_id = e.id
     WHERE f.sha256 = @sha256 AND (@of IS NULL OR e.id = @of) ORDER BY length(e.ref), e.ref LIMIT 1`,
    { sha256, of },
  );
}

/** Inside a change: publishes the bytes and adds the record with its first version. */
export function insertEvidence(
  workspace: Workspace,
  tx: Change,
  file: StagedFile,
  dates: { collectedBy: string; coversFrom: string | null; coversTo: string | null; title?: string },
): { id: string; ref: string; fileId: string } {
  if (file.staged !== null) workspace.content.publish(file.staged, file.content);
  const id = newId();
  const ref = evidenceRef(tx.next('evidence'));
  tx.insert('evidence', {
    id,
    ref,
    title: dates.title ?? titleFromFileName(file.fileName),
    covers_from: dates.coversFrom,
    covers_to: dates.coversTo,
    as_of: null,
    source: '',
    notes: '',
    collected_by: dates.collectedBy,
  });
  return { id, ref, fileId: insertFile(tx, id, 1, file) };
}

function insertVersion(
  workspace: Workspace,
  tx: Change,
  evidenceId: string,
  file: StagedFile,
): { id: string; ref: string } {
  const { ref, version } = newestVersion(workspace, evidenceId);
  if (file.staged !== null) workspace.content.publish(file.staged, file.content);
  insertFile(tx, evidenceId, version + 1, file);
  return { id: evidenceId, ref };
}

function insertFile(tx: Change, evidenceId: string, version: number, file: StagedFile): string {
  const id = newId();
  tx.insert('evidence_file', {
    id,
    evidence_id: evidenceId,
    version,
    file_name: file.fileName,
    media_type: file.mediaType,
    type_differs: file.typeDiffers ? 1 : 0,
    sha256: file.content.sha256,
    size: file.content.size,
    added_at: new Date().toISOString(),
  });
  return id;
}

/** Inside a change: links evidence to controls that it is not linked to yet. */
export function linkControls(
  workspace: Workspace,
  tx: Change,
  evidenceId: string,
  controlIds: readonly string[],
): void {
  for (const controlId of controlIds) {
    if (
      workspace.get('SELECT 1 FROM control_evidence WHERE control_id = ? AND evidence_id = ?', [
        controlId,
        evidenceId,
      ])
    )
      continue;
    tx.insert('control_evidence', { id: newId(), control_id: controlId, evidence_id: evidenceId });
  }
}
