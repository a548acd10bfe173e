import type { Redaction } from '../../../../shared/contract/evidence/redaction.ts';
import type { Session } from '../../session.ts';

/** One version of a record, as redacting needs it. */
export interface RedactedFile {
  id: string;
  ref: string;
  title: string;
  version: number;
  file_name: string;
  media_type: string;
  size: number;
  sha256: string;
}

const SELECT_FILE = `SELECT f.id, e.ref, e.title, f.version, f.file_name, f.media_type, f.size, f.sha256
FROM evidence_file f JOIN evidence e ON e.id = f.evidence_id`;

/** One version of a record; the newest when `version` is left out. @throws AppError not_found */
export const needFile = ({ workspace }: Session, evidenceId: string, version?: number): RedactedFile =>
  workspace.need<RedactedFile>(
    'That version of the evidence',
    `${SELECT_FILE} WHERE e.id = @evidenceId
       AND f.version = coalesce(@version, (SELECT max(version) FROM evidence_file WHERE evidence_id = e.id))`,
    { evidenceId, version: version ?? null },
  );

/** @throws AppError not_found */
export const needFileById = ({ workspace }: Session, fileId: string): RedactedFile =>
  workspace.need<RedactedFile>('That version of the evidence', `${SELECT_FILE} WHERE f.id = ?`, [fileId]);

/** The boxes on one version, by page and from top to bottom. */
export function readRedactions({ workspace }: Session, fileId: string): Redaction[] {
  return workspace
    .all<Omit<Redaction, 'number'>>(
      `SELECT id, page, x1, y1, x2, y2, what, reason, made_by AS madeBy, made_at AS madeAt
       FROM redaction WHERE evidence_file_id = ? ORDER BY page, y1, x1, id`,
      [fileId],
    )
    .map((row, index) => ({ ...row, number: index + 1 }));
}

/** True when copies of this version must have boxes burnt in. */
export const hasRedactions = ({ workspace }: Session, fileId: string): boolean =>
  workspace.get('SELECT 1 FROM redaction WHERE evidence_file_id = ? LIMIT 1', [fileId]) !== undefined;
