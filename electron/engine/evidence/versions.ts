import type { EvidenceVersion } from '../../../shared/contract/evidence/records.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { withheldFiles } from '../seal/withheld.ts';
import type { Session } from '../session.ts';

const VERSIONS = `SELECT version, file_name AS fileName, media_type AS mediaType, size, sha256, added_at AS addedAt,
  origin, modified_at AS modifiedAt, notices
FROM evidence_file WHERE evidence_id = ? ORDER BY version DESC`;

/** Every file of a record, newest first. @throws AppError not_found when there is no such record */
export function listVersions(session: Session, id: string): EvidenceVersion[] {
  session.workspace.need('That evidence', 'SELECT 1 FROM evidence WHERE id = ?', [id]);
  const left = withheldFiles(session.workspace);
  return session.workspace
    .all<Omit<EvidenceVersion, 'notices' | 'withheld'> & { notices: string }>(VERSIONS, [id])
    .map((file) => ({
      ...file,
      withheld: left.has(file.sha256),
      notices: JSON.parse(file.notices) as EvidenceVersion['notices'],
    }));
}

/** One file of a record, the newest when `version` is left out. @throws AppError not_found */
export function getVersion(session: Session, id: string, version?: number): EvidenceVersion {
  const versions = listVersions(session, id);
  const found = version === undefined ? versions[0] : versions.find((file) => file.version === version);
  if (found) return found;
  throw new AppError(
    'not_found',
    `Version ${version} of that evidence is not in the workspace any more. Choose another version.`,
  );
}
