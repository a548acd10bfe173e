import { setImmediate } from 'node:timers/promises';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import type { ReportMeta, ReportModel } from '../../../../shared/domain/report-model.ts';
import { isLetter, type DocumentModel } from '../../../../shared/domain/documents/document-model.ts';
import type { GovernanceModel } from '../../../../shared/domain/governance-model.ts';
import type { ShortModel } from '../../../../shared/domain/report-short.ts';
import type { Workpaper, WorkpaperModel } from '../../../../shared/domain/workpaper-model.ts';
import { scopedToKind } from '../../../../shared/domain/report-rules.ts';
import type { RenderOptions } from '../progress.ts';
import { throwIfCancelled } from '../progress.ts';
import { Numbering } from './blocks.ts';
import { attach, flowFor, paintPage } from './document.ts';
import type { Flow } from './flow.ts';
import type { FontShelf } from './fonts.ts';
import { paintFurniture } from './furniture.ts';
import { GOVERNANCE_PARTS } from './governance/pack.ts';
import { contents } from './sections/contents.ts';
import { cover, managementCover } from './sections/cover.ts';
import { PARTS } from './parts.ts';
import type { Part } from './sections/part.ts';
import { BROKEN_LOGO, readLogo } from './logo.ts';
import { managementParts } from './management/parts.ts';
import { fitFor, SHORT_PARTS } from './short/parts.ts';
import { bookIndex, index } from './workpapers/index.ts';
import { workpaper } from './workpapers/workpaper.ts';

const PAGES_PER_TURN = 8;

/** What every document has: facts about itself, and the people behind it. */
type Document = Pick<ReportModel, 'meta' | 'people'>;

interface PdfOptions extends RenderOptions {
  /** Of documents that are made together. */
  shelf?: FontShelf;
}

export interface PdfResult {
  pages: number;
  /** Characters of the model that the report font lacks: drawn as boxes, yet copied and searched as text. */
  missing: string[];
  /** What was left out, and what to do about it. */
  warnings: string[];
}

/** Writes a readiness report; see `renderDocument`. */
export function renderPdf(
  given: ReportModel,
  write: Writable,
  options: RenderOptions = {},
): Promise<PdfResult> {
  const model = scopedToKind(given);
  const parts = model.parts.map((id) => PARTS[id]);
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
        workpaper(flow, paper, meta, numbering.section()),
  );
  return renderDocument(model, [bookIndex, ...parts], write, options);
}

/** Writes one workpaper without cover and contents, to be filed alone; see `renderDocument`. */
export function renderWorkpaper(
  model: WorkpaperModel,
  paper: Workpaper,
  write: Writable,
  options: PdfOptions = {},
): Promise<PdfResult> {
  const alone = { ...model, meta: { ...model.meta, title: `Workpaper ${paper.ref}` } };
  const part: Part<WorkpaperModel> = (flow, { meta }) => workpaper(flow, paper, meta, '');
  return renderDocument(alone, [part], write, options, layOutParts);
}

/** Writes the cover of the workpapers and their index; see `renderDocument`. */
export function renderWorkpaperIndex(
  model: WorkpaperModel,
  write: Writable,
  options: PdfOptions = {},
): Promise<PdfResult> {
  return renderDocument(model, [index], write, options);
}

/** Writes a document that management signs; a letter has neither cover nor contents. See `renderDocument`. */
export function renderManagement(
  model: DocumentModel,
  write: Writable,
  options: RenderOptions = {},
): Promise<PdfResult> {
  const layOut: LayOut<DocumentModel> = isLetter(model.id) ? layOutParts : layoutWith(managementCover);
  return renderDocument(model, managementParts(model), write, options, layOut);
}

/** Writes a report of a few pages, which needs neither cover nor contents; see `renderDocument`. */
export function renderShort(
  model: ShortModel,
  write: Writable,
  options: RenderOptions = {},
): Promise<PdfResult> {
  const fit = fitFor(model);
  const part: Part<ShortModel> = (flow) => SHORT_PARTS[model.id](flow, model, fit);
  return renderDocument(model, [part], write, options, layOutParts);
}

/**
 * Writes cover, contents and parts as PDF 1.7, tagged as PDF/UA-1 asks, with embedded fonts, and ends the stream. The same model gives the same
 * bytes.
 * @throws AppError `cancelled` when the signal fires; the stream is destroyed and what it wrote is not a PDF.
 */
async function renderDocument<Model extends Document>(
  model: Model,
  parts: readonly Part<Model>[],
  write: Writable,
  options: PdfOptions,
  layOut: LayOut<Model> = layoutWith(cover),
): Promise<PdfResult> {
  const flow = flowFor(model.meta, options.shelf);
  const { doc, fonts } = flow;
  for (const attachment of options.attachments ?? []) attach(doc, attachment, model.meta.generatedAt);
  const { logo } = model.meta.settings;
  if (logo) flow.logo = await readLogo(logo);
  try {
    await layOut(flow, model, parts, options);
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
  const warnings = logo && !flow.logo ? [BROKEN_LOGO] : [];
  return { pages: flow.pages.length, missing: fonts.missing, warnings };
}

type LayOut<Model> = (
  flow: Flow,
  model: Model,
  parts: readonly Part<Model>[],
  options: RenderOptions,
  numbering?: Numbering,
) => Promise<void>;

/** With this cover, and contents. */
const layoutWith =
  <Model extends Document>(front: Part<Pick<ReportModel, 'meta'>>): LayOut<Model> =>
  async (flow, model, parts, options) => {
    const numbering = new Numbering();
    front(flow, model, numbering);
    const before = flow.openSection();
    await layOutParts(flow, model, parts, options, numbering);
    insertContents(flow, model, numbering, before);
  };

async function layOutParts<Model extends Document>(
  flow: Flow,
  model: Model,
  parts: readonly Part<Model>[],
  options: RenderOptions,
  numbering = new Numbering(),
): Promise<void> {
  for (const [done, part] of parts.entries()) {
    throwIfCancelled(options.signal);
    options.onProgress?.({ phase: 'layout', done, total: parts.length });
    part(flow, model, numbering);
    flow.require(0);
    await setImmediate();
  }
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
    paintPage(flow.doc, page);
    paintFurniture(flow.doc, flow.fonts, page, done + 1, total, meta);
  }
  options.onProgress?.({ phase: 'pages', done: total, total });
}
