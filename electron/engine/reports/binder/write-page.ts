import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import type { BinderModel } from '../../../../shared/domain/report-binder.ts';
import { binderPage } from './page-html.ts';

/** Writes the binder as one page, and ends the stream. */
export async function writeBinderPage(model: BinderModel, write: Writable): Promise<void> {
  write.end(binderPage(model));
  await finished(write);
}
