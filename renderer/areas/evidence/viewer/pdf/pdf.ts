import {
  getDocument,
  GlobalWorkerOptions,
  PDFWorker,
  version,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
// oxlint-disable-next-line import/default -- the bundler turns it into an address
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

export type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

GlobalWorkerOptions.workerSrc = workerUrl;

/** Where the build puts what pdf.js fetches by name; see `build/pdf-files.ts`. The worker has another base, so it is absolute. */
const files = new URL(`pdfjs-${version}/`, document.baseURI).href;

/** Images with more pixels than this are left out, so that a hostile file cannot take all memory. */
const LARGEST_IMAGE = 100_000_000;

export interface OpenPdf {
  document: PDFDocumentProxy;
  close(): void;
}

/**
 * Opens a PDF in a worker of its own, which ends with it. Only pages are drawn: scripts, forms, links and attachments of
 * the file are never used. WebAssembly is off because the content security policy admits none.
 * @throws Error of pdf.js, for example PasswordException
 */
export async function openPdf(bytes: Blob): Promise<OpenPdf> {
  const port = new Worker(workerUrl, { type: 'module' });
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    data: new Uint8Array(await bytes.arrayBuffer()),
    worker,
    useWasm: false,
    wasmUrl: `${files}wasm/`,
    cMapUrl: `${files}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${files}standard_fonts/`,
    enableXfa: false,
    maxImageSize: LARGEST_IMAGE,
    stopAtErrors: false,
  });
  const close = () => {
    void task.destroy();
    worker.destroy();
    port.terminate();
  };
  try {
    return { document: await task.promise, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** The text of a page with its places, in the order of the file. Read piece by piece, because not every browser can loop over a stream. */
export async function pageContent(page: PDFPageProxy): Promise<TextContent> {
  const reader: ReadableStreamDefaultReader<TextContent> = page.streamTextContent().getReader();
  const content: TextContent = { items: [], styles: {}, lang: null };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return content;
    content.lang ??= value.lang;
    Object.assign(content.styles, value.styles);
    content.items.push(...value.items);
  }
}

/** Why a PDF was not opened, as a sentence. */
export function pdfProblem(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return 'The PDF is protected by a password. Save a copy to open it.';
  if (name === 'InvalidPDFException') return 'The PDF is damaged. Save a copy to try another program.';
  return 'The PDF could not be drawn. Save a copy to look at it.';
}

export interface OutlineEntry {
  title: string;
  page: number;
  depth: number;
}

/** Entries of a table of contents that are shown, and how deep they go. */
const MOST_ENTRIES = 500;
const DEEPEST_ENTRY = 4;

/** The table of contents of the file; entries that lead to no page of it are left out. */
export async function outlineOf(document: PDFDocumentProxy): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const add = async (items: Awaited<ReturnType<PDFDocumentProxy['getOutline']>>, depth: number) => {
    for (const { title, dest, items: inner } of items ?? []) {
      if (entries.length === MOST_ENTRIES) return;
      const page = await pageOf(document, dest);
      if (page !== null && title.trim() !== '') entries.push({ title: title.trim(), page, depth });
      if (depth < DEEPEST_ENTRY) await add(inner, depth + 1);
    }
  };
  await add(await document.getOutline(), 0);
  return entries;
}

/** The page number that a place in the file stands on. */
async function pageOf(document: PDFDocumentProxy, place: unknown): Promise<number | null> {
  try {
    const explicit = typeof place === 'string' ? await document.getDestination(place) : place;
    const [target] = Array.isArray(explicit) ? (explicit as unknown[]) : [];
    if (typeof target === 'number') return target + 1;
    if (typeof target !== 'object' || target === null || !('num' in target)) return null;
    return (await document.getPageIndex(target as Parameters<PDFDocumentProxy['getPageIndex']>[0])) + 1;
  } catch {
    return null;
  }
}
