import { toErrorData, type ErrorData } from '../../shared/domain/errors.ts';
import type { PickedFile } from './desktop.ts';
import { isLeftOut, isLocal, isUnreadable, type Incoming, type LocalFile } from './incoming.ts';

export interface OfferOptions {
  signal?: AbortSignal;
  /** Counts the files that are through. */
  onProgress?: (done: number) => void;
}

export interface Offered {
  /** What the engine knows now, in the order of what came in. */
  picked: PickedFile[];
  /** Of each of them, its index in what came in. */
  sources: number[];
  /** What could not be handed over, by its index in what came in. What was left out is in neither. */
  refused: { source: number; error: ErrorData }[];
}

/** Messages under way at once: more would only wait for the disk. */
const AT_ONCE = 4;

/**
 * Sends batches with a few under way at once. A batch that fails is sent again file by file, so that only the bad file is
 * refused.
 *
 * @throws what the signal was aborted with
 */
export async function offerAll(
  incoming: readonly Incoming[],
  send: (files: LocalFile[], signal?: AbortSignal) => Promise<PickedFile[]>,
  { batch, signal, onProgress }: OfferOptions & { batch: number },
): Promise<Offered> {
  const answers = new Map<Incoming, PickedFile>();
  const errors = new Map<Incoming, ErrorData>();
  for (const one of incoming) {
    if (isUnreadable(one)) errors.set(one, toErrorData(one.problem));
    else if (!isLocal(one) && !isLeftOut(one)) answers.set(one, one);
  }
  const local = incoming.filter(isLocal);
  const sendBatch = async (files: LocalFile[]): Promise<void> => {
    try {
      const known = await send(files, signal);
      for (const [at, file] of files.entries()) if (known[at]) answers.set(file, known[at]);
    } catch (error) {
      signal?.throwIfAborted();
      const [only, ...others] = files;
      if (only && others.length === 0) errors.set(only, toErrorData(error));
      else for (const file of files) await sendBatch([file]);
    }
  };
  let next = 0;
  let done = 0;
  const worker = async () => {
    while (next < local.length) {
      signal?.throwIfAborted();
      const files = local.slice(next, next + batch);
      next += files.length;
      await sendBatch(files);
      done += files.length;
      onProgress?.(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));

  const offered: Offered = { picked: [], sources: [], refused: [] };
  for (const [source, one] of incoming.entries()) {
    const answer = answers.get(one);
    const error = errors.get(one);
    if (answer) {
      offered.picked.push(answer);
      offered.sources.push(source);
    } else if (error) offered.refused.push({ source, error });
  }
  return offered;
}
