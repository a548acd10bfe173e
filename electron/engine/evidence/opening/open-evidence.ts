import { AppError } from '../../../../shared/domain/errors.ts';
import { evidenceFileName } from '../../../../shared/domain/evidence-names.ts';
import { openedExtension, refuseOpening } from '../../../../shared/domain/evidence-opening.ts';
import type { Session } from '../../session.ts';
import { getEvidence } from '../evidence-rows.ts';
import { saveCopy } from '../save-copy.ts';
import { getVersion } from '../versions.ts';
import type { OpenedCopy } from './opened-copies.ts';

/** The client stands in its own files; the number and the title are what a window in another program is known by. */
const NAME = '{ref}_{title}_v{version}';

/**
 * A read-only copy of one version for another program to look at.
 *
 * @param version the newest when left out
 * @throws AppError unknown_format with the reason for a file that is not opened outside, not_found, integrity
 */
export async function openEvidence(session: Session, id: string, version?: number): Promise<OpenedCopy> {
  const { ref, title, kind, source } = getEvidence(session, id);
  const file = getVersion(session, id, version);
  const refused = refuseOpening(file);
  const extension = openedExtension(file.mediaType);
  if (refused !== null || extension === null)
    throw new AppError('unknown_format', `${ref} was not opened. ${refused ?? ''}`);
  const { fileName, sha256 } = file;
  const named = { ref, title, fileName, kind, source, day: null, version: file.version };
  const name = evidenceFileName({ ...named, controls: [], criteria: [] }, NAME, [], extension);
  return session.opened.open(sha256, name, (path) => saveCopy(session, sha256, path));
}
