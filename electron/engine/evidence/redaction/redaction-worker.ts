/**
 * Worker thread that burns redactions into one file and proves the result. It reads files from outside with parsers, so its owner
 * ends it when it takes too long or too much memory.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { toErrorData, type ErrorData } from '../../../../shared/domain/errors.ts';
import type { Size } from '../../../../shared/domain/evidence-marks.ts';
import { burnPages } from './burn.ts';
import { checkCopy } from './check-copy.ts';
import { CannotRedact, NotRedacted, type Box } from './model.ts';
import { PicturesPdf } from './pictures-pdf.ts';

export interface RedactTask {
  bytes: Uint8Array;
  mediaType: string;
  boxes: readonly Box[];
  /** Title of a PDF that is made. */
  title: string;
}

export interface RedactedBytes {
  bytes: Uint8Array;
  mediaType: string;
  pages: number;
}

export type RedactMessage =
  | { type: 'progress'; done: number; total: number }
  | { type: 'checking' }
  | ({ type: 'done' } & RedactedBytes)
  /** The end of a sentence that says why nothing was made. */
  | { type: 'refused'; reason: string }
  /** The copy did not pass its check. */
  | { type: 'unproven'; reason: string }
  | { type: 'error'; error: ErrorData };

function post(message: RedactMessage, transfer: ArrayBuffer[] = []): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message, transfer);
}

async function make({ bytes, mediaType, boxes, title }: RedactTask): Promise<{
  copy: Buffer;
  mediaType: string;
  pages: Size[];
}> {
  const original = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPdf = mediaType === 'application/pdf';
  const pdf = isPdf ? new PicturesPdf(title) : null;
  const pages: Size[] = [];
  let total = 0;
  for await (const page of burnPages(
    original,
    { mediaType, boxes, pages: 'all' },
    (count) => (total = count),
  )) {
    pages.push(page.pixels);
    if (!pdf) return { copy: page.image, mediaType: page.mediaType, pages };
    pdf.add(page);
    post({ type: 'progress', done: page.number, total });
  }
  if (!pdf) throw new CannotRedact('it has no picture');
  return { copy: await pdf.finish(), mediaType, pages };
}

async function run(task: RedactTask): Promise<void> {
  const { copy, mediaType, pages } = await make(task);
  post({ type: 'checking' });
  await checkCopy(copy, mediaType, { boxes: task.boxes, pages });
  const bytes = new Uint8Array(copy);
  post({ type: 'done', bytes, mediaType, pages: pages.length }, [bytes.buffer]);
}

try {
  await run(workerData as RedactTask);
} catch (error) {
  if (error instanceof CannotRedact) post({ type: 'refused', reason: error.message });
  else if (error instanceof NotRedacted) post({ type: 'unproven', reason: error.message });
  else post({ type: 'error', error: toErrorData(error) });
}
