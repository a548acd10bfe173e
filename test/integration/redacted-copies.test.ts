/** Redacted copies, read back with poppler and ImageMagick: what lay under the boxes is nowhere in them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttachResult } from '../../shared/contract/evidence/intake.ts';
import type { NewRedaction } from '../../shared/contract/evidence/redaction.ts';
import { createEngagement, ended, resultOf, startEngine, type TestEngine } from '../fixtures/engine.ts';
import { brokenPng, endlessPdf, hugePng, whitePng } from '../fixtures/marked-files.ts';
import { lockedPdf } from '../fixtures/pdfs.ts';
import { cameraJpeg, commentedPng, SECRET, SECRET_BOX, secretPdf } from '../fixtures/redacted-files.ts';
import { hasProgram, run } from './reports/programs.ts';

interface Saved {
  fileName: string;
  mediaType: string;
  sha256: string;
  pages: number;
  redactions: number;
}

const BOX: NewRedaction = { page: 1, x1: 1000, y1: 1000, x2: 5000, y2: 3000, reason: 'Personal data' };

let engine: TestEngine;
beforeAll(async () => {
  engine = startEngine();
  await createEngagement(engine);
});
afterAll(() => engine[Symbol.asyncDispose]());

async function attach(name: string, bytes: Uint8Array | string): Promise<AttachResult['added'][number]> {
  const started = await engine.api.evidence.attach({ files: [engine.source(name, bytes)] });
  const [record] = (await resultOf<AttachResult>(engine.api, started)).added;
  if (!record) throw new Error(`${name} was not attached`);
  return record;
}

/** Starts writing the redacted copy of a new file to `copy-NAME`. */
async function start(name: string, bytes: Uint8Array, redactions: NewRedaction[]) {
  const record = await attach(name, bytes);
  await engine.api.evidence.addRedactions({ id: record.id, redactions });
  const started = await engine.api.evidence.saveRedactedCopy({
    id: record.id,
    target: engine.target(`copy-${name}`),
    log: engine.target(`log-${name}.csv`),
  });
  return {
    record,
    started,
    path: join(engine.folder, `copy-${name}`),
    log: join(engine.folder, `log-${name}.csv`),
  };
}

async function redact(name: string, bytes: Uint8Array, redactions: NewRedaction[] = [BOX]) {
  const { record, started, path, log } = await start(name, bytes, redactions);
  const saved = await resultOf<Saved>(engine.api, started);
  return { record, saved, path, bytes: readFileSync(path), log: readFileSync(log, 'utf8') };
}

const canRead = ['pdftotext', 'pdfinfo', 'pdfdetach', 'pdftoppm'].every(hasProgram);

describe.skipIf(!canRead)('a redacted PDF', () => {
  it('holds the secret in none of the places where the original had it', async () => {
    const original = await secretPdf();
    expect(original.includes(SECRET)).toBe(true);
    const what = 'name of an employee';
    const made = await redact('staff.pdf', original, [{ ...SECRET_BOX, what, reason: 'Personal data' }]);
    expect(run('pdftotext', engine.file('original.pdf', original), '-')).toContain(SECRET);
    expect(run('pdftotext', made.path, '-').trim()).toBe('');
    expect(made.bytes.includes(SECRET)).toBe(false);
    expect(made.bytes.includes(Buffer.from(SECRET, 'utf16le').swap16())).toBe(false);
    const info = run('pdfinfo', made.path);
    expect(info).toMatch(/Pages:\s+2/);
    expect(info).toMatch(/Page size:\s+600 x 800 pts/);
    expect(info).toMatch(/Form:\s+none/);
    expect(info).toContain(`Title:           ${made.record.ref}, redacted copy`);
    expect(run('pdfdetach', '-list', made.path)).toContain('0 embedded files');
    expect(made.saved).toMatchObject({ mediaType: 'application/pdf', pages: 2, redactions: 1 });
    // The picture of the page is black where the box is, and as it was elsewhere.
    run('pdftoppm', '-r', '72', '-f', '1', '-l', '1', '-singlefile', made.path, join(engine.folder, 'page'));
    const ppm = readFileSync(join(engine.folder, 'page.ppm'));
    const pixels = ppm.subarray(ppm.length - 600 * 800 * 3);
    const brightness = (x: number, y: number) => pixels[(y * 600 + x) * 3] ?? 0;
    expect(brightness(200, 90)).toBe(0);
    expect(brightness(62, 74)).toBeLessThan(8);
    expect(brightness(357, 110)).toBeLessThan(8);
    expect(brightness(400, 90)).toBeGreaterThan(250);
  });

  it('comes with a log of what was hidden, why, by whom, and of which bytes', async () => {
    const redactions = [
      { ...BOX, page: 2, what: '=HYPERLINK("x")', reason: 'Out of scope' },
      { ...SECRET_BOX, what: 'name of an employee', reason: 'Personal data' },
    ];
    const { log, saved, record, bytes } = await redact(
      'log.pdf',
      Buffer.concat([await secretPdf(), Buffer.from('\n')]),
      redactions,
    );
    expect(saved.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const [head, first, second] = log.trim().split('\r\n');
    expect(head).toContain('What is hidden,Reason,Redacted by');
    expect(first).toContain(`${record.ref},log,1,log.pdf,1,1,name of an employee,Personal data,Ada Test,`);
    expect(first).toContain(`${record.sha256},${saved.sha256}`);
    expect(second).toContain(`2,2,"'=HYPERLINK(""x"")",Out of scope`);
    expect(await engine.session.workspace.content.rehash(record.sha256, () => {})).toMatchObject({
      sha256: record.sha256,
    });
  });
});

describe('a redacted image', () => {
  it.skipIf(!hasProgram('convert'))(
    'is black where the box is, upright, and without its metadata',
    async () => {
      const original = cameraJpeg();
      expect(original.includes('Exif')).toBe(true);
      const { path, bytes, saved } = await redact('photo.jpg', original, [
        { ...BOX, x1: 0, y1: 5000, x2: 10_000, y2: 10_000 },
      ]);
      expect(saved.mediaType).toBe('image/jpeg');
      expect(bytes.includes('Exif') || bytes.includes(SECRET)).toBe(false);
      expect(run('identify', '-format', '%w %h', path)).toBe('30 60');
      const at = (x: number, y: number) =>
        run('convert', path, '-crop', `1x1+${x}+${y}`, '-depth', '8', 'rgb:-');
      expect([...Buffer.from(at(15, 45), 'latin1')]).toEqual([0, 0, 0]);
      expect(
        run(
          'convert',
          path,
          '-crop',
          '1x1+5+10',
          '-format',
          '%[fx:int(100*u.r)] %[fx:int(100*u.g)]',
          'info:',
        ),
      ).toMatch(/^9\d|100 \d$/);
      expect(
        run('convert', path, '-crop', '30x28+0+31', '+repage', '-format', '%[fx:maxima]', 'info:'),
      ).toMatch(/^0(\.0\d*)?$/);
    },
  );

  it('keeps nothing but pixels of a PNG', async () => {
    const { bytes, saved } = await redact('console.png', commentedPng());
    expect(saved).toMatchObject({ mediaType: 'image/png', pages: 1 });
    expect(bytes.includes(SECRET)).toBe(false);
    expect(bytes.includes('tEXt')).toBe(false);
  });
});

describe('what cannot be redacted', () => {
  it('is refused by name, and nothing is written', async () => {
    const hostile: [string, Uint8Array, NewRedaction, string][] = [
      ['damaged.pdf', Buffer.from('%PDF-1.7\nthis is all there is'), BOX, 'the PDF is damaged'],
      ['endless.pdf', endlessPdf(), BOX, 'page 1 can not be drawn'],
      ['locked.pdf', await lockedPdf(), BOX, 'it is protected by a password'],
      ['huge.png', hugePng(), BOX, 'it has 100000 by 100000 px'],
      ['broken.png', brokenPng(), BOX, 'the image is damaged'],
      ['short.pdf', await secretPdf(), { ...BOX, page: 9 }, 'ends with page 2, and a redaction is on page 9'],
    ];
    for (const [name, bytes, box, reason] of hostile) {
      const { started, path, log } = await start(name, bytes, [box]);
      const job = await ended(engine.api, started);
      expect(job).toMatchObject({ status: 'failed', error: { code: 'file_unreadable' } });
      expect(job.error?.message).toContain(name);
      expect(job.error?.message).toContain(reason);
      expect([path, log].filter(existsSync)).toEqual([]);
    }
  });

  it('has no boxes', async () => {
    const { id, ref } = await attach('users.csv', 'name,role\nAda,admin\n');
    await expect(engine.api.evidence.addRedactions({ id, redactions: [BOX] })).rejects.toThrow(
      `${ref} was not redacted. Boxes lie on images and PDF pages`,
    );
    const image = await attach('plain.png', whitePng(20, 20));
    await expect(
      engine.api.evidence.saveRedactedCopy({ id: image.id, target: engine.target('x.png') }),
    ).rejects.toThrow('has no redactions');
  });

  it('is cancelled at once', async () => {
    const { started, path } = await start('cancelled.png', whitePng(2000, 2000), [BOX]);
    await engine.api.jobs.cancel({ id: started.jobId });
    expect(await ended(engine.api, started)).toMatchObject({ status: 'cancelled' });
    expect(existsSync(path)).toBe(false);
  });
});
