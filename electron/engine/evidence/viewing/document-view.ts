import { SaxesParser } from 'saxes';
import type { DocumentBlock } from '../../../../shared/contract/evidence/contents.ts';
import { DOCUMENT_TYPES } from '../../../../shared/domain/evidence-views.ts';
import { checkDocument, readParts } from '../extraction/office-archive.ts';
import { Unreadable } from '../extraction/model.ts';
import { BlockWriter } from '../formats/block-writer.ts';
import { markupBlocks } from '../formats/markup-blocks.ts';
import { decodeText } from '../formats/text.ts';

export interface DocumentView {
  blocks: DocumentBlock[];
  images: number;
  truncated: boolean;
}

const SLIDE = /^ppt\/slides\/slide(\d{1,5})\.xml$/;
const PICTURE = /^(?:ppt\/media|Pictures)\/./;

/**
 * The words of a document with their structure.
 * @throws Unreadable with a password or when it is too large; Error when it is damaged
 */
export function viewDocument(bytes: Uint8Array, mediaType: string): Promise<DocumentView> {
  switch (DOCUMENT_TYPES[mediaType]) {
    case 'word':
      return viewText(bytes);
    case 'slides':
      return viewSlides(bytes);
    case 'open':
      return viewOpenDocument(bytes);
    default:
      return Promise.resolve(markupBlocks(decodeText(bytes).text));
  }
}

async function viewText(bytes: Uint8Array): Promise<DocumentView> {
  await checkDocument(bytes);
  // Loaded on first use, like every large reader.
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      externalFileAccess: false,
      // What is struck through is no longer meant, and comments are no part of the text.
      styleMap: ['strike => s', 'comment-reference => '],
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  );
  return markupBlocks(value);
}

/** Slides in the order of their numbers, each under a heading. */
async function viewSlides(bytes: Uint8Array): Promise<DocumentView> {
  const { parts, images } = await readWithPictures(bytes, SLIDE);
  const writer = new BlockWriter();
  const slides = [...parts]
    .map(([part, xml]) => ({ number: Number(SLIDE.exec(part)?.[1]), xml }))
    .toSorted((a, b) => a.number - b.number);
  for (const { number, xml } of slides) {
    writer.begin({ kind: 'heading', level: 2 });
    writer.text(`Slide ${number}`);
    readXml(xml.toString('utf8'), 'a:t', {
      open: (element) => {
        if (element === 'a:tbl') writer.beginTable();
        else if (element === 'a:tr') writer.beginRow();
        else if (element === 'a:tc') writer.beginCell();
        else if (element === 'a:p') writer.begin({ kind: 'paragraph' });
        else if (element === 'a:br') writer.text('\n');
      },
      close: (element) => element === 'a:tbl' && writer.endTable(),
      text: (text) => writer.text(text),
    });
    writer.end();
  }
  return { ...writer.finish(), images };
}

async function viewOpenDocument(bytes: Uint8Array): Promise<DocumentView> {
  const { parts, images } = await readWithPictures(bytes, /^content\.xml$/);
  const content = parts.get('content.xml');
  if (!content) throw new Unreadable('It is damaged: its content is missing.');
  const writer = new BlockWriter();
  let lists = 0;
  readXml(content.toString('utf8'), 'office:body', {
    open: (element, attributes) => {
      if (element === 'text:list') lists += 1;
      else if (element === 'text:h')
        writer.begin({ kind: 'heading', level: headingLevel(attributes['text:outline-level']) });
      else if (element === 'text:p')
        writer.begin(
          lists > 0 ? { kind: 'item', depth: Math.min(lists - 1, 9), marker: '•' } : { kind: 'paragraph' },
        );
      else if (element === 'table:table') writer.beginTable();
      else if (element === 'table:table-row') writer.beginRow();
      else if (element === 'table:table-cell') writer.beginCell();
      else if (element === 'text:line-break') writer.text('\n');
      else if (element === 'text:s' || element === 'text:tab') writer.text(' ');
    },
    close: (element) => {
      if (element === 'text:list') lists -= 1;
      else if (element === 'table:table') writer.endTable();
      else if (element === 'text:p' || element === 'text:h') writer.end();
    },
    text: (text) => writer.text(text),
  });
  return { ...writer.finish(), images };
}

async function readWithPictures(
  bytes: Uint8Array,
  wanted: RegExp,
): Promise<{ parts: Map<string, Buffer>; images: number }> {
  await checkDocument(bytes);
  let images = 0;
  const parts = await readParts(bytes, (part) => {
    if (PICTURE.test(part)) images += 1;
    return wanted.test(part);
  });
  return { parts, images };
}

const headingLevel = (level: string | undefined): number => Math.min(Math.max(Number(level) || 1, 1), 6);

interface XmlHandler {
  open(element: string, attributes: Record<string, string>): void;
  close(element: string): void;
  text(text: string): void;
}

/** Walks through a part; texts count inside the `words` element only. @throws Error when it is no well-formed XML */
function readXml(xml: string, words: string, handler: XmlHandler): void {
  const parser = new SaxesParser();
  let within = 0;
  parser.on('opentag', ({ name, attributes }) => {
    if (name === words) within += 1;
    handler.open(name, attributes);
  });
  parser.on('closetag', ({ name }) => {
    if (name === words) within -= 1;
    handler.close(name);
  });
  parser.on('text', (text) => {
    if (within > 0) handler.text(text);
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}
