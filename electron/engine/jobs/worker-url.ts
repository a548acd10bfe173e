/** Where a worker thread's program stands: beside the engine's bundle, or in the source tree. */
import { setFlagsFromString } from 'node:v8';

/** Every worker of the engine; each is also an entry of the build, which writes it as NAME.js beside the bundle. */
export const WORKERS = {
  'check-worker': '../workspace/check-worker.ts',
  'rekey-worker': '../workspace/rekey-worker.ts',
  'seal-worker': '../workspace/seal-worker.ts',
  'population-worker': '../audit/population-worker.ts',
  'workbook-worker': '../tables/workbook-worker.ts',
  'intake-worker': '../evidence/intake/intake-worker.ts',
  'extraction-worker': '../evidence/extraction/extraction-worker.ts',
  'viewing-worker': '../evidence/viewing/viewing-worker.ts',
  'render-worker': '../reports/render-worker.ts',
  'redaction-worker': '../evidence/redaction/redaction-worker.ts',
  'marked-copies-worker': '../audit/marked-copies/marked-copies-worker.ts',
  'policy-worker': '../registers/policy-text/policy-worker.ts',
  'round-trip-worker': '../matrix/round-trip-worker.ts',
} as const;

/** The bundle ends in .js, the source in .ts. */
const isBundled = import.meta.url.endsWith('.js');

// From source every thread strips types with one WebAssembly module that V8 shares among them. V8 13.6 crashes now and then when
// threads come and go while it compiles that module's calls to JavaScript anew (Runtime_TierUpWasmToJSWrapper); it never gets to it
// with a budget of so many calls.
if (!isBundled) setFlagsFromString('--wasm-wrapper-tiering-budget=1000000000');

/** The address to give to `new Worker`. */
export function workerUrl(name: keyof typeof WORKERS): URL {
  return new URL(isBundled ? `./${name}.js` : WORKERS[name], import.meta.url);
}
