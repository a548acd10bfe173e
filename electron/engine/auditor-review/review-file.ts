import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  reviewFile,
  type Reviewer,
  type ReviewFile,
  type ReviewItem,
} from '../../../shared/contract/auditor-review.ts';
import { reviewProblem } from '../../../shared/domain/auditor-review.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { asFileError, writeAtomically } from '../atomic-file.ts';
import type { Session } from '../session.ts';
import { canonicalJson, type SealManifest } from '../workspace/seal-manifest.ts';
import { newId } from '../workspace/workspace.ts';

/** Bytes; five thousand items with long texts are less. */
const LARGEST = 20_000_000;

/** The review stands beside the copy that it answers. */
export const reviewPathOf = (copy: string): string => `${copy}-review`;

const sealHash = (manifest: SealManifest): string =>
  createHash('sha256').update(canonicalJson(manifest)).digest('hex');

/**
 * Reads a review file, which is hostile until checked.
 *
 * @throws AppError file_missing, file_unreadable, unknown_format naming the file
 */
export function readReviewFile(path: string): { file: ReviewFile; sha256: string } {
  const fileName = basename(path);
  let bytes: Buffer;
  try {
    if (statSync(path).size > LARGEST)
      throw new AppError('unknown_format', `${fileName} is too large to be a review.`);
    bytes = readFileSync(path);
  } catch (error) {
    throw asFileError(error, fileName);
  }
  return { file: parse(bytes, fileName), sha256: createHash('sha256').update(bytes).digest('hex') };
}

function parse(bytes: Buffer, fileName: string): ReviewFile {
  let parsed: ReturnType<typeof reviewFile.safeParse>;
  try {
    parsed = reviewFile.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    throw new AppError('unknown_format', `${fileName} is not a review file: it is no JSON.`);
  }
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new AppError(
      'unknown_format',
      `${fileName} is not a review file: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    );
  }
  const { items } = parsed.data;
  if (new Set(items.map(({ id }) => id)).size < items.length)
    throw new AppError('unknown_format', `${fileName} is not a review file: it has an item twice.`);
  for (const item of items) {
    const problem = reviewProblem(item);
    if (problem !== null)
      throw new AppError('unknown_format', `${fileName} has an item that can not be: ${problem}`);
  }
  return parsed.data;
}

/** The review of the open sealed copy, or null before its first item. @throws AppError conflict when it answers another seal */
export function readOwnReview({ workspace }: Session): ReviewFile | null {
  const path = reviewPathOf(workspace.path);
  if (!workspace.seal || !statSync(path, { throwIfNoEntry: false })) return null;
  const { file } = readReviewFile(path);
  if (file.seal.sha256 === sealHash(workspace.seal)) return file;
  throw new AppError(
    'conflict',
    `${basename(path)} answers another seal than that of ${workspace.fileName}. Move it away, then open the copy again.`,
  );
}

interface Draft {
  reviewer: Reviewer | null;
  items: ReviewItem[];
}
type Edit = (review: Draft) => Draft;

/** Changes wait for one another: each reads what the one before wrote. */
const turns = new WeakMap<Session, Promise<unknown>>();

/**
 * Writes the review of the open sealed copy anew, all or nothing.
 *
 * @throws AppError conflict when no sealed copy is open, bad_input before the reviewer has a name or for too many items, disk_full
 */
export function changeOwnReview(session: Session, change: Edit): Promise<void> {
  const written = writeAfter(turns.get(session), session, change);
  turns.set(
    session,
    written.catch(() => undefined),
  );
  return written;
}

async function writeAfter(turn: Promise<unknown> | undefined, session: Session, change: Edit): Promise<void> {
  await turn;
  const { seal, path, fileName } = session.workspace;
  if (!seal)
    throw new AppError(
      'conflict',
      `${fileName} is no sealed copy. A review answers a sealed copy: open that.`,
    );
  const before = readOwnReview(session);
  const { reviewer, items } = change({ reviewer: before?.reviewer ?? null, items: before?.items ?? [] });
  if (!reviewer) throw new AppError('bad_input', 'Say who reviews first.');
  const review: ReviewFile = {
    trustbenchReview: 1,
    id: before?.id ?? newId(),
    seal: {
      sha256: sealHash(seal),
      workspace: seal.workspace,
      client: seal.engagement.client,
      sealedBy: seal.sealedBy,
      sealedAt: seal.sealedAt,
      transactions: seal.journal.transactions,
      headHash: seal.journal.headHash,
    },
    reviewer,
    startedAt: before?.startedAt ?? new Date().toISOString(),
    items,
  };
  const bytes = Buffer.from(`${JSON.stringify(review, null, 2)}\n`);
  // What could not be read again is not written.
  parse(bytes, basename(reviewPathOf(path)));
  await writeAtomically(reviewPathOf(path), (temporary) => writeFile(temporary, bytes));
}
