import { createHash } from 'node:crypto';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { WORKERS } from '../electron/engine/jobs/worker-url.ts';
import { loadAssets } from '../electron/host/assets.ts';
import { ASSET_MANIFEST, type AssetManifest } from '../shared/contract/assets.ts';
import { DIST, fingerprint, forget, ROOT, stamp, type Part } from './parts.ts';
import { listedOnly } from './supply-chain/listed-only.ts';

/** Builds one part from scratch. @throws Error of the bundler, with the place in the source */
export async function bundle(part: Part): Promise<void> {
  const sources = fingerprint(part);
  forget(part);
  await BUNDLERS[part]();
  stamp(part, sources);
}

const BUNDLERS: Record<Part, () => Promise<void>> = {
  renderer: bundleRenderer,
  shell: bundleShell,
  engine: bundleEngine,
};

async function bundleRenderer(): Promise<void> {
  await build({ configFile: join(ROOT, 'vite.config.ts'), root: join(ROOT, 'renderer'), logLevel: 'warn' });
  writeAssetManifest(join(DIST, 'renderer'));
}

/** Lists the files that the desktop shell may serve. */
function writeAssetManifest(folder: string): void {
  const manifest: AssetManifest = {};
  for (const [address, { mediaType, body }] of loadAssets(folder)) {
    if (address.startsWith('/.') || address === `/${ASSET_MANIFEST}`) continue;
    manifest[address] = {
      file: address.slice(1),
      mime: mediaType,
      sha256: createHash('sha256').update(body).digest('hex'),
    };
  }
  writeFileSync(join(folder, ASSET_MANIFEST), JSON.stringify(manifest, null, 2));
}

/** CommonJS, one file each: a sandboxed preload script can import nothing, and old Electron runs no modules. */
async function bundleShell(): Promise<void> {
  const common = { format: 'cjs', outDir: 'shell', target: 'node18', external: ['electron'] } as const;
  await build(nodeConfig({ ...common, entries: { main: 'electron/main/main.ts' }, empty: true }));
  await build(nodeConfig({ ...common, entries: { preload: 'electron/preload/preload.ts' }, empty: false }));
}

/** Packages with a native part or data files of their own stay in node_modules; the rest is bundled. */
export const ENGINE_EXTERNAL = [
  '@napi-rs/canvas',
  'better-sqlite3',
  'exceljs',
  'pdfjs-dist',
  'pdfkit',
  'tesseract.js',
];

/** A tool of development that `debug` colours its lines with where it finds it; it is not shipped. */
const NOT_SHIPPED = ['supports-color'];

/** Modules. The entry and each worker lie side by side, which is how `worker-url.ts` finds them. */
async function bundleEngine(): Promise<void> {
  const workers = Object.entries(WORKERS).map(([name, path]) => [name, join('electron/engine/jobs', path)]);
  const entries: Record<string, string> = {
    process: 'electron/engine/process.ts',
    ...Object.fromEntries(workers),
  };
  await build(
    nodeConfig({
      format: 'es',
      outDir: 'engine',
      target: 'node22',
      external: [...ENGINE_EXTERNAL, ...NOT_SHIPPED],
      entries,
      empty: true,
    }),
  );
  cpSync(join(ROOT, 'electron/engine/reports/fonts'), join(DIST, 'engine/fonts'), { recursive: true });
  cpSync(join(ROOT, 'electron/engine/reports/binder/page'), join(DIST, 'engine/binder'), { recursive: true });
}

interface NodeBundle {
  format: 'cjs' | 'es';
  /** Inside dist. */
  outDir: string;
  target: string;
  external: readonly string[];
  /** Name to source file. */
  entries: Readonly<Record<string, string>>;
  /** Empties the folder first. */
  empty: boolean;
}

function nodeConfig({ format, outDir, target, external, entries, empty }: NodeBundle): InlineConfig {
  const extension = format === 'cjs' ? 'cjs' : 'js';
  const input = Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(ROOT, path)]));
  return {
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    plugins: [listedOnly()],
    define: { BUILD_DAY: JSON.stringify(new Date().toISOString().slice(0, 10)) },
    ssr: { noExternal: true, external: [...external], target: 'node' },
    build: {
      ssr: true,
      target,
      outDir: join(DIST, outDir),
      emptyOutDir: empty,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input,
        external: [...external],
        output: {
          format,
          entryFileNames: `[name].${extension}`,
          chunkFileNames: `[name]-[hash].${extension}`,
        },
      },
    },
  };
}
