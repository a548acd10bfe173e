/** Worker thread: writes a sealed copy, forces it to the disk, and verifies it by opening it again. */
import { createPrivateKey } from 'node:crypto';
import { basename } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, toErrorData, type ErrorData } from '../../../shared/domain/errors.ts';
import { asFileError } from '../atomic-file.ts';
import { asWorkspaceError, openForReading } from './connection.ts';
import { ContentStore } from './content.ts';
import { syncFile } from './durable.ts';
import { WorkspaceKey } from './key.ts';
import { writeSealedCopy, type SealOrder } from './seal-write.ts';
import { verifyWorkspace } from './verify.ts';

/** `key` is the private key, PKCS#8 in DER. */
export interface SealWork extends SealOrder {
  /** The name that the copy gets in the end, for what is said. */
  path: string;
  key: Uint8Array;
}

export type SealAnswer =
  | { type: 'progress'; done: number; total: number; phase: string }
  | { type: 'done' }
  | { type: 'failed'; error: ErrorData };

/** The errors of a full disk and of a damaged source, in words. */
function inWords(error: unknown): unknown {
  const { source, path } = workerData as SealWork;
  const full = `The disk of ${basename(path)} is full, so nothing was sealed.`;
  return asFileError(asWorkspaceError(error, source, full), basename(path));
}

const say = (answer: SealAnswer) => parentPort?.postMessage(answer, []);

async function seal({ key, ...order }: SealWork): Promise<void> {
  const privateKey = createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' });
  const report = (phase: string) => (done: number, total: number) =>
    say({ type: 'progress', done, total, phase });
  writeSealedCopy(order, privateKey, report('Sealing'));
  syncFile(order.target);
  const copy = openForReading(order.target, WorkspaceKey.handed(order.targetKey));
  try {
    const result = await verifyWorkspace(copy, new ContentStore(copy, order.target), order.target, {
      onProgress: (done, total, phase) => say({ type: 'progress', done, total, phase }),
    });
    const [first] = result.problems;
    if (first)
      throw new AppError('integrity', `Nothing was sealed: ${first.message}`, { problems: result.problems });
  } finally {
    copy.close();
  }
}

seal(workerData as SealWork).then(
  () => say({ type: 'done' }),
  (error: unknown) => say({ type: 'failed', error: toErrorData(inWords(error)) }),
);
