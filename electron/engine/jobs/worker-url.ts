/** Where a worker thread's program stands: beside the engine's bundle, or in the source tree. */

/** Every worker of the engine; each is also an entry of the build, which writes it as NAME.js beside the bundle. */
export const WORKERS = {
  'check-worker': '../workspace/check-worker.ts',
  'population-worker': '../audit/population-worker.ts',
  'workbook-worker': '../tables/workbook-worker.ts',
  'read-worker': '../evidence/read-worker.ts',
  'render-worker': '../reports/render-worker.ts',
  'marked-copies-worker': '../audit/marked-copies/marked-copies-worker.ts',
  'round-trip-worker': '../matrix/round-trip-worker.ts',
} as const;

/** The address to give to `new Worker`. The bundle ends in .js, the source in .ts; that tells which of the two is running. */
export function workerUrl(name: keyof typeof WORKERS): URL {
  const isBundled = import.meta.url.endsWith('.js');
  return new URL(isBundled ? `./${name}.js` : WORKERS[name], import.meta.url);
}
