/**
 * Worker thread that makes marked copies. It reads files from outside with parsers, so it asks for one file at a time and says which,
 * and its owner ends it when a file takes too long or too much memory.
 */
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { toErrorData, type ErrorData } from '../../../../shared/domain/errors.ts';
import { Assembly } from './assembly.ts';
import type { MarkedCopies } from './model.ts';

export interface CopyTask {
  copies: MarkedCopies;
  /** Files that are not to be read, and why, by their place in the list. */
  refused: ReadonlyMap<number, string>;
}

export type CopyMessage =
  /** The answer is the file's bytes. */
  | { type: 'file'; index: number }
  | { type: 'saving' }
  | { type: 'done'; pdf: Uint8Array; pages: number; problems: string[] }
  | { type: 'error'; error: ErrorData };

function post(message: CopyMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message);
}

async function bytesOf(index: number): Promise<Buffer> {
  if (!parentPort) throw new Error('This program is a worker thread.');
  const answer = once(parentPort, 'message');
  post({ type: 'file', index });
  const [bytes] = (await answer) as [Uint8Array];
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

async function run({ copies, refused }: CopyTask): Promise<void> {
  const assembly = await Assembly.start(copies);
  for (const [index, file] of copies.files.entries()) {
    const reason = refused.get(index);
    if (reason === undefined) await assembly.add(file, await bytesOf(index));
    else await assembly.refuse(file, reason);
  }
  post({ type: 'saving' });
  post({ type: 'done', ...(await assembly.save()), problems: assembly.problems });
}

try {
  await run(workerData as CopyTask);
} catch (error) {
  post({ type: 'error', error: toErrorData(error) });
}
