import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pdfFiles } from './build/pdf-files.ts';
import { licenceFile } from './build/supply-chain/licence-list.ts';
import { listedOnly } from './build/supply-chain/listed-only.ts';

/** Builds the renderer. The desktop shell and the loopback host both serve the result as plain files. */
export default defineConfig({
  root: 'renderer',
  base: './',
  publicDir: false,
  plugins: [react(), pdfFiles(), licenceFile(), listedOnly()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // Electron 25, the oldest shell that the end-to-end tests run on, embeds Chromium 114.
    target: 'chrome114',
    manifest: true,
    // The content security policy admits no data: scripts or fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
});
