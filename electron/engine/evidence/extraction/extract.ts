/** Turns the bytes of a file into text, facts and a small picture, whatever its format. Runs in a thread of its own. */
import { AppError } from '../../../../shared/domain/errors.ts';
import { isText } from '../claimed-type.ts';
import { CannotRedact } from '../redaction/model.ts';
import { MOST_TEXT, Unreadable, type Extraction, type Reading, type SourceFile } from './model.ts';

type Reader = (file: SourceFile) => Promise<Reading> | Reading;

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

/** Readers by media type, each loaded on first use: a workspace of text files needs none of the large ones. */
const READERS: Readonly<Record<string, () => Promise<Reader>>> = {
  'application/pdf': async () => (await import('./pdf.ts')).readPdf,
  [`${OFFICE}.wordprocessingml.document`]: async () => (await import('./office.ts')).readTextDocument,
  [`${OFFICE}.presentationml.presentation`]: async () => (await import('./office.ts')).readPresentation,
  [`${OFFICE}.spreadsheetml.sheet`]: async () => (await import('./workbook-text.ts')).readWorkbook,
  [`${OPEN}.text`]: async () => (await import('./office.ts')).readOpenDocument,
  [`${OPEN}.presentation`]: async () => (await import('./office.ts')).readOpenDocument,
  [`${OPEN}.spreadsheet`]: async () => (await import('./office.ts')).readOpenDocument,
  'application/zip': async () => (await import('./office-archive.ts')).listArchive,
  'message/rfc822': async () => {
    const { readMail } = await import('./mail.ts');
    return ({ bytes }) => readMail(bytes);
  },
  ...Object.fromEntries(
    ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'].map((type) => [
      type,
      async () => (await import('./image.ts')).readImage,
    ]),
  ),
};

/** True for a format whose beginning can be read without the rest. */
export const isReadInPart = (mediaType: string): boolean => isText(mediaType) && !(mediaType in READERS);

/** Never fails: what is wrong with a file is said in its reason. */
export async function extract(file: SourceFile): Promise<Extraction> {
  try {
    return finish(await (await readerFor(file.mediaType))(file), file.whole);
  } catch (error) {
    return failed(reasonOf(error));
  }
}

/** @param reason a sentence */
export const failed = (reason: string): Extraction => ({
  status: 'failed',
  reason,
  facts: {},
  truncated: false,
  text: '',
  thumbnail: null,
});

async function readerFor(mediaType: string): Promise<Reader> {
  const load = READERS[mediaType];
  if (load) return load();
  if (isText(mediaType)) return (await import('./plain.ts')).readPlain;
  return () => ({ text: '', facts: {}, shortened: `Files of type ${mediaType} are not read.` });
}

function finish(reading: Reading, whole: boolean): Extraction {
  const isEmpty = reading.text.trim() === '';
  const isCut = !whole || reading.text.length > MOST_TEXT;
  const truncated = isCut || reading.shortened !== undefined;
  const reasons = [
    ...(isEmpty && !reading.shortened ? ['It holds no text.'] : []),
    ...(reading.shortened ? [reading.shortened] : []),
    ...(isCut ? ['The text was read up to 5 million characters.'] : []),
  ];
  return {
    status: isEmpty ? 'none' : reading.recognised ? 'ocr' : 'text',
    reason: reasons.join(' '),
    facts: reading.facts,
    truncated,
    text: isEmpty ? '' : reading.text.slice(0, MOST_TEXT).replaceAll('\0', ' '),
    thumbnail: reading.thumbnail ?? null,
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  // Its message is the end of a sentence.
  if (error instanceof CannotRedact)
    return `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`;
  if (error instanceof AppError) return error.message;
  return 'It is damaged, or not of the format that it seems to be.';
}
