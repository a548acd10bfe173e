import { createHash } from 'node:crypto';
import { PassThrough, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { markedCopiesName, type WorkpaperModel } from '../../../../../shared/domain/workpaper-model.ts';
import { safeName } from '../../../../../shared/domain/file-name.ts';
import type { RenderOptions } from '../../progress.ts';
import { throwIfCancelled } from '../../progress.ts';
import type { FontShelf } from '../fonts.ts';
import { renderWorkpaper, renderWorkpaperIndex, type PdfResult } from '../render-pdf.ts';

const INDEX = 'Index of workpapers.pdf';
/** As `sha256sum -c` reads it. */
const SUMS = 'SHA256SUMS.txt';

/**
 * Writes a zip with a PDF for each workpaper, named by its reference, its marked evidence attached to it; an index; and the hashes of
 * all. The same model gives the same bytes.
 * @throws AppError `cancelled` when the signal fires; what was written is no zip then
 */
export async function writeWorkpaperZip(
  model: WorkpaperModel,
  write: Writable,
  { attachments = [], onProgress, signal }: RenderOptions = {},
): Promise<PdfResult> {
  const zip = new ZipFile();
  // Zip holds local time without a zone; the digits of the stamp are taken as they stand, so that every machine writes the same.
  const mtime = new Date(model.meta.generatedAt.slice(0, 19));
  const sums: string[] = [];
  const results: PdfResult[] = [];
  const shelf: FontShelf = new Map();
  const add = (name: string, bytes: Buffer): void => {
    sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`);
    // What a PDF holds is compressed already.
    zip.addBuffer(bytes, name, { mtime, mode: 0o100644, forceDosTimestamp: true, compress: false });
  };
  const render = async (name: string, pdf: (to: Writable) => Promise<PdfResult>): Promise<void> => {
    const to = new PassThrough();
    const [bytes, result] = await Promise.all([buffer(to), pdf(to)]);
    results.push(result);
    add(name, bytes);
  };
  await render(INDEX, (to) => renderWorkpaperIndex(model, to, { signal, shelf }));
  for (const [done, paper] of model.papers.entries()) {
    throwIfCancelled(signal);
    onProgress?.({ phase: 'layout', done, total: model.papers.length });
    const marked = attachments.filter(({ name }) => name === markedCopiesName(paper.ref));
    await render(fileNameOf(paper.ref), (to) =>
      renderWorkpaper(model, paper, to, { attachments: marked, signal, shelf }),
    );
  }
  zip.addBuffer(Buffer.from(sums.join('')), SUMS, { mtime, mode: 0o100644, forceDosTimestamp: true });
  zip.end();
  await pipeline(zip.outputStream, write);
  return {
    pages: results.reduce((sum, { pages }) => sum + pages, 0),
    missing: [...new Set(results.flatMap(({ missing }) => missing))],
    warnings: [...new Set(results.flatMap(({ warnings }) => warnings))],
  };
}

/** References are a client's own words. */
const fileNameOf = (ref: string): string => safeName(`${ref.replaceAll(/[/\\]/g, '-')}.pdf`);
