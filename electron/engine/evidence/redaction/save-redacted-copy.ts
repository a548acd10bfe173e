import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../../shared/domain/errors.ts';
import { writeAtomically } from '../../atomic-file.ts';
import type { Session } from '../../session.ts';
import { redactionLogCsv } from './log.ts';
import { redactedCopy } from './redacted-copy.ts';
import { hasRedactions, needFileById } from './rows.ts';

/** Paths to write to. */
export interface RedactedTargets {
  copy: string;
  /** Null when no log is wanted. */
  log: string | null;
}

/** Starts the job of `saveRedactedCopy`. @throws AppError conflict when nothing is redacted */
export function startRedactedCopy(session: Session, fileId: string, targets: RedactedTargets): string {
  const file = needFileById(session, fileId);
  if (!hasRedactions(session, fileId)) {
    throw new AppError(
      'conflict',
      `${file.ref} has no redactions, so there is nothing to burn in. Redact it first, or save a plain copy.`,
    );
  }
  return session.jobs.start(
    { kind: 'redacted-copy', label: `Redacted copy of ${file.ref}`, unit: 'pages' },
    async (job) => {
      const { bytes, mediaType, sha256, pages, log } = await redactedCopy(session, fileId, job);
      const writeCopy = () =>
        writeAtomically(targets.copy, (temporary) => writeFile(temporary, bytes, { signal: job.signal }));
      if (targets.log === null) await writeCopy();
      else {
        // The log takes its name only once the copy has its own, so that there is never a log of a copy that is not there.
        await writeAtomically(targets.log, async (temporary) => {
          await writeFile(temporary, redactionLogCsv(log), { signal: job.signal });
          await writeCopy();
        });
      }
      const fileName = basename(targets.copy);
      return { fileName, mediaType, size: bytes.length, sha256, pages, redactions: log.length };
    },
  );
}
