/** Marked copies, read back with poppler: the original is drawn with the marks on it, and nothing else of it comes along. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewEvidenceMark } from '../../shared/contract/audit/evidence-marks.ts';
import type { AttachResult } from '../../shared/contract/evidence/intake.ts';
import { markedCopies } from '../../electron/engine/audit/marked-copies/export.ts';
import type { MarkedCopies, MarkedFile } from '../../electron/engine/audit/marked-copies/model.ts';
import { runCopies } from '../../electron/engine/audit/marked-copies/run-worker.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../fixtures/engine.ts';
import {
  bombPdf,
  brokenPng,
  endlessPdf,
  hollowPdf,
  hugePng,
  turnedPdf,
  whitePng,
} from '../fixtures/marked-files.ts';
import { lockedPdf } from '../fixtures/pdfs.ts';
import { SECRET, SECRET_BOX, secretPdf } from '../fixtures/redacted-files.ts';
import { hasProgram, newFolder, run } from './reports/programs.ts';

const BOX: NewEvidenceMark = {
  page: 1,
  kind: 'rectangle',
  x1: 4000,
  y1: 4000,
  x2: 6000,
  y2: 6000,
  text: 'Seen',
};

const canRead = ['pdftotext', 'pdftoppm', 'pdfinfo'].every(hasProgram);

let engine: TestEngine;
beforeAll(async () => {
  engine = startEngine();
  await createEngagement(engine);
  await engine.api.matrix.addControl({ ref: 'CHG-01', title: 'Changes are approved' });
});
afterAll(() => engine[Symbol.asyncDispose]());

type Attached = AttachResult['added'][number];

/** Attaches a file that is not there yet. */
async function attach(name: string, bytes: Uint8Array): Promise<Attached> {
  const started = await engine.api.evidence.attach({ files: [engine.source(name, bytes)] });
  const { added } = await resultOf<AttachResult>(engine.api, started);
  const [record] = added;
  if (!record) throw new Error(`${name} was not attached`);
  return record;
}

/** Marks a new file and exports its copies. */
async function copyOf(name: string, bytes: Uint8Array, marks: NewEvidenceMark[] = [BOX]) {
  const { id, ref, sha256 } = await attach(name, bytes);
  await engine.api.audit.addEvidenceMarks({ evidenceId: id, marks });
  const started = await engine.api.audit.exportMarkedCopies({
    of: { evidenceId: id },
    target: engine.target(`${ref}.pdf`),
  });
  const result = await resultOf<{ pages: number; problems: string[] }>(engine.api, started);
  const path = join(engine.folder, `${ref}.pdf`);
  return { ...result, path, sha256, text: run('pdftotext', '-layout', path, '-') };
}

/** A set of copies without files. */
const NOTHING: MarkedCopies = {
  title: 'Marked evidence',
  client: 'Client',
  at: '2026-07-01T09:00:00+02:00',
  provenance: '',
  files: [],
};

/** An attached file with one mark on its first page. */
function toFile({ ref, fileName, sha256, size, type }: Attached): MarkedFile {
  const mark = { number: 1, kind: 'rectangle', mark: null, x1: 0, y1: 0, x2: 100, y2: 100 } as const;
  const said = { words: 'Seen', cell: '', madeBy: 'Ada Test', madeAt: '2026-01-02T03:04:05Z' };
  const pages = [{ number: 1, marks: [{ ...mark, ...said }] }];
  return { ref, title: fileName, version: 1, fileName, mediaType: type, sha256, size, pages, boxes: [] };
}

interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The smallest area that holds every pixel of a colour, in px of the page at 72 dpi. */
function areaOf(path: string, is: (r: number, g: number, b: number) => boolean): Area {
  const file = join(newFolder(), 'page');
  run('pdftoppm', '-r', '72', '-f', '1', '-l', '1', '-singlefile', path, file);
  const bytes = readFileSync(`${file}.ppm`);
  const [, width = 0] = /^P6\s+(\d+)\s+\d+\s+255\s/.exec(bytes.toString('latin1', 0, 40))?.map(Number) ?? [];
  const pixels = bytes.subarray(bytes.length - Math.floor((bytes.length - 12) / (3 * width)) * 3 * width);
  const area = { left: Infinity, top: Infinity, right: -1, bottom: -1 };
  for (let at = 0; at < pixels.length; at += 3) {
    if (!is(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0)) continue;
    const [x, y] = [(at / 3) % width, Math.floor(at / 3 / width)];
    area.left = Math.min(area.left, x);
    area.right = Math.max(area.right, x);
    area.top = Math.min(area.top, y);
    area.bottom = Math.max(area.bottom, y);
  }
  return area;
}

const isRed = (r: number, g: number, b: number) => r > 200 && g < 60 && b < 60;
const isGreen = (r: number, g: number, b: number) => g > 200 && r < 60 && b < 60;

describe.skipIf(!canRead)('marked copies', () => {
  it('show an image with its marks, and leave its bytes alone', async () => {
    const bytes = whitePng(200, 200);
    const { path, pages, problems, text, sha256 } = await copyOf('okta 東京.png', bytes, [
      BOX,
      { ...BOX, kind: 'tick', mark: 'traced', text: 'to the policy' },
    ]);
    expect({ pages, problems }).toEqual({ pages: 1, problems: [] });
    expect(text).toContain('Marked evidence of EV-0001');
    expect(text).toContain('okta 東京.png, version 1, page 1');
    expect(text).toContain(sha256);
    expect(text).toMatch(/1\s+Seen/);
    expect(text).toMatch(/2\s+T: traced to source\. to the policy/);
    expect(text).toContain('Ada Test');
    // The picture is a square as wide as the text; the box lies in the middle fifth of it.
    const marked = areaOf(path, (r, g, b) => b > r && r > g && b - g > 60);
    const side = 595.28 - 2 * 51.02;
    expect(marked.left).toBeGreaterThan(51);
    const tall = await engine.session.workspace.content.readAll(sha256);
    expect(createHash('sha256').update(tall).digest('hex')).toBe(
      createHash('sha256').update(bytes).digest('hex'),
    );
    expect(marked.right).toBeLessThan(51 + side * 0.65);
  });

  it('show a turned PDF page upright with what its annotations show, and run nothing of it', async () => {
    const { path, problems, text } = await copyOf('scan.pdf', turnedPdf());
    expect(problems).toEqual([]);
    expect(text.replaceAll(/\s+/g, '')).toContain('Sidewaysscan');
    expect(run('pdfinfo', path)).toMatch(/JavaScript:\s+no/);
    expect(readFileSync(path).includes('app.alert')).toBe(false);
    const red = areaOf(path, isRed);
    const green = areaOf(path, isGreen);
    // Red is shown at the top left, green at the bottom right, of a page twice as high as wide.
    const width = green.right - red.left;
    const height = green.bottom - red.top;
    expect(height / width).toBeCloseTo(2, 1);
    expect((red.right - red.left) / width).toBeCloseTo(0.2, 1);
    expect((green.right - green.left) / width).toBeCloseTo(0.2, 1);
    const isViolet = (r: number, g: number, b: number) => r > 80 && r < 140 && g < 90 && b > 140;
    const box = areaOf(path, isViolet);
    expect((box.top - red.top) / height).toBeLessThan(0.42);
    expect((box.top - red.top) / height).toBeGreaterThan(0.3);
  });

  it('burn in what is redacted, and leave nothing under it', async () => {
    const record = await attach('staff.pdf', await secretPdf());
    const redaction = { ...SECRET_BOX, what: 'name', reason: 'Personal data' };
    await engine.api.evidence.addRedactions({ id: record.id, redactions: [redaction] });
    await engine.api.audit.addEvidenceMarks({ evidenceId: record.id, marks: [BOX, { ...BOX, page: 2 }] });
    const started = await engine.api.audit.exportMarkedCopies({
      of: { evidenceId: record.id },
      target: engine.target('staff-marked.pdf'),
    });
    expect(await resultOf(engine.api, started)).toMatchObject({ pages: 2, problems: [] });
    const path = join(engine.folder, 'staff-marked.pdf');
    const text = run('pdftotext', '-layout', path, '-');
    expect(text).toContain('staff.pdf, version 1, page 1, redacted');
    expect(text).not.toContain(SECRET);
    expect(text).not.toContain('names nobody');
    expect(readFileSync(path).includes(SECRET)).toBe(false);
    expect(run('pdfdetach', '-list', path)).toContain('0 embedded files');
  });

  it('say why a file is not shown, in the place of its pages', async () => {
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64');
    const hostile: [string, Uint8Array, string][] = [
      ['damaged.pdf', Buffer.from('%PDF-1.7\nthis is all there is'), 'damaged'],
      ['endless.pdf', endlessPdf(), 'damaged'],
      ['hollow.pdf', hollowPdf(), 'its page has no size'],
      ['locked.pdf', await lockedPdf(), 'it is protected by a password'],
      ['huge.png', hugePng(), 'it has 100000 by 100000 px'],
      ['broken.png', brokenPng(), 'damaged'],
      ['picture.gif', gif, 'this file is image/gif'],
    ];
    const files: MarkedFile[] = [];
    for (const [name, bytes] of hostile) files.push(toFile(await attach(name, bytes)));
    const beyond = toFile(await attach('short.pdf', Buffer.concat([turnedPdf(), Buffer.from('\n')])));
    const { problems, pages, pdf } = await runCopies(
      engine.session.workspace.content,
      { ...NOTHING, files: [...files, { ...beyond, pages: [{ number: 7, marks: [] }] }] },
      { signal: new AbortController().signal, onFile: () => {} },
    );
    hostile.forEach(([name, , reason], index) => {
      expect(problems[index]).toContain(`${name} is not shown: `);
      expect(problems[index]).toContain(reason);
    });
    expect(problems.at(-1)).toContain(
      'short.pdf is not shown: it ends with page 1, and the mark is on page 7',
    );
    expect(pages).toBe(8);
    const text = run('pdftotext', '-layout', engine.file('hostile.pdf', pdf), '-');
    expect(text.match(/is not shown/g)).toHaveLength(8);
    // Long reasons take two lines; the words of the mark stand below each.
    expect(text.match(/1\s+Seen/g)).toHaveLength(7);
  });

  it('give each test its own copies, with the cells of its marks', async () => {
    const [test] = (await engine.api.audit.tests({})).filter(({ workpaper }) => workpaper === 'E-CHG-01');
    if (!test) throw new Error('E-CHG-01 is missing');
    const { attributes } = await engine.api.audit.sheet({ testId: test.id });
    const { id } = await attach('ticket.png', whitePng(30, 20));
    await engine.api.audit.addEvidenceMarks({
      evidenceId: id,
      marks: [{ ...BOX, testId: test.id, attributeId: attributes[0]?.id ?? null }, BOX],
    });
    const job = { signal: new AbortController().signal, progress: () => {} };
    const [made, ...others] = await markedCopies(engine.session, 'all', job);
    expect(others).toEqual([]);
    expect(made).toMatchObject({ workpaper: 'E-CHG-01', pages: 1, problems: [] });
    const path = engine.file('e-chg-01.pdf', made?.pdf ?? new Uint8Array());
    const text = run('pdftotext', '-layout', path, '-');
    expect(text).toContain('E-CHG-01, attribute A; Ada Test');
    expect(text.match(/Seen/g)).toHaveLength(1);
  });

  it('name the file that takes too much memory or time, and copy the others', async () => {
    const bomb = await attach('bomb.pdf', bombPdf());
    const plain = await attach('plain.png', whitePng(10, 10));
    const copies: MarkedCopies = { ...NOTHING, files: [bomb, plain].map(toFile) };
    const { content } = engine.session.workspace;
    const made = await runCopies(content, copies, {
      signal: new AbortController().signal,
      onFile: () => {},
      limits: { time: 20_000, memory: 150_000_000 },
    });
    expect(made.problems).toHaveLength(1);
    expect(made.problems[0]).toMatch(/bomb\.pdf is not shown: .*memory/);
    expect(made.pages).toBe(2);
  });

  it('stop when they are cancelled', async () => {
    const cancelled = new AbortController();
    cancelled.abort();
    const job = { signal: cancelled.signal, progress: () => {} };
    await expect(markedCopies(engine.session, 'all', job)).rejects.toThrow('aborted');
  });
});
