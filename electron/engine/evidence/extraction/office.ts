/** The words of text documents and presentations. */
import { checkDocument, readParts } from './office-archive.ts';
import { officeFacts } from './office-facts.ts';
import { PAGE_BREAK, Unreadable, type Reading, type SourceFile } from './model.ts';
import { xmlText } from './xml-text.ts';

const SLIDE = /^ppt\/slides\/slide(\d+)\.xml$/;
const NOTES = /^ppt\/notesSlides\/notesSlide(\d+)\.xml$/;
const DRAWING = { within: new Set(['a:t']), after: { 'a:p': '\n', 'a:tc': '\t' } };
const OPEN_DOCUMENT = {
  after: {
    'text:p': '\n',
    'text:h': '\n',
    'text:tab': '\t',
    'text:s': ' ',
    'text:line-break': '\n',
    'draw:page': PAGE_BREAK,
  },
};

export async function readTextDocument({ bytes }: SourceFile): Promise<Reading> {
  await checkDocument(bytes);
  // Loaded on first use, like every large reader.
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  return { text: value.replaceAll(/\n{3,}/g, '\n\n'), facts: await officeFacts(bytes) };
}

/** Slides in their order in the archive's numbering, each with its notes. */
export async function readPresentation({ bytes }: SourceFile): Promise<Reading> {
  await checkDocument(bytes);
  const parts = await readParts(bytes, (name) => SLIDE.test(name) || NOTES.test(name));
  const slides: string[] = [];
  for (const pattern of [SLIDE, NOTES]) {
    for (const [name, part] of parts) {
      const number = Number(pattern.exec(name)?.[1] ?? 0);
      if (number < 1 || number > 10_000) continue;
      slides[number - 1] = `${slides[number - 1] ?? ''}${xmlText(part.toString('utf8'), DRAWING)}`;
    }
  }
  return {
    text: Array.from(slides, (slide) => slide ?? '').join(PAGE_BREAK),
    facts: await officeFacts(bytes),
  };
}

/** Texts, tables and presentations of OpenDocument. */
export async function readOpenDocument({ bytes }: SourceFile): Promise<Reading> {
  await checkDocument(bytes);
  const content = (await readParts(bytes, (name) => name === 'content.xml')).get('content.xml');
  if (!content) throw new Unreadable('It is damaged: its content is missing.');
  return { text: xmlText(content.toString('utf8'), OPEN_DOCUMENT), facts: await officeFacts(bytes) };
}
