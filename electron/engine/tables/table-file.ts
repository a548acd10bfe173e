/** Reads the file that a consultant's or a client's table comes in: an Excel workbook or delimited text. */
import { readFile, stat } from 'node:fs/promises';
import { basename, parse } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Cell, SheetTable } from '../../../shared/domain/table.ts';
import { isOutOfMemory } from '../jobs/watch.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import { DELIMITERS, DelimitedScanner, detectDelimiter } from './delimited.ts';
import { looksLikeText, TextDecoding } from './text-decoding.ts';
import type { WorkbookAnswer, WorkbookJob } from './workbook-worker.ts';
import { isOle, isZip, LARGEST_WORKBOOK, refusal } from './container.ts';
import { MATRIX_LIMITS } from './workbook.ts';
import { looksLikeHtml, readHtmlRows } from './html-table.ts';

/** Milliseconds; a workbook of the permitted size takes a few seconds. */
const LONGEST_READING = 120_000;
const LARGEST_HEAP_MB = 2048;
const HEAD_LENGTH = 64 * 1024;
/** The first line that Excel reads and writes: "sep=;". */
const DECLARED_DELIMITER = /^"?sep=(.)"?\r?\n/i;
const ERROR_VALUE = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/;

/**
 * Reads every sheet of an .xlsx file, or a .csv/.tsv/.txt file as one sheet; the bytes decide, not the file name.
 * Errors: `file_missing`; `unknown_format` when it is neither, is encrypted, damaged or too large; `file_unreadable` for broken text.
 */
export async function readWorkbook(path: string): Promise<SheetTable[]> {
  const name = basename(path);
  return readTables(await readLimited(path, name), name);
}

/** As `readWorkbook`, of bytes that are there already. `name` is the file name that errors mention. */
export async function readTables(bytes: Buffer, name: string): Promise<SheetTable[]> {
  if (isZip(bytes) || isOle(bytes)) return parseInWorker({ bytes, name, limits: MATRIX_LIMITS });
  return [readDelimited(bytes, name)];
}

async function readLimited(path: string, name: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST_WORKBOOK) {
      throw refusal(name, 'is larger than 50 MB', 'Export only the sheet that is needed and import that.');
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const message = isMissing
      ? `"${name}" is not there. Choose the file again.`
      : `"${name}" cannot be opened. Check that you may read it, then choose it again.`;
    throw new AppError(
      isMissing ? 'file_missing' : 'file_unreadable',
      message,
      { file: name },
      { cause: error },
    );
  }
}

function readDelimited(bytes: Buffer, name: string): SheetTable {
  if (bytes.length === 0) throw refusal(name, 'is empty', 'Choose a workbook (.xlsx) or a CSV file.');
  if (!looksLikeText(bytes.subarray(0, HEAD_LENGTH)) || bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) {
    throw refusal(name, 'is not a spreadsheet', 'Choose a workbook (.xlsx) or a CSV file.');
  }
  const text = new TextDecoding(name).push(bytes, true);
  const head = text.toString('utf8', 0, HEAD_LENGTH);
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(head) && /<Workbook/.test(head)) {
    throw refusal(name, 'is in the XML format of Excel 2003', 'Save it as .xlsx and import again.');
  }
  const rows = looksLikeHtml(head) ? readHtmlRows(text.toString('utf8')) : delimitedRows(text, head, name);
  if (rows.length > MATRIX_LIMITS.rows || rows.some((row) => row.length > MATRIX_LIMITS.columns)) {
    throw tooLarge(name);
  }
  if (rows.length === 0) throw refusal(name, 'holds no table', 'Choose a workbook (.xlsx) or a CSV file.');
  return { name: parse(name).name, hidden: false, rows, firstRow: 1, hiddenColumns: [], hiddenRows: [] };
}

function delimitedRows(text: Buffer, head: string, name: string): Cell[][] {
  const declared = DECLARED_DELIMITER.exec(head);
  const delimiter =
    DELIMITERS.find((each) => each === declared?.[1]) ?? detectDelimiter(text.subarray(0, HEAD_LENGTH));
  const rows: Cell[][] = [];
  const scanner = new DelimitedScanner(name, delimiter, (record) => {
    if (rows.length > MATRIX_LIMITS.rows || record.count > MATRIX_LIMITS.columns) throw tooLarge(name);
    rows.push(Array.from({ length: record.count }, (_, index) => textCell(record.text(index))));
  });
  scanner.push(text, true);
  // The row stays, so that rows count as the file's lines do.
  if (declared) rows[0] = [];
  return rows;
}

function tooLarge(name: string): AppError {
  return refusal(
    name,
    `is larger than ${MATRIX_LIMITS.rows} rows of ${MATRIX_LIMITS.columns} columns`,
    'Check that it is a table.',
  );
}

/** `="007"` is how exports keep a spreadsheet from dropping zeros; the text is meant. */
function textCell(written: string): Cell {
  const text = /^="([^"]*)"$/.exec(written)?.[1] ?? written;
  if (text === '') return { text, kind: 'empty' };
  return { text, kind: ERROR_VALUE.test(text) ? 'error' : 'text' };
}

async function parseInWorker(job: WorkbookJob): Promise<SheetTable[]> {
  const worker = new Worker(workerUrl('workbook-worker'), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: LARGEST_HEAP_MB },
  });
  const tooMuch = refusal(
    job.name,
    'is too large to read',
    'Export the sheet that is needed as CSV and import that.',
  );
  const { promise, resolve, reject } = Promise.withResolvers<WorkbookAnswer>();
  const timer = setTimeout(() => reject(tooMuch), LONGEST_READING);
  worker.once('message', resolve);
  worker.once('error', (error) => {
    reject(isOutOfMemory(error) ? tooMuch : error);
  });
  try {
    const answer = await promise;
    if ('error' in answer) throw new AppError(answer.error.code, answer.error.message, answer.error.details);
    return answer.tables;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
