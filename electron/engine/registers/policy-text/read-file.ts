import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { AppError } from '../../../../shared/domain/errors.ts';
import { asFileError } from '../../atomic-file.ts';
import { Extractor } from '../../evidence/extraction/extractor.ts';
import { readInWorker } from './run-worker.ts';
import type { PolicyFormat, ReadPolicy } from './read-bytes.ts';
import { ownValue } from '../../../../shared/domain/own-value.ts';

/** Bytes of a file: policies with many pictures stay below it. */
const LARGEST_FILE = 100_000_000;

const FORMATS: Readonly<Record<string, PolicyFormat>> = {
  '.docx': 'docx',
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'markdown',
  '.pdf': 'page',
};

/**
 * The text of the client's own policy. Nothing is written.
 * @throws AppError unknown_format, file_unreadable, or bad_input for a text that is too long
 */
export async function readPolicyFile(path: string): Promise<ReadPolicy & { fileName: string }> {
  const fileName = basename(path);
  const format = ownValue(FORMATS, extname(path).toLowerCase());
  if (!format) {
    throw new AppError(
      'unknown_format',
      `${fileName} is not a document that policies are read from. Save it as .docx, .pdf, .html, .md or .txt and pick that.`,
      { file: fileName },
    );
  }
  const bytes = await bytesOf(path, fileName);
  const content = format === 'page' ? await wordsOfPdf(fileName, bytes) : bytes;
  const read = await readInWorker(fileName, { bytes: content, format });
  if (read.document.blocks.length > 0) return { fileName, ...read };
  throw new AppError(
    'file_unreadable',
    `${fileName} holds no text. Pick another file, or write the policy here.`,
  );
}

async function bytesOf(path: string, fileName: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) {
      throw new AppError(
        'bad_input',
        `${fileName} is larger than ${LARGEST_FILE / 1e6} MB. Save a copy without its pictures and pick that.`,
      );
    }
    return new Uint8Array(await readFile(path));
  } catch (error) {
    throw asFileError(error, fileName);
  }
}

/** Scanned pages are recognised, as for the search. */
async function wordsOfPdf(fileName: string, bytes: Uint8Array): Promise<Uint8Array> {
  const extractor = new Extractor();
  try {
    const file = { fileName, mediaType: 'application/pdf', bytes, whole: true };
    const { text, reason } = await extractor.read(file, new AbortController().signal);
    if (text.trim() !== '') return new TextEncoder().encode(text);
    throw new AppError('file_unreadable', `No text was read from ${fileName}. ${reason}`.trim());
  } finally {
    await extractor.close();
  }
}
