/** Recognises text in pictures with Tesseract, from files of this installation only: nothing is fetched and nothing is kept. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import type { Worker } from 'tesseract.js';

/** Text of a screen is about this much too small for the recogniser, which was trained on print. */
const ENLARGED = 2;
/** Pixels that it is given at most: more takes longer and finds nothing more. */
const MOST_PIXELS = 16_000_000;
/** Engine mode of Tesseract: its neural network alone. */
const LSTM_ONLY = 1;

let started: Promise<Worker> | undefined;

/** Text of a picture, line by line. The recogniser is started once and ends with the thread. */
export async function recognise(picture: Canvas): Promise<string> {
  const worker = await (started ??= start());
  const { data } = await worker.recognize(fit(picture).toBuffer('image/png'));
  return data.text.trim();
}

async function start(): Promise<Worker> {
  const { createWorker } = await import('tesseract.js');
  const require = createRequire(import.meta.url);
  const languages = dirname(require.resolve('@tesseract.js-data/eng/package.json'));
  return createWorker('eng', LSTM_ONLY, {
    langPath: join(languages, '4.0.0_best_int'),
    cacheMethod: 'none',
    gzip: true,
    // Without one, an error would be thrown where nobody catches it; `recognize` is rejected with it.
    errorHandler: () => {},
  });
}

function fit(picture: Canvas): Canvas {
  const { width, height } = picture;
  const scale = Math.min(ENLARGED, Math.sqrt(MOST_PIXELS / (width * height)));
  const fitted = createCanvas(
    Math.max(1, Math.round(width * scale)),
    Math.max(1, Math.round(height * scale)),
  );
  const context = fitted.getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, fitted.width, fitted.height);
  return fitted;
}
