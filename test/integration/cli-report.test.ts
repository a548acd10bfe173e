/** Command lines about reports, all in this process: what they refuse, what they write, and what they remember of it. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '../../electron/cli/run.ts';
import { createEngagement, startEngine } from '../fixtures/engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'trustbench-cli-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const FILE = at('engagement.trustbench');

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { log: [] as string[], error: [] as string[] };
  const spies = (['log', 'error'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((line: string) => void said[name].push(line)),
  );
  try {
    const code = await runCommandLine(args);
    return { code, out: said.log.join('\n'), err: said.error.join('\n') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

async function json<T = Record<string, unknown>>(...args: string[]): Promise<T> {
  const { code, out, err } = await run(...args, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as T;
}

const report = (...args: string[]) => run('report', FILE, ...args);

beforeAll(async () => {
  await using engine = startEngine();
  await createEngagement(engine, { library: ['IAM-01', 'CHG-01'] });
  const { path } = engine.session.workspace;
  await engine.api.workspace.close({});
  writeFileSync(FILE, readFileSync(path));
});

describe('what is refused before the file is opened', () => {
  it.each([
    ['a kind that is not there', ['--kind', 'nope', '--format', 'pdf'], '--kind must be one of type2, type1'],
    ['no format', ['--kind', 'type2'], '--format is missing. Give one of: pdf'],
    [
      'a format that the kind does not have',
      ['--kind', 'type2', '--format', 'docx'],
      'There is no docx of --kind type2. Give --format pdf or xlsx or json.',
    ],
    [
      'a part that is not there',
      ['--kind', 'type2', '--format', 'pdf', '--parts', 'summary,nope'],
      '--parts: there is no nope.',
    ],
    [
      'parts of a workbook',
      ['--kind', 'type2', '--format', 'xlsx', '--parts', 'summary'],
      '--parts goes with a readiness report as PDF',
    ],
    [
      'a test of a matrix',
      ['--kind', 'matrix', '--format', 'xlsx', '--test', 'A-1'],
      '--test goes with the workpapers.',
    ],
    [
      'a quarter of a matrix',
      ['--kind', 'matrix', '--format', 'xlsx', '--quarter', '2026-Q1'],
      '--quarter goes with the governance pack.',
    ],
    [
      'one model of the archive of all',
      ['--kind', 'oscal', '--format', 'zip', '--model', 'poam'],
      '--model goes with OSCAL as JSON',
    ],
    [
      'a time without a zone',
      ['--kind', 'type2', '--format', 'json', '--at', '2026-07-01 09:00'],
      'is no time with a zone',
    ],
    [
      'a kind beside an audience',
      ['--audience', 'board', '--kind', 'type2'],
      '--audience chooses what is exported, so --kind can not go with it.',
    ],
    ['an audience that is not there', ['--audience', 'press'], '--audience must be one of consultant'],
  ])('%s', async (_, args, message) => {
    const { code, out, err } = await run('report', 'none.trustbench', ...args, '--out', at('refused'));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.split('\n')[0]).toContain(message);
    expect(err).toContain('Usage: trustbench report FILE');
  });
});

it('names the file that is missing or foreign, and the folder that is not there', async () => {
  const requests = ['--kind', 'requests', '--format', 'json', '--out'];
  writeFileSync(at('foreign.trustbench'), 'a letter');
  expect((await run('report', at('none.trustbench'), ...requests, at('x'))).err).toContain('does not exist');
  expect((await run('report', at('foreign.trustbench'), ...requests, at('x'))).err).toContain(
    'foreign.trustbench is not a Trustbench workspace',
  );
  expect((await report(...requests, at('nowhere/x.json'))).err).toContain(
    'The folder for x.json is not there',
  );
  expect(existsSync(at('x'))).toBe(false);
});

it('writes one export with its choices, the same bytes for the same time, and remembers it', async () => {
  const time = ['--at', '2026-07-01 09:00 +05:45'];
  const of = ['report', FILE, '--kind', 'type1', '--format', 'json', ...time, '--out'];
  expect(await json(...of, at('a.json'))).toMatchObject({
    kind: 'type1',
    pages: null,
    missing: [],
    warnings: [],
  });
  await json(...of, at('b.json'));
  expect(readFileSync(at('b.json'))).toEqual(readFileSync(at('a.json')));
  expect(JSON.parse(readFileSync(at('a.json'), 'utf8'))).toMatchObject({
    meta: { generatedAt: '2026-07-01T09:00:00+05:45' },
  });

  type Entry = { id: string; fileName: string; state: string };
  const [newest, older] = await json<Entry[]>('report', 'history', FILE);
  expect([newest?.fileName, older?.fileName]).toEqual(['b.json', 'a.json']);
  expect(await json('report', 'compare', FILE, '--since', older!.id)).toMatchObject({
    before: { fileName: 'a.json' },
    after: null,
    changes: [],
  });
  expect((await run('report', 'compare', FILE, '--with', newest!.id)).out).toContain('Nothing changed.');
  expect((await run('report', 'compare', FILE, '--since', 'zz')).err).toContain('0 exports begin with zz');
});

it('writes what an audience gets into an archive that bears one time, and touches no folder that holds something', async () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '1780000000');
  expect(await json('report', FILE, '--audience', 'board', '--out', at('set.zip'))).toMatchObject({
    audience: 'board',
    warnings: [],
    files: 3,
  });
  vi.unstubAllEnvs();
  const times = execFileSync('zipinfo', ['-T', at('set.zip')], { encoding: 'utf8' }).match(
    /\b\d{8}\.\d{6}\b/g,
  );
  expect(times).toEqual(Array.from({ length: 4 }, () => '20260528.202640'));
  execFileSync('unzip', ['-q', at('set.zip'), '-d', folder]);
  expect(execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS.txt'], { cwd: at('set') })).toHaveLength(0);

  mkdirSync(at('taken'));
  writeFileSync(at('taken/mine.txt'), 'mine');
  expect((await report('--audience', 'board', '--out', at('taken'))).err).toContain('holds something');
  expect(readdirSync(at('taken'))).toEqual(['mine.txt']);
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
});
