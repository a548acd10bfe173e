/** What can be rendered, and the writer of each format. Runs in the render worker, so that the engine answers queries meanwhile. */
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { CalendarModel } from '../../../shared/domain/calendar/calendar-model.ts';
import type { DocumentModel } from '../../../shared/domain/documents/document-model.ts';
import type { EvidenceIndexModel } from '../../../shared/domain/evidence-index-model.ts';
import { exportUrn, type ExportSchemaId } from '../../../shared/domain/export-schemas.ts';
import type { GovernanceModel } from '../../../shared/domain/governance-model.ts';
import type { BinderModel } from '../../../shared/domain/report-binder.ts';
import type { ReportFormat } from '../../../shared/domain/report-kinds.ts';
import type { ReportModel } from '../../../shared/domain/report-model.ts';
import type { RequestModel } from '../../../shared/domain/request-model.ts';
import type { ShortModel } from '../../../shared/domain/report-short.ts';
import type { WorkpaperModel } from '../../../shared/domain/workpaper-model.ts';
import { archived } from './archived.ts';
import { writeBinderPage } from './binder/write-page.ts';
import type { OscalSource } from './oscal/source.ts';
import { writeOscalJson, writeOscalZip } from './oscal/write-oscal.ts';
import {
  renderGovernance,
  renderManagement,
  renderPdf,
  renderShort,
  renderWorkpapers,
} from './pdf/render-pdf.ts';
import { writeWorkpaperZip } from './pdf/workpapers/write-zip.ts';
import type { RenderOptions } from './progress.ts';
import {
  renderCalendarBook,
  renderEvidenceIndex,
  renderGovernanceBook,
  renderRequestBook,
  renderWorkbook,
  renderWorkpaperBook,
} from './xlsx/render-workbook.ts';

interface Models {
  report: ReportModel;
  workpapers: WorkpaperModel;
  requests: RequestModel;
  evidence: EvidenceIndexModel;
  calendar: CalendarModel;
  governance: GovernanceModel;
  binder: BinderModel;
  oscal: OscalSource;
  management: DocumentModel;
  short: ShortModel;
}

/** A model with the name of what it is; plain data, so that it can go to another thread. */
export type RenderedDocument = {
  [Kind in keyof Models]: { document: Kind; model: Models[Kind] };
}[keyof Models];

export interface RenderResult {
  /** Pages of a PDF; null for anything else. */
  pages: number | null;
  /** Characters that the report font lacks; see `renderPdf`. */
  missing: string[];
  /** What was left out of a document, and what to do about it; absent when nothing was. */
  warnings?: string[];
}

/** Writes a document and ends the stream. */
type Writer<Model> = (model: Model, write: Writable, options: RenderOptions) => Promise<RenderResult>;

/** A writer of something that has no pages and draws no letters. */
const plain =
  <Model>(write: (model: Model, to: Writable, options: RenderOptions) => Promise<unknown>): Writer<Model> =>
  async (model, to, options) => {
    await write(model, to, options);
    return { pages: null, missing: [] };
  };

/** Its data as it is, for other programs, with the name of the schema that says what is in it. */
const json = (id: ExportSchemaId) =>
  plain((model: object, to) => {
    to.end(`${JSON.stringify({ schema: exportUrn(id), ...model }, null, 2)}\n`);
    return finished(to);
  });

/** The library for Word takes its time to load, and no other export needs it. */
const managementDocx: Writer<DocumentModel> = async (model, to) => {
  const { writeManagementDocx } = await import('./docx/management.ts');
  const { warnings } = await writeManagementDocx(model, to);
  return { pages: null, missing: [], warnings };
};

const WRITERS: { [Kind in keyof Models]: Partial<Record<ReportFormat, Writer<Models[Kind]>>> } = {
  report: {
    pdf: archived(renderPdf, renderWorkbook, 'report.xlsx'),
    xlsx: plain(renderWorkbook),
    json: json('report'),
  },
  workpapers: {
    pdf: archived(renderWorkpapers, renderWorkpaperBook, 'workpapers.xlsx'),
    zip: writeWorkpaperZip,
    xlsx: plain(renderWorkpaperBook),
    json: json('workpapers'),
  },
  requests: { xlsx: plain(renderRequestBook), json: json('requests') },
  evidence: { xlsx: plain(renderEvidenceIndex), json: json('evidence') },
  calendar: { xlsx: plain(renderCalendarBook) },
  binder: { html: plain(writeBinderPage) },
  oscal: { json: plain(writeOscalJson), zip: plain(writeOscalZip) },
  governance: {
    pdf: archived(renderGovernance, renderGovernanceBook, 'governance.xlsx'),
    xlsx: plain(renderGovernanceBook),
    json: json('governance'),
  },
  management: { pdf: renderManagement, docx: managementDocx, json: json('management') },
  short: { pdf: renderShort },
};

/** @throws AppError cancelled; TypeError for a format that the document does not have */
export function writeDocument(
  { document, model }: RenderedDocument,
  format: ReportFormat,
  write: Writable,
  options: RenderOptions,
): Promise<RenderResult> {
  // The pair of document and model is kept by the type of the parameter; the index of the record can not say so.
  const writer = WRITERS[document][format] as Writer<unknown> | undefined;
  if (!writer) throw new TypeError(`There is no ${format} of ${document}.`);
  return writer(model, write, options);
}
