/** The words of a PDF page by page; pages that are pictures only are drawn and recognised. */
import { PDFDateString, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ContentFacts } from '../../../../shared/domain/content-facts.ts';
import { PdfPages } from '../redaction/pdf-pages.ts';
import { recognise } from './ocr.ts';
import { MOST_TEXT, PAGE_BREAK, type Reading, type SourceFile } from './model.ts';
import { thumbnailOf } from './thumbnail.ts';

/** Pages that are recognised: each takes seconds. */
const MOST_RECOGNISED = 20;
const MOST_PAGES = 5000;
/** A page with fewer letters is taken for a scan: stamps and page numbers are often text on one. */
const LEAST_LETTERS = 20;

export async function readPdf({ bytes }: SourceFile): Promise<Reading> {
  const pdf = await PdfPages.open(bytes);
  try {
    const scans: number[] = [];
    const texts: string[] = [];
    let length = 0;
    const last = Math.min(pdf.count, MOST_PAGES);
    for (let number = 1; number <= last && length <= MOST_TEXT; number += 1) {
      const text = await pageText(await pdf.document.getPage(number));
      if (text.replaceAll(/[^\p{L}\p{N}]/gu, '').length < LEAST_LETTERS) scans.push(number);
      texts.push(text);
      length += text.length;
    }
    const thumbnail = thumbnailOf((await pdf.draw(1)).canvas);
    const recognised = await recogniseScans(pdf, scans, texts);
    return {
      text: texts.join(PAGE_BREAK),
      facts: { pages: pdf.count, ...(await documentFacts(pdf.document)) },
      recognised: recognised > 0,
      ...(scans.length > MOST_RECOGNISED && {
        shortened: `The first ${MOST_RECOGNISED} of ${scans.length} scanned pages were recognised.`,
      }),
      thumbnail,
    };
  } finally {
    await pdf.close();
  }
}

/** @returns on how many pages text was recognised */
async function recogniseScans(pdf: PdfPages, scans: readonly number[], texts: string[]): Promise<number> {
  let count = 0;
  for (const number of scans.slice(0, MOST_RECOGNISED)) {
    const text = await recognise((await pdf.draw(number)).canvas);
    if (text === '') continue;
    texts[number - 1] = `${texts[number - 1] ?? ''}\n${text}`.trim();
    count += 1;
  }
  return count;
}

async function pageText(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  const words: string[] = [];
  for (const item of items) if ('str' in item) words.push(item.str, item.hasEOL ? '\n' : '');
  page.cleanup();
  return words.join('').replaceAll(PAGE_BREAK, ' ').trim();
}

async function documentFacts(document: PDFDocumentProxy): Promise<ContentFacts> {
  const info = (await document.getMetadata()).info as Record<string, unknown>;
  const text = (name: string): string | undefined => {
    const value = info[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 300) : undefined;
  };
  const time = (name: string): string | undefined => {
    const date = PDFDateString.toDateObject(text(name) ?? '');
    return date && !Number.isNaN(date.getTime()) ? date.toISOString() : undefined;
  };
  const found: Record<string, string | undefined> = {
    title: text('Title'),
    author: text('Author'),
    software: text('Creator') ?? text('Producer'),
    createdAt: time('CreationDate'),
    modifiedAt: time('ModDate'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
