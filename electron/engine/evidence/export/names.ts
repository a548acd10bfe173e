import {
  evidenceFileName,
  patternProblem,
  type NamedEvidence,
} from '../../../../shared/domain/evidence-names.ts';
import { redactedName } from '../../../../shared/domain/redaction.ts';
import type { Session } from '../../session.ts';
import { readRules } from '../rules.ts';
import { getVersion } from '../versions.ts';
import { dayOf, gatherEvidence, type GatheredEvidence } from './gather-index.ts';

/** What names are made of. */
export const namedAs = ({ row, criteria }: GatheredEvidence): NamedEvidence => ({
  ref: row.ref,
  title: row.title,
  fileName: row.fileName,
  kind: row.kind,
  source: row.source,
  day: dayOf(row),
  version: row.versions,
  controls: row.controls.map(({ ref }) => ref),
  criteria,
});

/** Of a redacted copy, with its dot: a picture is a PNG or a JPEG again, everything else a PDF of pictures. */
export const redactedExtension = (mediaType: string): string =>
  mediaType === 'application/pdf' ? '.pdf' : mediaType === 'image/jpeg' ? '.jpg' : '.png';

/**
 * The name of a single copy by the pattern of the engagement; the file's own when that pattern cannot be used.
 *
 * @param version the newest when left out
 * @throws AppError not_found
 */
export function copyName(
  session: Session,
  { id, version, redacted }: { id: string; version?: number | undefined; redacted: boolean },
): string {
  const file = getVersion(session, id, version);
  const [piece] = gatherEvidence(session, { ids: [id] });
  const { namePattern } = readRules(session);
  const { fileName, mediaType } = file;
  if (!piece || patternProblem(namePattern)) return redacted ? redactedName(fileName, mediaType) : fileName;
  const named = { ...namedAs(piece), fileName, version: file.version };
  const name = evidenceFileName(named, namePattern, [session.engagement().client]);
  return redacted ? redactedName(name, mediaType) : name;
}
