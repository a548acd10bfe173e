import { Worker } from 'node:worker_threads';
import { AppError } from '../../../../shared/domain/errors.ts';
import { isOutOfMemory, Watch, type WorkLimits } from '../../jobs/watch.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import type { PolicyAnswer, PolicyTask, ReadTask, WriteTask } from './policy-worker.ts';
import type { ReadPolicy } from './read-bytes.ts';

/** For reading one file, or writing one policy. */
const LIMITS: WorkLimits = { time: 30_000, memory: 1_500_000_000 };
const HEAP_MB = 768;

type Final = Exclude<PolicyAnswer, { type: 'progress' }>;

/** @throws AppError file_unreadable naming the file, bad_input when its text is too long for a policy */
export async function readInWorker(fileName: string, task: Omit<ReadTask, 'type'>): Promise<ReadPolicy> {
  const answer = await run({ type: 'read', ...task }, () => {});
  if (answer.type === 'read') return answer.read;
  const reason = answer.type === 'unreadable' ? answer.reason : 'Reading it stopped.';
  throw new AppError(
    'file_unreadable',
    `No text was read from ${fileName}. ${reason} Open it in the program it comes from, save it as .docx and pick that.`,
    { file: fileName },
  );
}

/** @throws AppError what stands in the way of the file; the signal's reason when it fires */
export async function writeInWorker(
  task: Omit<WriteTask, 'type'>,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<void> {
  const answer = await run({ type: 'write', ...task }, onProgress, signal);
  if (answer.type === 'unreadable')
    throw new AppError('internal', `${task.fileName} was not written: ${answer.reason}`);
}

/** @throws AppError what the thread failed with; the signal's reason when it fires */
async function run(
  task: PolicyTask,
  onProgress: (done: number) => void,
  signal?: AbortSignal,
): Promise<Final> {
  signal?.throwIfAborted();
  const worker = new Worker(workerUrl('policy-worker'), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Final>();
  const stop = (reason: string) => resolve({ type: 'unreadable', reason });
  const watch = new Watch(LIMITS, (excess) =>
    stop(excess === 'time' ? `It took longer than ${LIMITS.time / 1000} s.` : 'It takes too much memory.'),
  );
  const cancel = () => reject(signal?.reason as Error);
  signal?.addEventListener('abort', cancel, { once: true });
  watch.begin();
  worker.on('message', (answer: PolicyAnswer) => {
    if (answer.type !== 'progress') return resolve(answer);
    watch.step();
    onProgress(answer.done);
  });
  worker.on('error', (error) => stop(isOutOfMemory(error) ? 'It takes too much memory.' : 'It is damaged.'));
  worker.once('exit', () => stop('Reading or writing it stopped.'));
  try {
    const answer = await promise;
    if (answer.type === 'error')
      throw new AppError(answer.error.code, answer.error.message, answer.error.details);
    return answer;
  } finally {
    watch.stop();
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}
