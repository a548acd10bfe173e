/** Prints the median time of a 60-page PDF and of a 10,000-row workbook. Run: `node test/bench/reports.ts`. */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderPdf } from '../../electron/engine/reports/pdf/render-pdf.ts';
import { renderWorkbook } from '../../electron/engine/reports/xlsx/render-workbook.ts';
import { bigModel } from '../fixtures/report-model.ts';

const RUNS = 5;
const TARGET_MS = 2000;
const folder = mkdtempSync(join(tmpdir(), 'trustbench-bench-'));

async function median(name: string, work: (path: string) => Promise<string>): Promise<void> {
  const times: number[] = [];
  let what = '';
  for (let i = 0; i < RUNS; i += 1) {
    const start = performance.now();
    what = await work(join(folder, `${i}`));
    times.push(performance.now() - start);
  }
  const middle = times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  console.log(`${name} (${what}): median ${Math.round(middle)} ms of ${RUNS}, target ${TARGET_MS} ms`);
}

const pages = bigModel({ controls: 48, items: 10, evidence: 4 });
const rows = bigModel({ controls: 110, items: 80, evidence: 10 });
await median('PDF', async (path) => `${(await renderPdf(pages, createWriteStream(path))).pages} pages`);
await median(
  'Workbook',
  async (path) => `${(await renderWorkbook(rows, createWriteStream(path))).rows} rows`,
);
rmSync(folder, { recursive: true });
