/** Worker thread: reads one of the client's files, or writes policies to one file. */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { ZipFile } from 'yazl';
import { AppError, toErrorData, type ErrorData } from '../../../../shared/domain/errors.ts';
import type { PolicyPaper } from '../../../../shared/domain/policies/paper.ts';
import { asFileError } from '../../atomic-file.ts';
import { Unreadable } from '../../evidence/extraction/model.ts';
import { readPolicyBytes, type PolicyFormat, type ReadPolicy } from './read-bytes.ts';

export interface ReadTask {
  type: 'read';
  bytes: Uint8Array;
  format: PolicyFormat;
}
export interface WriteTask {
  type: 'write';
  format: 'docx' | 'pdf';
  /** A single one becomes the file itself, several a zip. */
  papers: readonly { fileName: string; paper: PolicyPaper }[];
  outPath: string;
  /** The name that errors mention. */
  fileName: string;
}
export type PolicyTask = ReadTask | WriteTask;

export type PolicyAnswer =
  | { type: 'read'; read: ReadPolicy }
  | { type: 'unreadable'; reason: string }
  | { type: 'progress'; done: number }
  | { type: 'written' }
  | { type: 'error'; error: ErrorData };

async function read({ bytes, format }: ReadTask): Promise<void> {
  try {
    post({ type: 'read', read: await readPolicyBytes(bytes, format) });
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Unreadable ? error.message : 'It is damaged.';
    post({ type: 'unreadable', reason });
  }
}

async function write({ format, papers, outPath }: WriteTask): Promise<void> {
  // Loaded on first use: either takes a moment, and a run needs one of them.
  const make =
    format === 'docx'
      ? (await import('./write-docx.ts')).writeDocx
      : (await import('./write-pdf.ts')).writePdf;
  const [only] = papers;
  if (papers.length === 1 && only) await writeFile(outPath, await make(only.paper));
  else {
    const zip = new ZipFile();
    for (const [index, { fileName, paper }] of papers.entries()) {
      zip.addBuffer(Buffer.from(await make(paper)), fileName);
      post({ type: 'progress', done: index + 1 });
    }
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(outPath));
  }
  post({ type: 'written' });
}

function post(answer: PolicyAnswer): void {
  parentPort?.postMessage(answer, []);
}

const task = workerData as PolicyTask;
try {
  await (task.type === 'read' ? read(task) : write(task));
} catch (error) {
  post({
    type: 'error',
    error: toErrorData(task.type === 'write' ? asFileError(error, task.fileName) : error),
  });
}
