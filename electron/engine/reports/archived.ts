/** Reports for an archive: the pages, and inside the same file the workbook with the data they were made of (PDF/A-3). */
import { PassThrough, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ReportMeta } from '../../../shared/domain/report-model.ts';
import type { RenderOptions } from './progress.ts';

type Write<Model, Result> = (model: Model, to: Writable, options: RenderOptions) => Promise<Result>;

const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A writer of PDF that puts the workbook of the model into the file when the settings of the firm ask for archives. */
export function archived<Model extends { meta: ReportMeta }, Result>(
  pdf: Write<Model, Result>,
  workbook: Write<Model, unknown>,
  name: string,
): Write<Model, Result> {
  return async (model, to, options) => {
    if (!model.meta.settings.archival) return pdf(model, to, options);
    const through = new PassThrough();
    const [bytes] = await Promise.all([
      buffer(through),
      workbook(model, through, { ...(options.signal && { signal: options.signal }) }),
    ]);
    const data = {
      name,
      description: 'The data of this report as a workbook',
      mediaType: EXCEL,
      relationship: 'Data',
      bytes,
    } as const;
    return pdf(model, to, { ...options, attachments: [...(options.attachments ?? []), data] });
  };
}
