/** Writing records of evidence and what they are linked to, inside a change. */
import type { EvidencePatch } from '../../../shared/contract/evidence/records.ts';
import type { EvidenceLinkKind } from '../../../shared/domain/evidence-links.ts';
import { evidenceRef, titleFromFileName } from '../../../shared/domain/evidence.ts';
import { linkRequestEvidence } from '../requests/request-writes.ts';
import { newId, type Change, type Workspace } from '../workspace/workspace.ts';
import type { StagedFile } from './intake/stage.ts';
import { toColumns } from './record-columns.ts';

/** @throws AppError not_found */
export function newestVersion(workspace: Workspace, evidenceId: string): { ref: string; version: number } {
  return workspace.need<{ ref: string; version: number }>(
    'That evidence',
    'SELECT e.ref, max(f.version) AS version FROM evidence e JOIN evidence_file f ON f.evidence_id = e.id WHERE e.id = ? GROUP BY e.id',
    [evidenceId],
  );
}

/** @param of the one record that is looked at; all of them when left out */
export function findByContent(
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

/** What a new record says of itself. */
interface NewRecord {
  collectedBy: string;
  coversFrom: string | null;
  coversTo: string | null;
  title?: string;
  /** What a person said of it, which goes before the rest. */
  said?: EvidencePatch;
}

/** Inside a change: publishes the bytes and adds the record with its first version. */
export function insertEvidence(
  workspace: Workspace,
  tx: Change,
  file: StagedFile,
  facts: NewRecord,
): { id: string; ref: string; title: string; fileId: string } {
  if (file.staged !== null) workspace.content.publish(file.staged, file);
  const id = newId();
  const ref = evidenceRef(tx.next('evidence'));
  const title = facts.title ?? file.title ?? titleFromFileName(file.fileName);
  tx.insert('evidence', {
    id,
    ref,
    title,
    covers_from: facts.coversFrom,
    covers_to: facts.coversTo,
    as_of: null,
    source: '',
    notes: '',
    collected_by: facts.collectedBy,
    ...toColumns(facts.said ?? {}),
  });
  return { id, ref, title, fileId: insertFile(tx, id, 1, file) };
}

/** Inside a change: publishes the bytes and adds them as the newest version. @throws AppError not_found */
export function insertVersion(
  workspace: Workspace,
  tx: Change,
  evidenceId: string,
  file: StagedFile,
): { id: string; ref: string; title: string } {
  const { ref, version } = newestVersion(workspace, evidenceId);
  const { title } = workspace.need<{ title: string }>(
    'That evidence',
    'SELECT title FROM evidence WHERE id = ?',
    [evidenceId],
  );
  if (file.staged !== null) workspace.content.publish(file.staged, file);
  insertFile(tx, evidenceId, version + 1, file);
  return { id: evidenceId, ref, title };
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
    sha256: file.sha256,
    size: file.size,
    added_at: new Date().toISOString(),
    origin: file.origin,
    modified_at: file.modifiedAt,
    notices: JSON.stringify(file.notices),
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
  link(workspace, tx, 'control', evidenceId, controlIds);
}

/** What evidence is brought in for. */
export interface Targets {
  controlIds: readonly string[];
  sampleItemIds: readonly string[];
  testIds: readonly string[];
  requestIds: readonly string[];
  links: readonly { kind: EvidenceLinkKind; id: string }[];
}

/** Inside a change: links evidence to each target that it is not linked to yet. @param by who links it */
export function linkTargets(
  workspace: Workspace,
  tx: Change,
  evidenceId: string,
  targets: Targets,
  by: string,
): void {
  link(workspace, tx, 'control', evidenceId, targets.controlIds);
  link(workspace, tx, 'sample_item', evidenceId, targets.sampleItemIds);
  link(workspace, tx, 'test', evidenceId, targets.testIds);
  const requestIds = [...targets.requestIds];
  for (const { kind, id } of targets.links) {
    // Evidence that comes for a request moves its status as well.
    if (kind === 'request') requestIds.push(id);
    else link(workspace, tx, kind, evidenceId, [id]);
  }
  for (const requestId of requestIds)
    linkRequestEvidence({ workspace, actor: by }, tx, requestId, [evidenceId]);
}

/** @param owner table that the evidence is linked to, which names the table of the links and its column */
function link(
  workspace: Workspace,
  tx: Change,
  owner: 'control' | 'sample_item' | 'test' | EvidenceLinkKind,
  evidenceId: string,
  ownerIds: readonly string[],
): void {
  const table = `${owner}_evidence`;
  for (const ownerId of ownerIds) {
    const present = `SELECT 1 FROM ${table} WHERE ${owner}_id = ? AND evidence_id = ?`;
    if (workspace.get(present, [ownerId, evidenceId])) continue;
    tx.insert(table, { id: newId(), [`${owner}_id`]: ownerId, evidence_id: evidenceId });
  }
}
