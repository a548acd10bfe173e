/** A Type II report of a large engagement as PDF: seconds and memory, beside Chromium printing the same rows. */
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { renderInWorker } from '../../electron/engine/reports/render.ts';
import type { ReportModel } from '../../shared/domain/report-model.ts';
import { findChromium } from '../e2e/runtimes.ts';
import { bigModel } from '../fixtures/report-model.ts';
import type { Line } from './line.ts';
import { median, timed } from './measure.ts';
import { weighed } from './memory.ts';

const ROUNDS = 3;

export async function benchReportPdf(folder: string): Promise<Line[]> {
  const model = bigModel({ controls: 110, items: 60, evidence: 6 });
  const page = join(folder, 'report.html');
  writeFileSync(page, asPage(model));
  const ours: { seconds: number; memory: number }[] = [];
  const theirs: number[] = [];
  let pages = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const path = join(folder, `${round}.pdf`);
    ours.push(
      await weighed(async () => {
        pages = (await renderInWorker({ document: 'report', model }, 'pdf', path)).pages ?? 0;
      }),
    );
    const printed = join(folder, `${round}-chromium.pdf`);
    theirs.push(await timed(() => print(page, printed)));
    if (statSync(printed).size < 100_000) throw new Error('Chromium printed next to nothing.');
  }
  const name = `Type II report of ${pages} pages`;
  const seconds = median(ours.map((one) => one.seconds));
  return [
    { name, ours: seconds, unit: 's', target: { most: 5 } },
    {
      name: `${name} beside print to PDF`,
      ours: seconds,
      unit: 's',
      reference: { name: 'Chromium, the same rows', value: median(theirs) },
      target: { ratio: 1 },
    },
    {
      name: `${name}: memory above idle`,
      ours: Math.max(...ours.map((one) => one.memory)),
      unit: 'MB',
      target: { most: 300 },
    },
  ];
}

/** From the start of the program to the written file, as somebody would who prints with it. */
async function print(page: string, path: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: findChromium(process.env),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(page).href);
    await tab.pdf({ path, format: 'A4', tagged: true, outline: true, displayHeaderFooter: true });
  } finally {
    await browser.close();
  }
}

const escape = (value: unknown): string =>
  String(value ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');

const table = (head: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  `<table><thead><tr>${head.map((cell) => `<th>${escape(cell)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

/** The long tables of the report, as a page to print. */
function asPage({ meta, criteria, controls, tests, findings, evidence }: ReportModel): string {
  const samples = tests.map((test) => {
    const letters = test.attributes.map(({ key }) => key);
    const rows = test.items.map((item) => [
      item.position,
      item.key,
      ...letters.map((letter) => item.marks[letter] ?? ''),
      item.note,
    ]);
    return `<h2>${escape(test.workpaperRef)}</h2>${table(['No.', 'Item', ...letters, 'Note'], rows)}`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escape(meta.client)}</title>
<style>body{font:9.5pt/13pt sans-serif}table{width:100%;border-collapse:collapse;font-size:8.5pt}td,th{text-align:left;vertical-align:top;border-bottom:.5pt solid #ccc;padding:3pt}tr{break-inside:avoid}h1{break-before:page}</style>
<h1>Criteria</h1>${table(
    ['Criterion', 'Summary', 'Rating', 'Reasons', 'Controls'],
    criteria.map((c) => [c.id, c.summary, c.rating, c.reasons.join(' '), c.controls.join(', ')]),
  )}
<h1>Matrix</h1>${table(
    ['Control', 'Activity', 'Owner', 'Frequency', 'Criteria', 'Evidence'],
    controls.map((c) => [
      c.ref,
      c.statement,
      c.owner,
      c.frequency,
      c.criteria.join(' '),
      c.evidenceRefs.join(' '),
    ]),
  )}
<h1>Tests</h1>${table(
    ['Control', 'Test performed', 'Result', 'Conclusion'],
    tests.map((t) => [t.controlRef, t.procedure, t.result, t.conclusion]),
  )}
<h1>Findings</h1>${table(
    ['Finding', 'Condition', 'Cause', 'Effect', 'Recommendation', 'Response'],
    findings.map((f) => [f.ref, f.condition, f.cause, f.effect, f.recommendation, f.response?.text]),
  )}
<h1>Samples</h1>${samples.join('')}
<h1>Evidence</h1>${table(
    ['Evidence', 'Title', 'File', 'SHA-256', 'Controls'],
    evidence.map((e) => [e.ref, e.title, e.fileName, e.sha256, e.controls.join(' ')]),
  )}</html>`;
}
