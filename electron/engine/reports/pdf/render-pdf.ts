import { setImmediate } from 'node:timers/promises';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import type { ReportPartId } from '../../../../shared/domain/report-parts.ts';
import type { ReportMeta, ReportModel } from '../../../../shared/domain/report-model.ts';
import type { GovernanceModel } from '../../../../shared/domain/governance-model.ts';
import type { WorkpaperModel } from '../../../../shared/domain/workpaper-model.ts';
import { scopedToKind } from '../../../../shared/domain/report-rules.ts';
import type { RenderOptions } from '../progress.ts';
import { throwIfCancelled } from '../progress.ts';
import { Numbering } from './blocks.ts';
import { createDocument } from './document.ts';
import { Flow } from './flow.ts';
import { FontBook } from './fonts.ts';
import { paintFurniture } from './furniture.ts';
import { GOVERNANCE_PARTS } from './governance/pack.ts';
import { cadence } from './sections/cadence.ts';
import { contents } from './sections/contents.ts';
import { cover } from './sections/cover.ts';
import { criteria } from './sections/criteria.ts';
import { events } from './sections/events.ts';
import { evidence } from './sections/evidence.ts';
import { findings } from './sections/findings.ts';
import { matrix } from './sections/matrix.ts';
import type { Part } from './sections/part.ts';
import { results } from './sections/results.ts';
import { risks } from './sections/risks.ts';
import { samples } from './sections/samples.ts';
import { summary } from './sections/summary.ts';
import { tests } from './sections/tests.ts';
import { vendors } from './sections/vendors.ts';
import { index } from './workpapers/index.ts';
import { workpaper } from './workpapers/workpaper.ts';

/** How each part is laid out; a part leaves itself out when the model has nothing for it. */
const PARTS: Partial<Record<ReportPartId, Part>> = {
  summary,
  criteria,
  risks,
  vendors,
  tests,
  results,
  cadence,
  findings,
  events,
  matrix,
  samples,
  evidence,
};
const PAGES_PER_TURN = 8;

/** What every document has: facts about itself, and the people behind it. */
type Document = Pick<ReportModel, 'meta' | 'people'>;

export interface PdfResult {
  pages: number;
  /** Characters of the model that the report font lacks: drawn as boxes, yet copied and searched as text. */
  missing: string[];
}

/** Writes a readiness report; see `renderDocument`. */
export function renderPdf(
  given: ReportModel,
  write: Writable,
  options: RenderOptions = {},
): Promise<PdfResult> {
  const model = scopedToKind(given);
  const parts = model.parts.flatMap((id) => PARTS[id] ?? []);
  return renderDocument(model, parts, write, options);
}

/** Writes the governance pack of a quarter; see `renderDocument`. */
export function renderGovernance(
  model: GovernanceModel,
  write: Writable,
  options: RenderOptions = {},
): Promise<PdfResult> {
  return renderDocument(model, GOVERNANCE_PARTS, write, options);
}

/** Writes the workpapers, each as a section of its own; see `renderDocument`. */
export function renderWorkpapers(
  model: WorkpaperModel,
  write: Writable,
  options: RenderOptions = {},
): Promise<PdfResult> {
  const parts = model.papers.map(
    (paper): Part<WorkpaperModel> =>
      (flow, { meta }, numbering) =>
        workpaper(flow, paper, meta, numbering),
  );
  return renderDocument(model, [index, ...parts], write, options);
}

/**
 * Writes cover, contents and parts as tagged PDF 1.7 on A4 with embedded fonts, and ends the stream. The same model gives the same
 * bytes.
 * @throws AppError `cancelled` when the signal fires; the stream is destroyed and what it wrote is not a PDF.
 */
async function renderDocument<Model extends Document>(
  model: Model,
  parts: readonly Part<Model>[],
  write: Writable,
  options: RenderOptions,
): Promise<PdfResult> {
  const doc = createDocument(model.meta);
  for (const { name, description, bytes } of options.attachments ?? [])
    doc.file(Buffer.from(bytes), {
      name,
      description,
      type: 'application/pdf',
      creationDate: new Date(model.meta.generatedAt),
      modifiedDate: new Date(model.meta.generatedAt),
    });
  const fonts = new FontBook(doc);
  const flow = new Flow(doc, fonts);
  try {
    await layout(flow, model, parts, options);
    const ended = finished(write);
    // A failed stream rejects `ended` while pages are still being painted; it is awaited below.
    ended.catch(() => undefined);
    doc.pipe(write);
    await paint(flow, model.meta, options);
    doc.end();
    await ended;
  } catch (error) {
    doc.destroy();
    write.destroy();
    throw error;
  }
  return { pages: flow.pages.length, missing: fonts.missing };
}

async function layout<Model extends Document>(
  flow: Flow,
  model: Model,
  parts: readonly Part<Model>[],
  options: RenderOptions,
): Promise<void> {
  const numbering = new Numbering();
  cover(flow, model, numbering);
  const before = flow.openSection();
  for (const [done, part] of parts.entries()) {
    throwIfCancelled(options.signal);
    options.onProgress?.({ phase: 'layout', done, total: parts.length });
    part(flow, model, numbering);
    flow.require(0);
    await setImmediate();
  }
  insertContents(flow, model, numbering, before);
}

/** The contents come last in layout and second in the document: their pages and their element move to the front. */
function insertContents(
  flow: Flow,
  model: Document,
  numbering: Numbering,
  section: PDFKit.PDFStructureElement,
): void {
  const pages = flow.pages.length;
  flow.section = section;
  flow.label = '';
  contents(flow, model, numbering);
  flow.require(0);
  flow.pages.splice(1, 0, ...flow.pages.splice(pages));
}

async function paint(flow: Flow, meta: ReportMeta, options: RenderOptions): Promise<void> {
  const total = flow.pages.length;
  for (const [done, page] of flow.pages.entries()) {
    if (done % PAGES_PER_TURN === 0) {
      await setImmediate();
      throwIfCancelled(options.signal);
      options.onProgress?.({ phase: 'pages', done, total });
    }
    flow.doc.addPage({ size: 'A4', layout: page.landscape ? 'landscape' : 'portrait', margin: 0 });
    for (const step of page.paints) step(flow.doc);
    paintFurniture(flow.doc, flow.fonts, page, done + 1, total, meta);
  }
  options.onProgress?.({ phase: 'pages', done: total, total });
}
