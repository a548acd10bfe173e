import { createHash } from 'node:crypto';
import { AppError } from '../../../../shared/domain/errors.ts';
import { redactedName } from '../../../../shared/domain/redaction.ts';
import type { JobHandle } from '../../jobs/jobs.ts';
import type { WorkLimits } from '../../jobs/watch.ts';
import type { Session } from '../../session.ts';
import { LARGEST_VIEWED } from '../preview.ts';
import { logEntries, type LogEntry } from './log.ts';
import { needFileById, readRedactions } from './rows.ts';
import { runRedaction } from './run-worker.ts';

export interface RedactedCopy {
  bytes: Uint8Array;
  mediaType: string;
  /** Name that says what it is, with the extension of its type. */
  fileName: string;
  sha256: string;
  pages: number;
  log: LogEntry[];
}

/**
 * A copy of one version of evidence made of pixels in which its redactions are burnt, after its check. All pages of a PDF become
 * pictures, since text, form values, attachments, earlier revisions and shared resources of the others could repeat what was hidden.
 *
 * @throws the signal's reason; AppError conflict when nothing is redacted, file_unreadable when the file cannot be redacted, integrity
 * when the copy did not pass its check
 */
export async function redactedCopy(
  session: Session,
  fileId: string,
  job: Pick<JobHandle, 'signal' | 'progress'> & { limits?: WorkLimits },
): Promise<RedactedCopy> {
  const file = needFileById(session, fileId);
  const redactions = readRedactions(session, fileId);
  if (redactions.length === 0) {
    throw new AppError(
      'conflict',
      `${file.ref} ${file.file_name} has no redactions, so no redacted copy was made. Save a plain copy, or redact it first.`,
    );
  }
  if (file.size > LARGEST_VIEWED) {
    throw new AppError(
      'file_unreadable',
      `No redacted copy of ${file.file_name} was made: it is larger than 100 MB.`,
    );
  }
  const { bytes, mediaType, pages } = await runRedaction(
    file.file_name,
    {
      bytes: await session.workspace.content.readAll(file.sha256),
      mediaType: file.media_type,
      boxes: redactions.map(({ page, x1, y1, x2, y2 }) => ({ page, x1, y1, x2, y2 })),
      title: `${file.ref}, redacted copy`,
    },
    job,
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const fileName = redactedName(file.file_name, mediaType);
  return { bytes, mediaType, fileName, sha256, pages, log: logEntries(file, redactions, sha256) };
}
