/** Reads population files of any size in a worker thread: profile, sampling frame, pages of rows, the rows of drawn keys. */
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/domain/errors.ts';
import type {
  PopulationColumns,
  PopulationOptions,
  PopulationProfile,
  PopulationRow,
} from '../../../shared/domain/population-profile.ts';
import type { Selection, SelectionResult } from '../../../shared/domain/sampling/index.ts';
import { isOutOfMemory } from '../jobs/watch.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import type { SearchAnswer } from './population-search-task.ts';
import type { PopulationReading } from './population-reader.ts';
import type { PopulationTask, ProfileFacts } from './population-tasks.ts';
import type { PopulationInput, PopulationJob, PopulationOutput } from './population-worker.ts';

/** The bytes of a file in order: a file stream, or the chunks of an attached file. */
export type ByteSource = AsyncIterable<Uint8Array>;

export interface ReadingControl {
  /** The file name that errors mention. */
  name?: string;
  signal?: AbortSignal;
  /** Called now and then with what was read so far. */
  onProgress?: (progress: { bytes: number; rows: number }) => void;
}

/** Chunks on their way to the worker: enough to keep it busy, few enough that a file never piles up in memory. */
const CHUNKS_AHEAD = 4;
const LARGEST_HEAP_MB = 2048;

/**
 * Profiles a population in one pass. Errors: `bad_input` for a column that is not there, `unknown_format` for a file that is no table,
 * `file_unreadable` for broken text, `cancelled`.
 */
export async function profilePopulation(
  source: ByteSource,
  options: PopulationOptions,
  control: ReadingControl = {},
): Promise<PopulationProfile> {
  const reading = await readPopulation(source, { kind: 'profile', options }, control);
  const { columns, delimiter, encoding, raggedRows, byteLength } = reading;
  const facts = reading.answer as ProfileFacts;
  return { columns, delimiter, encoding, ...facts, raggedRows, sha256: reading.sha256 ?? '', byteLength };
}

/**
 * The sampling frame: the distinct keys in the period, in file order. Errors as `profilePopulation`, and `bad_input` when dates can be
 * read two ways and neither the options nor the file say which.
 */
export async function readPopulationKeys(
  source: ByteSource,
  options: PopulationOptions,
  control: ReadingControl = {},
): Promise<string[]> {
  const reading = await readPopulation(source, { kind: 'keys', options }, control);
  return reading.answer as string[];
}

/**
 * Picks items of the frame, which is divided by the values of `stratumColumn` unless that is null; `sha256` is that of the bytes that
 * were read. Errors as `readPopulationKeys`, and `bad_input` when the frame can not give what is asked for.
 */
export async function selectFromPopulation(
  source: ByteSource,
  options: PopulationOptions,
  what: { stratumColumn: string | null; selection: Selection },
  control: ReadingControl = {},
): Promise<SelectionResult & { sha256: string | null }> {
  const reading = await readPopulation(source, { kind: 'select', options, ...what }, control);
  return { ...(reading.answer as SelectionResult), sha256: reading.sha256 };
}

/** Rows of the frame that have all the words, whatever their case: how many, and the first of them. Errors as `readPopulationKeys`. */
export async function searchPopulation(
  source: ByteSource,
  options: PopulationOptions,
  text: string,
  control: ReadingControl = {},
): Promise<PopulationColumns & SearchAnswer> {
  const { answer, ...reading } = await readPopulation(source, { kind: 'search', options, text }, control);
  const { columns, delimiter, encoding } = reading;
  return { columns, delimiter, encoding, ...(answer as SearchAnswer) };
}

/** The data rows from `from` to before `to`, counted from 0, with the columns; reads no further than it must. */
export async function readPopulationRows(
  source: ByteSource,
  page: { from: number; to: number },
  control: ReadingControl = {},
): Promise<PopulationColumns & { rows: PopulationRow[] }> {
  const reading = await readPopulation(source, { kind: 'page', ...page }, control);
  return rowsOf(reading);
}

/** All rows of the given keys in file order; a key that comes twice has two rows. */
export async function collectRows(
  source: ByteSource,
  keyColumn: string,
  keys: Iterable<string>,
  control: ReadingControl = {},
): Promise<PopulationColumns & { rows: PopulationRow[] }> {
  const reading = await readPopulation(source, { kind: 'collect', keyColumn, keys: [...keys] }, control);
  return rowsOf(reading);
}

function rowsOf(reading: PopulationReading): PopulationColumns & { rows: PopulationRow[] } {
  const { columns, delimiter, encoding } = reading;
  return { columns, delimiter, encoding, rows: reading.answer as PopulationRow[] };
}

async function readPopulation(
  source: ByteSource,
  task: PopulationTask,
  control: ReadingControl,
): Promise<PopulationReading> {
  const job: PopulationJob = { name: control.name ?? 'population', task };
  if (control.signal?.aborted) throw cancelled(job.name);
  const worker = new Worker(workerUrl('population-worker'), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP_MB },
  });
  const result = Promise.withResolvers<PopulationReading>();
  // Whoever waits for room learns of an error through this promise, so nobody may be listening when it comes.
  result.promise.catch(() => undefined);
  const onAbort = (): void => result.reject(cancelled(job.name));
  control.signal?.addEventListener('abort', onAbort, { once: true });
  worker.once('error', (error) => result.reject(isOutOfMemory(error) ? tooLarge(job.name) : error));
  const feeder = new Feeder(worker, result, control);
  try {
    await feeder.feed(source, result.promise);
    return await result.promise;
  } finally {
    control.signal?.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}

/** Sends chunks as fast as the worker takes them. */
class Feeder {
  readonly #worker: Worker;
  readonly #onProgress: ReadingControl['onProgress'];
  #underway = 0;
  #sent = 0;
  #isDone = false;
  #room = Promise.withResolvers<void>();

  constructor(worker: Worker, result: PromiseWithResolvers<PopulationReading>, control: ReadingControl) {
    this.#worker = worker;
    this.#onProgress = control.onProgress;
    worker.on('message', (output: PopulationOutput) => {
      if (output.kind === 'result') result.resolve(output.reading);
      else if (output.kind === 'error') {
        result.reject(new AppError(output.error.code, output.error.message, output.error.details));
      } else {
        this.#underway -= 1;
        this.#isDone ||= output.isDone;
        this.#onProgress?.({ bytes: this.#sent, rows: output.rows });
        this.#room.resolve();
      }
    });
  }

  /** Ends early when the worker needs no more, or when `failure` rejects. */
  async feed(source: ByteSource, failure: Promise<PopulationReading>): Promise<void> {
    failure.catch(() => {
      this.#isDone = true;
    });
    for await (const chunk of source) {
      while (this.#underway >= CHUNKS_AHEAD) {
        this.#room = Promise.withResolvers<void>();
        await Promise.race([this.#room.promise, failure]);
      }
      if (this.#isDone) break;
      // A copy of its own, because the chunk may be a view of memory that the source uses again.
      const copy = new Uint8Array(chunk);
      this.#sent += copy.length;
      this.#underway += 1;
      this.#post(copy);
    }
    this.#post(null);
  }

  #post(input: PopulationInput): void {
    this.#worker.postMessage(input, input ? [input.buffer as ArrayBuffer] : []);
  }
}

function tooLarge(name: string): AppError {
  const message = `"${name}" needs more memory than a population may take. Export it as CSV with the columns that are needed.`;
  return new AppError('unknown_format', message, { file: name });
}

function cancelled(name: string): AppError {
  return new AppError('cancelled', `Reading "${name}" was cancelled. Nothing was changed.`, { file: name });
}
