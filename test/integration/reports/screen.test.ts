import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setFor } from '../../../shared/domain/report-set.ts';
import { createEngagement, ended, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';

/** A picture of one pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let engine: TestEngine;
beforeEach(async () => {
  engine = startEngine();
  await createEngagement(engine, { library: ['IAM-01', 'CHG-01'] });
});
afterEach(() => engine[Symbol.asyncDispose]());

describe('a preview', () => {
  it('is the PDF of now, handed over once, and stands in no history', async () => {
    const started = await engine.api.reports.preview({ kind: 'type2', parts: ['summary'] });
    await resultOf(engine.api, started);
    const { bytes } = await engine.api.reports.previewed(started);
    expect(Buffer.from(await bytes.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-');
    await expect(engine.api.reports.previewed(started)).rejects.toMatchObject({ code: 'not_found' });
    expect(await engine.api.reports.exported({})).toEqual([]);
  });

  it('ends the one before', async () => {
    const first = await engine.api.reports.preview({ kind: 'type2' });
    const second = await engine.api.reports.preview({ kind: 'type2', parts: ['scope'] });
    expect((await ended(engine.api, first)).status).toBe('cancelled');
    await resultOf(engine.api, second);
    await expect(engine.api.reports.previewed(first)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is refused for what has no PDF', async () => {
    await expect(engine.api.reports.preview({ kind: 'evidence' })).rejects.toMatchObject({
      code: 'bad_input',
    });
  });
});

describe('a set', () => {
  it('goes into one folder with its hashes, and each file into the history', async () => {
    const exports = [
      { kind: 'type2', format: 'json' },
      { kind: 'evidence', format: 'xlsx' },
      { kind: 'type2', format: 'json' },
    ] as const;
    const result = await resultOf<{ files: number; fileName: string }>(
      engine.api,
      await engine.api.reports.exportSet({ target: engine.target('For the auditor'), exports: [...exports] }),
    );
    expect(result).toMatchObject({ files: 2, fileName: 'For the auditor' });
    const folder = join(engine.folder, 'For the auditor');
    expect(readdirSync(folder).toSorted()).toEqual([
      'Evidence index.xlsx',
      'SHA256SUMS.txt',
      'Type II readiness report.json',
    ]);
    for (const line of readFileSync(join(folder, 'SHA256SUMS.txt'), 'utf8').trimEnd().split('\n')) {
      const [hash = '', name = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex'),
      ).toBe(hash);
    }
    const log = await engine.api.reports.exported({});
    expect(log).toHaveLength(2);
    expect(new Set(log.map(({ choices }) => choices.at)).size).toBe(1);
  });

  it('leaves nothing when it is cancelled, and refuses a folder that holds something', async () => {
    const target = engine.target('set');
    const exports = setFor('auditor', 'II');
    const started = await engine.api.reports.exportSet({ target, exports });
    await engine.api.jobs.cancel({ id: started.jobId });
    expect((await ended(engine.api, started)).status).toBe('cancelled');
    expect(existsSync(join(engine.folder, 'set'))).toBe(false);
    expect(readdirSync(engine.folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect(await engine.api.reports.exported({})).toEqual([]);

    const occupied = await engine.api.reports.exportSet({
      target: engine.session.files.offerTarget(engine.folder).token,
      exports,
    });
    expect((await ended(engine.api, occupied)).error).toMatchObject({ code: 'conflict' });
  });
});

describe('a template', () => {
  const body = {
    blocks: [{ kind: 'paragraph' as const, runs: [{ text: 'We rely on what we were shown.' }] }],
  };

  it('carries the look and the wording of the firm, not the facts of one report; one change', async () => {
    const { reports, workspace } = engine.api;
    await reports.setSettings({
      accent: '#225533',
      paper: 'letter',
      logo: { mediaType: 'image/png', base64: PIXEL },
      reviewedBy: 'Priya Nair',
      distribution: ['Board'],
    });
    await reports.setText({ document: 'type2', part: 'background', body });
    await reports.setText({ document: 'type2', part: 'summary', body });
    await reports.saveTemplate({ target: engine.target('firm.json') });

    await using other = startEngine();
    await createEngagement(other);
    const { open: before } = await other.api.workspace.status({});
    const loaded = await other.api.reports.loadTemplate({
      file: other.source('firm.json', readFileSync(join(engine.folder, 'firm.json'))),
    });
    expect(loaded).toEqual({ fileName: 'firm.json', texts: 1 });
    expect(await other.api.reports.settings({})).toMatchObject({
      accent: '#225533',
      paper: 'letter',
      logo: { base64: PIXEL },
      reviewedBy: '',
      distribution: [],
    });
    expect(await other.api.reports.texts({ document: 'type2' })).toEqual([{ part: 'background', body }]);
    const { open: after } = await other.api.workspace.status({});
    expect(after?.transactions).toBe((before?.transactions ?? 0) + 1);
    await other.api.workspace.undo({});
    expect(await other.api.reports.texts({ document: 'type2' })).toEqual([]);
    expect((await workspace.status({})).open?.undo).not.toBeNull();
  });

  it.each([
    ['no JSON', '<html>'],
    ['another file', JSON.stringify({ format: 'trustbench-sampling-policy', version: 1 })],
    [
      'a colour that is none',
      JSON.stringify({
        format: 'trustbench-report-template',
        version: 1,
        settings: { accent: 'url(x)' },
        texts: [],
      }),
    ],
    [
      'a text that is no part of a firm',
      JSON.stringify({
        format: 'trustbench-report-template',
        version: 1,
        settings: {},
        texts: [{ document: 'type2', part: 'results', body }],
      }),
    ],
  ])('is refused by name: %s', async (_, text) => {
    await expect(
      engine.api.reports.loadTemplate({ file: engine.source('other.json', text) }),
    ).rejects.toMatchObject({ code: 'bad_input', message: expect.stringContaining('other.json') });
  });

  it('takes no logo that is no picture', async () => {
    const logo = { mediaType: 'image/png' as const, base64: Buffer.from('<svg/>').toString('base64') };
    await expect(engine.api.reports.setSettings({ logo })).rejects.toMatchObject({ code: 'bad_input' });
  });
});
