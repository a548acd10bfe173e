import { create } from 'zustand';
import { AppError } from '../../shared/domain/errors.ts';
import { count, plural } from '../app/format.ts';
import type { Incoming } from '../app/incoming.ts';
import type { Offered } from '../app/offer.ts';
import { platform } from '../app/platform.ts';

/** Files on their way to the engine, for the tray of work in progress. */
export interface Upload {
  id: number;
  label: string;
  done: number;
  total: number;
  cancel: () => void;
}

export const useUploads = create<{ uploads: readonly Upload[] }>(() => ({ uploads: [] }));

let last = 0;

/** How often the tray is told (milliseconds): each telling draws it anew. */
const TELLING = 100;

/**
 * Makes files known to the engine, with progress in the tray.
 *
 * @throws AppError cancelled
 */
export async function offerFiles(incoming: readonly Incoming[]): Promise<Offered> {
  const controller = new AbortController();
  last += 1;
  const upload: Upload = {
    id: last,
    label: `Reading ${plural(incoming.length, 'file')}`,
    done: 0,
    total: incoming.length,
    cancel: () =>
      controller.abort(new AppError('cancelled', 'Attaching was cancelled. Nothing was attached.')),
  };
  const put = (change: (others: readonly Upload[]) => readonly Upload[]) =>
    useUploads.setState(({ uploads }) => ({ uploads: change(uploads.filter(({ id }) => id !== upload.id)) }));
  put((others) => [...others, upload]);
  let told = 0;
  try {
    return await platform.offer(incoming, {
      signal: controller.signal,
      onProgress: (done) => {
        if (performance.now() - told < TELLING) return;
        told = performance.now();
        put((others) => [...others, { ...upload, done }]);
      },
    });
  } finally {
    put((others) => others);
  }
}

/** "file 3 of 10,000". */
export const uploadWords = ({ done, total }: Upload): string =>
  `file ${count(Math.min(done + 1, total))} of ${count(total)}`;
