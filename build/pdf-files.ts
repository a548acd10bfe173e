import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * What pdf.js fetches while it draws, by folder of its package: tables of Asian encodings, the fonts that a PDF may leave
 * out, and the decoders of what scanners write. The policy admits no WebAssembly, so those that are plain scripts.
 */
const NEEDED: Record<string, RegExp> = {
  cmaps: /^/,
  standard_fonts: /^/,
  wasm: /_nowasm_fallback\.js$|^LICENSE_/,
};

/**
 * Copies these files beside the built renderer, under an address that holds their version: pdf.js asks for them by name, and
 * browsers keep what the host serves.
 */
export function pdfFiles(): Plugin {
  return {
    name: 'pdf-files',
    apply: 'build',
    generateBundle() {
      const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
      const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
      for (const [folder, needed] of Object.entries(NEEDED)) {
        const from = join(dirname(manifest), folder);
        for (const name of readdirSync(from).filter((file) => needed.test(file))) {
          const fileName = `pdfjs-${version}/${folder}/${name}`;
          this.emitFile({ type: 'asset', fileName, source: readFileSync(join(from, name)) });
        }
      }
    },
  };
}
