/** Signing an access review: the lines as they are get a hash, and the signed-off listing becomes evidence. */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signingObstacles } from '../../../shared/domain/access-review/sign-off.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { stageFile } from '../evidence/intake/stage.ts';
import { insertEvidence, insertVersion, linkControls } from '../evidence/writes.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import { safeName } from '../../../shared/domain/file-name.ts';
import { guardReviews } from '../segregation/self-review.ts';
import type { Session } from '../session.ts';
import { contentSha256, isAsSigned, readReviewRecord } from './content.ts';
import { readLines, readReview } from './rows.ts';
import { renderSignedReview } from './signed-book.ts';

/** Nobody decides on own accounts. @throws AppError self_review without a reason, or not_found */
export function guardSigning(
  session: Session,
  id: string,
  overrideReason: string | undefined,
): ReturnType<typeof guardReviews> {
  const { ref } = readReviewRecord(session.workspace, id);
  const decided = session.workspace.all<{ holder: string; by: string }>(
    `SELECT DISTINCT name AS holder, decided_by AS by FROM access_review_line
     WHERE access_review_id = ? AND decision IS NOT NULL`,
    [id],
  );
  const reviews = decided.map(({ holder, by }) => ({ id, ref, reviewer: by, workers: [holder] }));
  return guardReviews(session, 'access_review', reviews, overrideReason);
}

/**
 * Signs in one change: who, when, the hash, and the workbook as evidence, which a review that is signed again gets as a new version.
 *
 * @throws AppError conflict with the reasons while it can not be signed
 */
export async function signReview(
  session: Session,
  id: string,
  writeOverrides: ReturnType<typeof guardReviews>,
  job: JobHandle,
): Promise<{ evidence: string }> {
  const { workspace } = session;
  const record = readReviewRecord(workspace, id);
  const review = readReview(workspace, id);
  const obstacles = signingObstacles(review, isAsSigned(workspace, record));
  if (obstacles.length > 0)
    throw new AppError('conflict', `${review.ref} was not signed. ${obstacles.join(' ')}`);
  const signature = {
    by: session.actor,
    at: new Date().toISOString(),
    sha256: contentSha256(workspace, record),
  };
  const { rows: lines } = readLines(workspace, { id, offset: 0, limit: Number.MAX_SAFE_INTEGER });
  const folder = mkdtempSync(join(tmpdir(), 'trustbench-access-review-'));
  try {
    const path = join(
      folder,
      safeName(`${review.ref} ${review.name} signed ${signature.at.slice(0, 10)}.xlsx`),
    );
    await renderSignedReview(session, { review, lines, signature }, createWriteStream(path), {
      signal: job.signal,
      onProgress: ({ done, total }) => job.progress(done, total, 'Writing the signed-off listing'),
    });
    const file = await stageFile(workspace, path, job.signal, () => undefined);
    try {
      if (contentSha256(workspace, readReviewRecord(workspace, id)) !== signature.sha256)
        throw new AppError(
          'conflict',
          `${review.ref} changed while it was being signed. Look at it and sign again.`,
        );
      const evidence = session.change(`Sign ${review.ref}`, (tx) => {
        const filed =
          record.evidence_id === null
            ? insertEvidence(workspace, tx, file, {
                collectedBy: session.actor,
                coversFrom: null,
                coversTo: null,
                title: `Access review signed off: ${review.name}`.slice(0, 200),
                said: { kind: 'record', asOf: review.asOf, recordCount: review.lines },
              })
            : insertVersion(workspace, tx, record.evidence_id, file);
        if (review.controlId !== null) linkControls(workspace, tx, filed.id, [review.controlId]);
        tx.update('access_review', id, {
          signed_by: signature.by,
          signed_at: signature.at,
          signed_sha256: signature.sha256,
          evidence_id: filed.id,
        });
        writeOverrides(tx, signature.at);
        return filed.ref;
      });
      return { evidence };
    } finally {
      await workspace.content.discard([file.staged]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
