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
import { createEngagement, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { ATTACKS, FORMULAS, makeHostile, smallWorkspace } from '../fixtures/hostile-text.ts';
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

async function written(kind: ExportKind, format: ReportFormat, from = engine): Promise<Buffer> {
  const rendered = EXPORTERS[kind](from.session, { at: '2026-07-01T10:00:00Z' });
  const pieces = new PassThrough();
  const [bytes] = await Promise.all([buffer(pieces), writeDocument(rendered, format, pieces, {})]);
  return bytes;
}

const kindsIn = (format: ReportFormat) =>
  // Marked copies and the files of a binder come out of the workspace, and have tests of their own; a bridge letter has one below.
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

/** What a PDF would run or leads to; that the attacks are missing in its text, too. */
function faultsOfPdf(path: string, bytes: Buffer): unknown[] {
  writeFileSync(path, bytes);
  const { stdout: objects } = spawnSync('qpdf', ['--json', '--json-key=qpdf', path], {
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  });
  const { stdout: text } = spawnSync('pdftotext', [path, '-'], { encoding: 'utf8' });
  return [
    ...(objects.match(/"\/(?:JavaScript|JS|Launch|SubmitForm|ImportData|EmbeddedFiles|RichMedia|AA)"/g) ??
      []),
    ...(objects.match(/"\/URI": "u:(?!https?:|mailto:)/g) ?? []),
    ...(objects.length > 1000 ? [] : ['not read']),
    ...(/onerror=|onload=|javascript:|<script>/.test(text.replaceAll(/\s/g, '')) ? [] : ['no attack in it']),
  ];
}

it.each(kindsIn('pdf'))('%s as a PDF runs nothing and shows the attacks as text', async (kind) => {
  expect(faultsOfPdf(join(engine.folder, `${kind}.pdf`), await written(kind, 'pdf'))).toEqual([]);
});

/** What Word would take for more than text. */
async function faultsOfDocx(document: Buffer): Promise<unknown[]> {
  return [...(await readZip(document))].flatMap(([name, bytes]) => {
    const xml = bytes.toString('utf8');
    const isContent = name.startsWith('word/') && name.endsWith('.xml');
    const fields = isContent ? [...xml.matchAll(/<w:instrText[^>]*>[^<]*/g)].map(([field]) => field) : [];
    return [
      ...(xml.match(/Target="javascript:/g) ?? []),
      ...fields.filter((field) => /pwned|HYPERLINK "?(?!#)javascript/.test(field)),
      ...((isContent && xml.match(/<img|<svg |<script|<w:altChunk/g)) || []),
    ];
  });
}

describe('what is read by a program', () => {
  it.each(kindsIn('docx'))('%s for Word has no field that came from a text', async (kind) => {
    expect(await faultsOfDocx(await written(kind, 'docx'))).toEqual([]);
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

it('a bridge letter has no field that came from a text', async () => {
  await using other = startEngine();
  await createEngagement(other);
  const [attack, formulas] = [ATTACKS.slice(0, 4).join(' '), FORMULAS.join(' ')];
  await other.api.documents.setBridge({ lastTo: '2026-06-30', gapTo: '2026-08-31', auditor: attack });
  const incident = {
    name: attack,
    number: 'INC-7',
    significance: 'yes',
    beganAt: '2026-07-10T08:00:00Z',
    detectedAt: '2026-07-10T08:10:00Z',
    effect: `${formulas} ${attack}`,
  };
  await other.api.registers.add({ register: 'incidents', records: [incident] });
  const letter = await written('bridge', 'docx', other);
  expect(await faultsOfDocx(letter)).toEqual([]);
  expect([...(await readZip(letter)).values()].some((part) => part.includes('pwned'))).toBe(true);
  expect(faultsOfPdf(join(other.folder, 'bridge.pdf'), await written('bridge', 'pdf', other))).toEqual([]);
  const json = (await written('bridge', 'json', other)).toString('utf8');
  expect(() => JSON.parse(json)).not.toThrow();
});
