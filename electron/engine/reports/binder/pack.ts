/** The binder as an archive: the page, and the files of evidence in folders beside it. */
import { createWriteStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { elsewhereText, MANIFEST_NAME, manifestLine } from '../../../../shared/domain/evidence-export.ts';
import {
  BINDER_PAGE,
  inertExtension,
  whyNotOpened,
  type BinderEvidence,
  type BinderModel,
} from '../../../../shared/domain/report-binder.ts';
import { planOf } from '../../evidence/export/export-evidence.ts';
import { gatherEvidence, type GatheredEvidence } from '../../evidence/export/gather-index.ts';
import { redactedCopy } from '../../evidence/redaction/redacted-copy.ts';
import { storedBytes } from '../../evidence/stored-bytes.ts';
import type { JobHandle } from '../../jobs/jobs.ts';
import type { Session } from '../../session.ts';
import { binderPage } from './page-html.ts';

type Job = Pick<JobHandle, 'signal' | 'progress'>;

/** Unpacking makes this one folder. */
const ROOT = 'Auditor binder';

/**
 * Writes the archive. Evidence with redactions goes out as its redacted copy; markup and scripts go out as text, so that nothing a
 * client sent runs in the auditor's browser. The same state and time give the same bytes.
 *
 * @throws AppError integrity, file_unreadable and others naming the file; the signal's reason
 */
export async function packBinder(
  session: Session,
  model: BinderModel,
  target: string,
  job: Job,
): Promise<void> {
  const zip = new Archive(model.meta.generatedAt, createWriteStream(target, { flags: 'wx' }), job.signal);
  try {
    await fill(session, zip, model, job);
    await zip.end();
  } catch (error) {
    await zip.abort();
    throw error;
  }
}

async function fill(session: Session, zip: Archive, model: BinderModel, job: Job): Promise<void> {
  const pieces = gatherEvidence(session);
  const plan = planOf(session, pieces, { redacted: true }, inertExtension);
  const indexed = new Map(model.evidence.map((piece) => [piece.ref, piece]));
  const evidence: BinderEvidence[] = [];
  for (const [at, piece] of pieces.entries()) {
    job.signal.throwIfAborted();
    job.progress(at, pieces.length, `Writing ${piece.row.ref}`);
    const index = indexed.get(piece.row.ref);
    const path = plan.files[at]?.path ?? '';
    if (index) evidence.push(await addPiece(session, zip, { piece, index, path }, job));
  }
  for (const { folder, files } of plan.elsewhere)
    await zip.addText(`${folder}/See also.txt`, elsewhereText(files));
  await zip.addText(BINDER_PAGE, binderPage({ ...model, evidence }));
}

/** @returns what the index of the page says of the file that was written */
async function addPiece(
  session: Session,
  zip: Archive,
  { piece, index, path }: { piece: GatheredEvidence; index: BinderEvidence; path: string },
  job: Job,
): Promise<BinderEvidence> {
  const { row } = piece;
  if (!piece.isRedacted) {
    await zip.add(path, row.sha256, Readable.from(storedBytes(session, row.sha256, row.fileName)));
    return { ...index, path, notOpened: whyNotOpened(row, row.notices) };
  }
  const copy = await redactedCopy(session, piece.fileId, { signal: job.signal, progress: () => {} });
  await zip.add(path, copy.sha256, Readable.from([copy.bytes]));
  const { sha256, mediaType, bytes } = copy;
  return { ...index, path, sha256, mediaType, size: bytes.length, sha256OfOriginal: row.sha256 };
}

/** An archive with a list of hashes; one file is read at a time. */
class Archive {
  readonly #zip = new ZipFile();
  readonly #written: Promise<void>;
  readonly #options: { mtime: Date; mode: number; forceDosTimestamp: boolean };
  readonly #stop = new AbortController();
  #manifest = '';

  constructor(stamp: string, target: Writable, signal: AbortSignal) {
    // Zip holds local time without a zone; the digits of the stamp are taken as they stand, so that every machine writes the same.
    this.#options = { mtime: new Date(stamp.slice(0, 19)), mode: 0o100644, forceDosTimestamp: true };
    this.#written = pipeline(this.#zip.outputStream, target, {
      signal: AbortSignal.any([signal, this.#stop.signal]),
    });
    // What it could not read is said by the stream of that file.
    this.#zip.on('error', () => this.#stop.abort());
    // Awaited while a file is added and at the end.
    this.#written.catch(() => undefined);
  }

  /** Waits until the file is read to its end. */
  async add(path: string, sha256: string, bytes: Readable): Promise<void> {
    this.#manifest += manifestLine({ sha256, path });
    const read = new Promise<void>((resolve, reject) => {
      bytes.once('end', resolve);
      bytes.once('error', reject);
    });
    this.#zip.addReadStream(bytes, `${ROOT}/${path}`, this.#options);
    await Promise.race([read, this.#written]);
  }

  async addText(path: string, text: string): Promise<void> {
    const bytes = Buffer.from(text);
    await this.add(path, createHash('sha256').update(bytes).digest('hex'), Readable.from([bytes]));
  }

  /** Lets go of the file, which is no archive then. */
  async abort(): Promise<void> {
    this.#stop.abort();
    await this.#written.catch(() => undefined);
  }

  async end(): Promise<void> {
    this.#zip.addBuffer(Buffer.from(this.#manifest), `${ROOT}/${MANIFEST_NAME}`, this.#options);
    this.#zip.end();
    await this.#written;
  }
}
