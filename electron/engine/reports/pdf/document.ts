import type { ReportMeta } from '../../../../shared/domain/report-model.ts';
import { DEFAULT_REPORT_SETTINGS, type ReportSettings } from '../../../../shared/domain/report-settings.ts';
import type { Attachment } from '../progress.ts';
import { reportTime, reportTitle } from '../words.ts';
import { Flow, type Page } from './flow.ts';
import { FontBook, printable, type FontShelf } from './fonts.ts';
import { PackedDocument } from './packed-document.ts';
import { addOutputIntent, conformance } from './standards.ts';

/** pdfkit's document, with well-formed metadata that say which standards it follows. */
class ReportDocument extends PackedDocument {
  readonly #isArchival: boolean;

  constructor(options: PDFKit.PDFDocumentOptions, isArchival: boolean) {
    super(options);
    this.#isArchival = isArchival;
  }

  /** pdfkit writes the info texts into its XMP packet as they are; a client called "A & B" would break the XML. */
  override endMetadata(): void {
    const info = { ...this.info };
    for (const key of ['Title', 'Author', 'Subject', 'Creator'] as const)
      info[key] = xmlText(info[key] ?? '');
    this.info = info;
    this.appendXML(conformance(this.#isArchival));
    if (this.#isArchival) addOutputIntent(this);
    super.endMetadata();
  }
}

/** What a file says about itself, and the choices of the firm that the making of its pages depends on. */
export interface About {
  title: string;
  author: string;
  /** Creation date, ISO 8601. */
  at: string;
  settings?: Pick<ReportSettings, 'paper' | 'typeface' | 'accent' | 'archival'> | undefined;
}

/** An empty document for a model. Its creation date is the model's, so that one model gives the same bytes each time. */
export function flowFor(meta: ReportMeta, shelf?: FontShelf): Flow {
  const about: About = {
    title: `${meta.client}, ${reportTitle(meta)}, ${reportTime(meta)}`,
    author: [meta.preparedBy, meta.firm].filter(Boolean).join(', '),
    at: meta.generatedAt,
    settings: meta.settings,
  };
  return openFlow(about, shelf);
}

/** Pages to write on, in a document that is tagged as PDF/UA-1 asks, and as PDF/A-3 does when it is for an archive. */
export function openFlow(about: About, shelf?: FontShelf): Flow {
  const settings = about.settings ?? DEFAULT_REPORT_SETTINGS;
  const options: PDFKit.PDFDocumentOptions = {
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    // Reading the metrics of the font that pdfkit begins with takes longer than a page.
    font: '',
    info: {
      Title: printable(about.title),
      Author: printable(about.author),
      Creator: 'Trustbench',
      Producer: 'Trustbench',
      CreationDate: new Date(about.at),
    },
  };
  const doc = new ReportDocument(options, settings.archival);
  return new Flow(doc, new FontBook(doc, settings.typeface, shelf), settings);
}

/** pdfkit writes what a file is to the document (PDF/A-3, 6.8); its types leave it out. */
interface FileOptions extends PDFKit.Mixins.PDFAttachmentOptions {
  relationship: Attachment['relationship'];
}

/** Puts a file inside the document. @param at its date, ISO 8601 */
export function attach(doc: PDFKit.PDFDocument, attachment: Attachment, at: string): void {
  const { name, description, mediaType, relationship, bytes } = attachment;
  const date = new Date(at);
  const options: FileOptions = {
    name,
    description,
    type: mediaType,
    relationship,
    creationDate: date,
    modifiedDate: date,
  };
  doc.file(Buffer.from(bytes), options);
}

/** Begins a page of the file and paints what is laid out on it, once; head and foot come after. */
export function paintPage(doc: PDFKit.PDFDocument, page: Page): void {
  doc.addPage({ size: [page.width, page.height], margin: 0 });
  for (const paint of page.paints) paint(doc);
  // What is laid out takes many times the room of the file.
  page.paints = [];
}

function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
