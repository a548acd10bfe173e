/** Attacks in every text of an engagement come out of every export as text. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORTERS } from '../../electron/engine/reports/exporters.ts';
import { writeDocument } from '../../electron/engine/reports/writers.ts';
import { formatsOf, REPORT_KINDS, type ExportKind } from '../../shared/domain/report-kinds.ts';
import type { ReportFormat } from '../../shared/domain/report-kinds.ts';
import { startEngine, type TestEngine } from '../fixtures/engine.ts';
import { makeHostile, smallWorkspace } from '../fixtures/hostile-text.ts';
import { readZip } from '../fixtures/zip.ts';

let engine: TestEngine;
let hostile: ReturnType<typeof makeHostile>;

beforeAll(async () => {
  engine = startEngine();
  const path = engine.file('hostile.trustbench', smallWorkspace());
  hostile = makeHostile(path);
  await engine.api.workspace.open({ file: engine.source('hostile.trustbench') });
});
afterAll(() => engine[Symbol.asyncDispose]());

async function written(kind: ExportKind, format: ReportFormat): Promise<Buffer> {
  const rendered = EXPORTERS[kind](engine.session, { at: '2026-07-01T10:00:00Z' });
  const pieces = new PassThrough();
  const [bytes] = await Promise.all([buffer(pieces), writeDocument(rendered, format, pieces, {})]);
  return bytes;
}

const kindsIn = (format: ReportFormat) =>
  // Marked copies and the files of a binder come out of the workspace, and have tests of their own; a bridge letter waits for decisions.
  REPORT_KINDS.filter(
    (kind) => formatsOf(kind).includes(format) && !['workpapers', 'binder', 'bridge'].includes(kind),
  );

it('is hostile in all columns of words that there are records for', () => {
  expect(hostile.tables).toBeGreaterThan(50);
  expect(hostile.columns).toBeGreaterThan(180);
  expect(hostile.cells).toBeGreaterThan(1000);
});

it.each(kindsIn('xlsx'))('%s as a workbook has no formula that came from a text', async (kind) => {
  const parts = await readZip(await written(kind, 'xlsx'));
  const names = [...parts.keys()];
  expect([...parts.values()].some((bytes) => bytes.includes('pwned'))).toBe(true);
  expect(names.filter((name) => /externalLink|vbaProject|activeX|embeddings/i.test(name))).toEqual([]);
  for (const [name, bytes] of parts) {
    const xml = bytes.toString('utf8');
    if (!name.startsWith('xl/worksheets/sheet')) continue;
    for (const [formula] of xml.matchAll(/<f[ >][^<]*<\/f>/g))
      expect(formula).not.toMatch(/HYPERLINK|WEBSERVICE|pwned|127\.0\.0\.1/);
    expect(xml).not.toMatch(/<img|<svg |<script/);
  }
  for (const name of names.filter((one) => one.endsWith('.rels')))
    expect(parts.get(name)?.toString('utf8')).not.toMatch(/javascript:|TargetMode="External"[^>]*127\.0/);
});

it.each(kindsIn('pdf'))('%s as a PDF runs nothing and shows the attacks as text', async (kind) => {
  const path = join(engine.folder, `${kind}.pdf`);
  writeFileSync(path, await written(kind, 'pdf'));
  const { stdout: objects } = spawnSync('qpdf', ['--json', '--json-key=qpdf', path], {
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  });
  expect(objects.length).toBeGreaterThan(1000);
  expect(objects).not.toMatch(
    /"\/(?:JavaScript|JS|Launch|SubmitForm|ImportData|EmbeddedFiles|RichMedia|AA)"/,
  );
  expect(objects).not.toMatch(/"\/URI": "u:(?!https?:|mailto:)/);
  const { stdout: text } = spawnSync('pdftotext', [path, '-'], { encoding: 'utf8' });
  expect(text.replaceAll(/\s/g, '')).toMatch(/onerror=|onload=|javascript:|<script>/);
});

describe('what is read by a program', () => {
  it.each(kindsIn('docx'))('%s for Word has no field that came from a text', async (kind) => {
    const parts = await readZip(await written(kind, 'docx'));
    for (const [name, bytes] of parts) {
      const xml = bytes.toString('utf8');
      expect(xml).not.toMatch(/Target="javascript:/);
      if (!name.startsWith('word/') || !name.endsWith('.xml')) continue;
      for (const [field] of xml.matchAll(/<w:instrText[^>]*>[^<]*/g))
        expect(field).not.toMatch(/pwned|HYPERLINK "?(?!#)javascript/);
      expect(xml).not.toMatch(/<img|<svg |<script|<w:altChunk/);
    }
  });

  it.each(kindsIn('json'))('%s as JSON parses and holds the attacks as they are', async (kind) => {
    const text = (await written(kind, 'json')).toString('utf8');
    expect(() => JSON.parse(text)).not.toThrow();
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('pwned');
  });

  it.each(kindsIn('html'))('%s as a page has no element that came from a text', async (kind) => {
    const html = (await written(kind, 'html')).toString('utf8');
    expect(html).not.toMatch(/<(?:img|svg|iframe|a)[^>]*pwned/i);
  });
});
