/** Worker thread that holds one file while it is looked at, reads what is inside and answers in pieces. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, toErrorData, type ErrorData } from '../../../../shared/domain/errors.ts';
import { Unreadable } from '../extraction/model.ts';
import { OpenFile, type FileContent } from './open-file.ts';

type Method = 'text' | 'findText' | 'json' | 'findJson' | 'jsonValue' | 'table' | 'email' | 'document';
/** What can be asked of a file, with its arguments and answers. */
export type FileQuestions = {
  [Name in Method]: {
    input: Parameters<OpenFile[Name]> extends [infer Input] ? Input : object;
    answer: Awaited<ReturnType<OpenFile[Name]>>;
  };
};
export interface ViewingRequest {
  id: number;
  method: Method;
  input: unknown;
}
export type ViewingReply = { id: number; answer: unknown } | { id: number; error: ErrorData };

const file = new OpenFile(workerData as FileContent);

parentPort?.on('message', ({ id, method, input }: ViewingRequest) => {
  // The engine is the only sender, and its types tie the input to the method.
  const ask = file[method].bind(file) as (input: unknown) => unknown;
  Promise.try(ask, input).then(
    (answer) => reply({ id, answer }),
    (error: unknown) => reply({ id, error: toErrorData(asReason(error)) }),
  );
});

/** What a reader throws about a stranger's bytes, in words for people. */
function asReason(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Unreadable ? error.message : 'It is damaged, or not what its type says.';
  return new AppError(
    'unknown_format',
    `${reason} Save a copy to try another program.`,
    {},
    { cause: error },
  );
}

function reply(message: ViewingReply): void {
  parentPort?.postMessage(message, []);
}
