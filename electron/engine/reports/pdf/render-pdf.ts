import { setImmediate } from 'node:timers/promises';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import type { ReportModel } from '../../../../shared/domain/report-model.ts';
import { scopedToKind } from '../../../../shared/domain/report-rules.ts';
import type { RenderOptions } from '../progress.ts';
import { throwIfCancelled } from '../progress.ts';
import { Numbering } from './blocks.ts';
import { createDocument } from './document.ts';
import { Flow } from './flow.ts';
import { FontBook } from './fonts.ts';
import { paintFurniture } from './furniture.ts';
import { contents } from './sections/contents.ts';
import { cover } from './sections/cover.ts';
import { criteria } from './sections/criteria.ts';
import { evidence } from './sections/evidence.ts';
import { findings } from './sections/findings.ts';
import { matrix } from './sections/matrix.ts';
import type { Part } from './sections/part.ts';
import { samples } from './sections/samples.ts';
import { summary } from './sections/summary.ts';
import { tests } from './sections/tests.ts';

/** Sections after the contents, in the order of the report. */
const PARTS: readonly Part[] = [summary, criteria, matrix, tests, findings, samples, evidence];
const PAGES_PER_TURN = 8;

export interface PdfResult {
  pages: number;
  /** Characters of the model that the report font lacks: drawn as boxes, yet copied and searched as text. */
  missing: string[];
}

/**
 * Writes a report as tagged PDF 1.7 on A4 with embedded fonts, and ends the stream. The same model gives the same bytes.
 * @throws AppError `cancelled` when the signal fires; the stream is destroyed and what it wrote is not a PDF.
 */
export async function renderPdf(
  given: ReportModel,
  write: Writable,
  options: RenderOptions = {},
): Promise<PdfResult> {
  const model = scopedToKind(given);
  const doc = createDocument(model.meta);
  const fonts = new FontBook(doc);
  const flow = new Flow(doc, fonts);
  try {
    await layout(flow, model, options);
    const ended = finished(write);
    // A failed stream rejects `ended` while pages are still being painted; it is awaited below.
    ended.catch(() => undefined);
    doc.pipe(write);
    await paint(flow, model, options);
    doc.end();
    await ended;
  } catch (error) {
    doc.destroy();
    write.destroy();
    throw error;
  }
  return { pages: flow.pages.length, missing: fonts.missing };
}

async function layout(flow: Flow, model: ReportModel, options: RenderOptions): Promise<void> {
  const numbering = new Numbering();
  cover(flow, model, numbering);
  const before = flow.openSection();
  for (const [index, part] of PARTS.entries()) {
    throwIfCancelled(options.signal);
    options.onProgress?.({ phase: 'layout', done: index, total: PARTS.length });
    part(flow, model, numbering);
    flow.require(0);
    await setImmediate();
  }
  insertContents(flow, model, numbering, before);
}

/** The contents come last in layout and second in the document: their pages and their element move to the front. */
function insertContents(
  flow: Flow,
  model: ReportModel,
  numbering: Numbering,
  section: PDFKit.PDFStructureElement,
): void {
  const pages = flow.pages.length;
  flow.section = section;
  contents(flow, model, numbering);
  flow.require(0);
  flow.pages.splice(1, 0, ...flow.pages.splice(pages));
}

async function paint(flow: Flow, model: ReportModel, options: RenderOptions): Promise<void> {
  const total = flow.pages.length;
  for (const [index, page] of flow.pages.entries()) {
    if (index % PAGES_PER_TURN === 0) {
      await setImmediate();
      throwIfCancelled(options.signal);
      options.onProgress?.({ phase: 'pages', done: index, total });
    }
    flow.doc.addPage({ size: 'A4', layout: page.landscape ? 'landscape' : 'portrait', margin: 0 });
    for (const step of page.paints) step(flow.doc);
    paintFurniture(flow.doc, flow.fonts, page, index + 1, total, model.meta);
  }
  options.onProgress?.({ phase: 'pages', done: total, total });
}
