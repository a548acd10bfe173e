/** Worker thread that reads one population. Chunks come in; each is acknowledged, so that the sender never runs far ahead. */
import { parentPort, workerData } from 'node:worker_threads';
import { toErrorData, type ErrorData } from '../../../shared/domain/errors.ts';
import { asBuffer } from '../tables/text-decoding.ts';
import { PopulationReader, type PopulationReading } from './population-reader.ts';
import { rowTask, type PopulationTask } from './population-tasks.ts';

export interface PopulationJob {
  name: string;
  task: PopulationTask;
}
/** Bytes, or null at the end of the file. */
export type PopulationInput = Uint8Array | null;
export type PopulationOutput =
  | { kind: 'taken'; rows: number; isDone: boolean }
  | { kind: 'result'; reading: PopulationReading }
  | { kind: 'error'; error: ErrorData };

const { name, task } = workerData as PopulationJob;
const reader = new PopulationReader(name, rowTask(task, name));

parentPort?.on('message', (input: PopulationInput) => {
  if (input === null) {
    reader.finish().then((reading) => send({ kind: 'result', reading }), fail);
    return;
  }
  try {
    reader.push(asBuffer(input));
    send({ kind: 'taken', rows: reader.rows, isDone: reader.isDone });
  } catch (error) {
    fail(error);
  }
});

function fail(error: unknown): void {
  send({ kind: 'error', error: toErrorData(error) });
}

function send(output: PopulationOutput): void {
  parentPort?.postMessage(output, []);
}
