import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { loadSample } from '../../electron/engine/samples/cases/index.ts';
import type { ReportModel } from '../../shared/domain/report-model.ts';
import { SAMPLE_CASES, type SampleCaseId } from '../../shared/domain/vocabulary.ts';
import { resultOf, startEngine } from '../fixtures/engine.ts';
import { cliFolder, MAIN, sha256 } from './cli.ts';

const { folder, at, env, json, refused } = cliFolder();

interface Made {
  workspace: string;
  files: { path: string; kind: string }[];
}
const made = new Map<SampleCaseId, Made>();
/** The demo of a case, made once for all tests; the payments case is the one that comes without asking. */
function demo(id: SampleCaseId): Made {
  const known = made.get(id) ?? json<Made>('demo', id, ...(id === 'fintech' ? [] : ['--case', id]));
  made.set(id, known);
  return known;
}

const pathsOf = ({ files }: Made, kind: string): string[] =>
  files.filter((f) => f.kind === kind).map((f) => f.path);

function reportOf(demo: Made): ReportModel {
  const path = pathsOf(demo, 'report').find((p) => p.endsWith('.json')) ?? '';
  return JSON.parse(readFileSync(path, 'utf8')) as ReportModel;
}

const rowsOf = (path: string): Record<string, string>[] =>
  papaparse.parse<Record<string, string>>(readFileSync(path, 'utf8').trimEnd(), { header: true }).data;

describe('demo', { timeout: 120_000 }, () => {
  it.each(SAMPLE_CASES)('builds the case %s complete', async (id) => {
    const sample = await loadSample(id);
    const built = demo(id);
    for (const { path } of built.files) expect(statSync(path).size).toBeGreaterThan(0);
    expect(json('verify', built.workspace)).toMatchObject({ ok: true });
    expect(pathsOf(built, 'report')).toHaveLength(sample.reports.length);
    expect(pathsOf(built, 'matrix')).toHaveLength(sample.sheet ? 1 : 0);
    expect(pathsOf(built, 'population')).toHaveLength(
      sample.populations.filter((p) => p.kind === 'listing').length,
    );

    const report = reportOf(built);
    // Every file is evidence, a frozen population too.
    expect(report.evidence).toHaveLength(pathsOf(built, 'evidence').length + sample.populations.length);
    for (const { control, kind, draw, result } of sample.populations.flatMap((p) =>
      p.kind === 'zero' ? [] : p.tests,
    )) {
      const test = report.tests.find((t) => t.controlRef === control && t.kind === kind);
      const size = 'size' in draw ? draw.size : (test?.testedCount ?? 0);
      const extension = 'extension' in draw ? (draw.extension?.size ?? 0) : 0;
      expect(test).toMatchObject({ controlRef: control, result, testedCount: size + extension });
      expect(test?.testedCount).toBeGreaterThan(0);
      expect(test?.exceptionsCount === 0).toBe(result === 'no_exceptions');
    }
    expect(report.findings.map((f) => f.title).toSorted()).toEqual(
      sample.findings.map((f) => f.title).toSorted(),
    );
    expect(JSON.stringify(report)).not.toContain('{exception}');
    expect(report.controls.filter((c) => c.domain !== '' && c.owner === '')).toEqual([]);
  });

  it('tells one set of figures in the payments case', () => {
    const built = demo('fintech');
    const population = (name: string) =>
      rowsOf(pathsOf(built, 'population').find((p) => p.includes(name)) ?? '');
    const texts = JSON.stringify(reportOf(built));

    const incidents = population('incidents');
    const minutes = incidents.map((i) => Date.parse(i['Detected'] ?? '') - Date.parse(i['Began'] ?? ''));
    const mean = minutes.reduce((sum, m) => sum + m, 0) / minutes.length / 60_000;
    expect(texts).toContain(`All ${incidents.length} incidents`);
    expect(texts).toContain(`the mean time to detect, computed again from them, is ${mean} minutes`);

    const changes = population('changes').filter(
      (c) => (c['Released'] ?? '') >= '2025-10-01' && (c['Released'] ?? '') < '2026-07-01',
    );
    const late = changes.filter(
      (c) => c['Emergency'] === 'no' && (c['Approved'] ?? '') > (c['Released'] ?? ''),
    );
    expect(texts).toContain(
      `all ${changes.length.toLocaleString('en-US')} changes of the period: ${late.length} were released`,
    );
    expect(texts).toContain(
      `All ${changes.filter((c) => c['Emergency'] === 'yes').length} emergency changes`,
    );
  });

  it('tells a mock audit through to its retests in the payments case', async () => {
    await using engine = startEngine();
    const { api } = engine;
    const { token } = engine.session.files.offerSource(demo('fintech').workspace);
    await api.workspace.open({ file: token });

    const populations = await api.audit.populations({});
    expect(new Set(populations.map((p) => p.kind))).toEqual(new Set(['listing', 'calendar', 'zero']));
    expect(populations.filter((p) => p.ipeVerdict === 'sufficient').length).toBeGreaterThan(3);
    for (const { id } of populations) {
      const { spotChecks } = await api.audit.population({ id });
      expect(spotChecks.filter((check) => check.outcome !== 'agrees')).toEqual([]);
    }

    const samples = await api.audit.samples({});
    expect(new Set(samples.map((s) => s.method))).toEqual(
      new Set(['random', 'stratified', 'targeted', 'all']),
    );
    expect(samples.some((s) => s.tests.length > 1)).toBe(true);
    expect(samples.some((s) => s.stageSizes.length > 1)).toBe(true);
    expect(samples.some((s) => s.drawn > s.size)).toBe(true);
    for (const { id } of samples) {
      const started = await api.audit.reperform({ sampleId: id, record: false });
      expect(await resultOf(api, started)).toMatchObject({ agrees: true });
    }

    const { rows, window } = await api.audit.plan({});
    for (const { preparer, reviewer, plannedOn } of rows) {
      expect(preparer && reviewer && preparer !== reviewer).toBe(true);
      expect(plannedOn && window && plannedOn >= window.from && plannedOn <= window.to).toBe(true);
    }
    const review = await api.audit.reviewOverview({});
    expect(new Set(review.map((r) => r.state))).toEqual(new Set(['unsigned', 'prepared', 'reviewed']));
    const notes = await api.audit.reviewNotes({ cleared: true });
    expect(new Set(notes.map((n) => n.state))).toEqual(new Set(['open', 'answered', 'cleared']));

    const changes = (await api.audit.tests({})).find((t) => t.workpaper === 'E-CHG-01');
    const { open, deviations } = await api.audit.deviations({ testId: changes?.id ?? '' });
    expect(open).toEqual([]);
    expect(deviations).toMatchObject([{ extent: 'systematic' }]);
    expect(await api.audit.testEvidenceMarks({ testId: changes?.id ?? '' })).toHaveLength(2);
    const findings = await api.findings.list({});
    expect(new Set(findings.map((f) => f.retested))).toEqual(new Set(['effective', 'not_effective', null]));
  });

  it('makes the same files again in the same place, and refuses a folder with anything else', () => {
    const { workspace, files } = demo('saas');
    const csv = files.find((f) => f.path.endsWith('.csv'))?.path ?? '';
    const before = sha256(csv);
    json('demo', 'saas', '--case', 'saas');
    expect(sha256(csv)).toBe(before);
    writeFileSync(at('saas/mine.txt'), 'mine');
    expect(refused('demo', 'saas').message).toContain('mine.txt');
    expect(existsSync(workspace)).toBe(true);
    expect(refused('demo', 'other', '--case', 'bank').message).toContain('fintech');
    expect(existsSync(at('other'))).toBe(false);
  });

  it('takes everything back on Ctrl C', async () => {
    const child = spawn(process.execPath, [MAIN, 'demo', 'stopped'], { cwd: folder, env });
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    while (!readdirSync(folder).some((name) => name.startsWith('stopped.partial-'))) {
      await new Promise((resume) => setTimeout(resume, 20));
    }
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(readdirSync(folder).filter((name) => name.startsWith('stopped'))).toEqual([]);
  });
});
