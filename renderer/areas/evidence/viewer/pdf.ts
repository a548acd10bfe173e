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

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;

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

/** The text of a page in the order of the file. Read piece by piece, because not every browser can loop over a stream. */
export async function pageText(page: PDFPageProxy): Promise<string> {
  const reader: ReadableStreamDefaultReader<TextContent> = page.streamTextContent().getReader();
  const words: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return words.join(' ');
    for (const item of value.items) if ('str' in item) words.push(item.str);
  }
}

/** Why a PDF was not opened, as a sentence. */
export function pdfProblem(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return 'The PDF is protected by a password. Save a copy to open it.';
  if (name === 'InvalidPDFException') return 'The PDF is damaged. Save a copy to try another program.';
  return 'The PDF could not be drawn. Save a copy to look at it.';
}
