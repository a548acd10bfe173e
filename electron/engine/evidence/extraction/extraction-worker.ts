/** Worker thread that reads strangers' files: a crash, a bomb or an endless loop takes this thread and nothing else. */
import { parentPort } from 'node:worker_threads';
import { extract } from './extract.ts';
import type { Extraction, SourceFile } from './model.ts';

export interface ExtractionRequest {
  id: number;
  file: SourceFile;
}
export interface ExtractionAnswer {
  id: number;
  extraction: Extraction;
}

async function answer({ id, file }: ExtractionRequest): Promise<void> {
  const reply: ExtractionAnswer = { id, extraction: await extract(file) };
  parentPort?.postMessage(reply, []);
}

parentPort?.on('message', (request: ExtractionRequest) => void answer(request));
