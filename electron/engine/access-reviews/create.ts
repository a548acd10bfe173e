import { AppError } from '../../../shared/domain/errors.ts';
import { stageFile, type StagedFile } from '../evidence/intake/stage.ts';
import { findByContent, insertEvidence } from '../evidence/writes.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { newId } from '../workspace/workspace.ts';
import { readListings, type ListingFile, type Reading } from './listing-source.ts';

export interface NewReview {
  name: string;
  asOf?: string | undefined;
  controlId: string | null;
  due: string | null;
  reviewer: string;
}

/** A listing as the review remembers it. */
export interface StoredSource {
  fileName: string;
  role: 'present' | 'earlier';
  sha256: string;
  lines: number;
  evidenceId: string;
}

export interface CreatedReview {
  id: string;
  ref: string;
  lines: number;
  /** Of the listings: lines read, and what could not be read. */
  rows: number;
  problems: Reading['files'][number]['problems'];
}

/**
 * Keeps the listings as evidence and makes the review with all its lines in one change, so that one undo takes it back.
 *
 * @throws AppError bad_input for a file that is no listing of accounts; file_changed when it is written to meanwhile
 */
export async function createReview(
  session: Session,
  listings: readonly ListingFile[],
  review: NewReview,
  job: JobHandle,
): Promise<CreatedReview> {
  const { workspace } = session;
  if (!listings.some(({ role }) => role === 'present'))
    throw new AppError(
      'bad_input',
      'A review needs the present listing. The earlier one is only to compare with.',
    );
  job.progress(0, 3, 'Reading the listing');
  const reading = await readListings(session, listings, review.asOf);
  const refused = reading.files.find((file) => file.refused !== null);
  if (refused)
    throw new AppError('bad_input', `${refused.fileName}: ${refused.refused}`, { file: refused.fileName });
  job.progress(1, 3, 'Keeping the listing');
  const staged: StagedFile[] = [];
  try {
    for (const { path } of listings)
      staged.push(await stageFile(workspace, path, job.signal, () => undefined));
    job.signal.throwIfAborted();
    job.progress(2, 3, 'Writing the lines');
    return record(session, reading, review, staged);
  } finally {
    await workspace.content.discard(staged.map((file) => file.staged));
  }
}

function record(
  session: Session,
  { files, asOf, lines }: Reading,
  review: NewReview,
  staged: readonly StagedFile[],
): CreatedReview {
  const { workspace } = session;
  const id = newId();
  const ref = session.change(`Add access review ${review.name}`.slice(0, 120), (tx) => {
    const sources = staged.map((file, index): StoredSource => {
      const read = files[index];
      const known = findByContent(workspace, file.sha256);
      const evidence =
        known ??
        insertEvidence(workspace, tx, file, {
          collectedBy: session.actor,
          coversFrom: null,
          coversTo: null,
          title: `Access listing: ${review.name}`.slice(0, 200),
          said: {
            kind: 'listing',
            recordCount: read?.lines.length ?? null,
            ...(read?.role === 'present' ? { asOf } : {}),
          },
        });
      return {
        fileName: file.fileName,
        role: read?.role ?? 'present',
        sha256: file.sha256,
        lines: read?.lines.length ?? 0,
        evidenceId: evidence.id,
      };
    });
    const number = `AR-${String(tx.next('access_review')).padStart(3, '0')}`;
    tx.insert('access_review', {
      id,
      ref: number,
      name: review.name,
      control_id: review.controlId,
      as_of: asOf,
      due: review.due,
      reviewer: review.reviewer,
      sources: JSON.stringify(sources),
      signed_by: '',
      signed_at: null,
      signed_sha256: '',
      evidence_id: null,
      notes: '',
    });
    for (const [index, line] of lines.entries()) {
      tx.insert('access_review_line', {
        id: newId(),
        access_review_id: id,
        position: index + 1,
        application: line.application,
        account: line.account,
        name: line.name,
        role: line.role,
        last_login: line.lastLogin,
        account_status: line.status,
        worker_id: line.workerId,
        owner_note: line.ownerNote,
        previous_role: line.previousRole,
        flags: JSON.stringify(line.flags),
        decision: null,
        note: '',
        decided_by: '',
        decided_at: null,
        carried_out_on: null,
      });
    }
    return number;
  });
  return {
    id,
    ref,
    lines: lines.length,
    rows: files.reduce((sum, file) => sum + file.lines.length, 0),
    problems: files.flatMap((file) => file.problems),
  };
}
