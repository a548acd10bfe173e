/** The auditor binder: what stands in the page, what may run in it, and what stands beside it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { binderPage } from '../../../electron/engine/reports/binder/page-html.ts';
import { gatherBinder } from '../../../electron/engine/reports/binder/gather.ts';
import type { BinderModel } from '../../../shared/domain/report-binder.ts';
import { NOT_AN_ATTESTATION } from '../../../shared/domain/report-model.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { hasProgram, newFolder, run } from './programs.ts';

const HOSTILE = '</script><img src=x onerror=alert(1)><!--\u2028 & "quoted"';
const AT = '2026-07-02T09:00:00+02:00';

let engine: TestEngine;
beforeAll(async () => {
  engine = startEngine();
  await createEngagement(engine, { library: ['IAM-07', 'CHG-01'] });
  const [control] = await engine.api.matrix.controls({});
  await engine.api.matrix.updateControls({ ids: [control!.id], patch: { title: HOSTILE } });
  const file = (name: string, content: string): string => engine.source(name, content);
  await resultOf(
    engine.api,
    await engine.api.evidence.attach({
      files: [
        file('page.html', '<!doctype html><script>alert(document.domain)</script>'),
        file('drawing.txt', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        file('list.csv', 'account,decision\nm.weiss,remove\n'),
        file('tool.sh', '#!/bin/sh\necho\n'),
      ],
      controlIds: [control!.id],
      coversFrom: '2026-01-01',
      coversTo: '2026-03-31',
    }),
  );
});
afterAll(() => engine[Symbol.asyncDispose]());

const between = (text: string, open: string, close: string): string => {
  const from = text.indexOf(open) + open.length;
  return text.slice(from, text.indexOf(close, from));
};
const dataOf = (page: string): BinderModel =>
  JSON.parse(between(page, '<script type="application/json" id="data">', '</script>')) as BinderModel;

describe('the page', () => {
  let page: string;
  beforeAll(() => {
    page = binderPage(gatherBinder(engine.session));
  });

  it('takes hostile text as data, which ends no element', () => {
    expect(dataOf(page).controls.map(({ title }) => title)).toContain(HOSTILE);
    expect(page).not.toContain('<img');
    expect(page).not.toContain('\u2028');
    expect(page.match(/<\/?script/g)).toHaveLength(4);
  });

  it('runs just its own program, and has its own look', () => {
    const policy = between(page, 'http-equiv="Content-Security-Policy" content="', '"');
    const hash = (text: string): string => createHash('sha256').update(text).digest('base64');
    const script = between(page, '<script>', '</script>');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${hash(script)}'`);
    expect(policy).toContain(`style-src 'sha256-${hash(between(page, '<style>', '</style>'))}'`);
    expect(policy).not.toContain('unsafe');
    expect(() => new Script(script)).not.toThrow();
    expect(script).not.toMatch(/^(?:import|export) /m);
    expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|fetch\(/);
    expect(page).not.toMatch(/\sstyle="|<link|url\(/);
    expect(page.match(/https?:\/\/[^'"\s\\]+/g)).toEqual(['http://www.w3.org/2000/svg']);
  });

  it('says what it is, and refers to nothing that it does not hold', () => {
    const data = dataOf(page);
    expect(page).toContain(NOT_AN_ATTESTATION);
    expect(data.meta.journalHash).toMatch(/^[0-9a-f]{64}$/);
    const evidence = new Set(data.evidence.map(({ ref }) => ref));
    const tests = new Set(data.papers.map(({ ref }) => ref));
    const criteria = new Set(data.criteria.map(({ id }) => id));
    for (const control of data.controls) {
      expect((control.evidenceRefs ?? []).filter((ref) => !evidence.has(ref))).toEqual([]);
      expect(control.criteria.filter((id) => !criteria.has(id))).toEqual([]);
      expect(tests).toContain(control.design.workpaperRef);
    }
  });

  it('stays small and quick to make with many items', () => {
    const model = gatherBinder(engine.session);
    const [paper] = model.papers;
    const [piece] = model.evidence;
    const items = Array.from({ length: 60 }, (_, index) => ({
      position: index + 1,
      key: `CR-${10_000 + index}`,
      date: '2026-03-04',
      description: 'Change of the ledger service',
      stratum: '',
      stage: 1,
      voidReason: '',
      replaces: null,
      replacedBy: null,
      marks: { A: 'met', B: 'met', C: 'exception', D: 'traced' } as const,
      notes: {},
      evidenceRefs: ['EV-0001'],
    }));
    const big: BinderModel = {
      ...model,
      papers: Array.from({ length: 110 }, (_, index) => ({ ...paper!, ref: `E-${index}`, items })),
      evidence: Array.from({ length: 600 }, (_, index) => ({ ...piece!, ref: `EV-${index}` })),
    };
    expect(Buffer.byteLength(binderPage(big))).toBeLessThan(3_000_000);
  });
});

describe.skipIf(!['unzip', 'sha256sum'].every(hasProgram))('the folder, read back with unzip', () => {
  let folder: string;
  let data: BinderModel;
  beforeAll(async () => {
    const request = { kind: 'binder', format: 'zip', at: AT, target: engine.target('binder.zip') } as const;
    await resultOf(engine.api, await engine.api.reports.export(request));
    const into = newFolder();
    run('unzip', '-q', join(engine.folder, 'binder.zip'), '-d', into);
    folder = join(into, 'Auditor binder');
    data = dataOf(readFileSync(join(folder, 'index.html'), 'utf8'));
  });

  it('holds each file with the hash that the index gives', () => {
    expect(data.evidence).toHaveLength(4);
    for (const { path, sha256 } of data.evidence) {
      const bytes = readFileSync(join(folder, path ?? ''));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
    const checked = run('sh', '-c', 'cd "$1" && sha256sum --strict -c SHA256SUMS.txt', 'sh', folder);
    expect(checked).toContain('index.html: OK');
    expect(checked).not.toContain('FAILED');
  });

  it('holds markup as text, and opens nothing that could run', () => {
    const of = (name: string) => data.evidence.find(({ fileName }) => fileName === name)!;
    expect(of('page.html').path).toMatch(/\.txt$/);
    expect(of('drawing.txt').path).toMatch(/\.txt$/);
    expect(of('list.csv').path).toMatch(/\.csv$/);
    expect(of('list.csv').notOpened ?? '').toBe('');
    expect(data.evidence.map(({ path }) => path).join(' ')).not.toMatch(/\.(?:html?|svg|xml|js)\b/);
  });
});
