import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadAssets } from '../../../electron/host/assets.ts';

it('serves files of the types that the renderer is made of, and none of another', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assets-'));
  mkdirSync(join(folder, 'pdfjs', 'fonts'), { recursive: true });
  const names = ['index.html', 'app.js', 'pdfjs/90ms-RKSJ-H.bcmap', 'pdfjs/fonts/a.pfb', 'pdfjs/fonts/a.ttf'];
  const others = ['pdfjs/LICENSE_FOXIT', 'pdfjs/decoder.wasm', 'notes.txt', 'a.sqlite'];
  for (const name of [...names, ...others]) writeFileSync(join(folder, name), name);
  const assets = loadAssets(folder);
  expect([...assets.keys()].toSorted()).toEqual(names.map((name) => `/${name}`).toSorted());
  expect(assets.get('/pdfjs/fonts/a.ttf')?.mediaType).toBe('font/ttf');
  rmSync(folder, { recursive: true });
});
