import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importProblem } from '../../shared/contract/table-import.ts';
import { cliFolder, FIXTURES, sha256 } from './cli.ts';

const { folder, at, trustbench, json, refused, newWorkspace } = cliFolder();

describe('one engagement from beginning to end', () => {
  const file = 'story.trustbench';
  let exceptionKey = '';

  it('starts an engagement with the starter library', () => {
    const open = json(
      'new',
      file,
      '--client',
      'Fernhill Ltd',
      '--type',
      'II',
      '--from',
      '2026-01-01',
      '--to',
      '2026-06-30',
      '--categories',
      'security,availability,confidentiality',
      '--library',
      'starter',
      '--as',
      'Ada Brook',
    );
    expect(open).toMatchObject({ fileName: file, actor: 'Ada Brook', counts: { controls: 79, tests: 158 } });
  });

  it('shows and lists', () => {
    expect(json('info', file)).toMatchObject({ engagement: { client: 'Fernhill Ltd', type: 'II' } });
    const controls = json<Record<string, unknown>[]>('controls', file);
    expect(controls).toHaveLength(79);
    for (const key of ['ref', 'title', 'criteria', 'owner', 'frequency', 'nature', 'mode']) {
      expect(controls[0]).toHaveProperty(key);
    }
    expect(json('criteria')).toHaveLength(61);
    expect(json('criteria', file)).toHaveLength(38);
    expect(trustbench('controls', file).out).toMatch(/CHG-01 +Changes requested/);
  });

  it('imports a matrix, after a dry run that says the same and changes nothing', () => {
    const sheet = join(FIXTURES, 'control-matrix.xlsx');
    const dry = json('import-matrix', file, sheet, '--dry-run');
    expect(json<unknown[]>('controls', file)).toHaveLength(79);
    const result = json<{ imported: number; problems: unknown[] }>('import-matrix', file, sheet);
    expect(result).toEqual(dry);
    expect(result.imported).toBeGreaterThan(90);
    for (const problem of result.problems)
      expect(importProblem.omit({ severity: true }).safeParse(problem).success).toBe(true);
    expect(json<unknown[]>('controls', file)).toHaveLength(79 + result.imported);
  });

  it('attaches what can be attached and says why the rest was not', () => {
    writeFileSync(at('review.csv'), 'user,decision\nann,keep\n');
    writeFileSync(at('copy.csv'), 'user,decision\nann,keep\n');
    writeFileSync(at('empty.csv'), '');
    const covers = ['--covers', '2026-01-01..2026-03-31'];
    const first = json(
      'attach',
      file,
      'review.csv',
      'empty.csv',
      'gone.pdf',
      '--control',
      'IAM-07',
      'CHG-01',
      ...covers,
    );
    expect(first).toMatchObject({
      added: [{ ref: 'EV-0001', sha256: sha256(at('review.csv')), size: 23, type: 'text/csv' }],
      duplicates: [],
    });
    expect(first['rejected']).toHaveLength(2);
    expect(first['rejected']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'gone.pdf', code: 'file_missing' }),
        expect.objectContaining({ path: 'empty.csv', code: 'bad_input' }),
      ]),
    );
    expect(json('attach', file, 'copy.csv', '--control', 'IAM-07')).toMatchObject({
      added: [],
      duplicates: [{ ref: 'EV-0001' }],
    });
    const [evidence] = json<Record<string, unknown>[]>('evidence', file);
    expect(evidence).toMatchObject({
      coversTo: '2026-03-31',
      type: 'text/csv',
      controls: ['CHG-01', 'IAM-07'],
    });
    expect(refused('attach', file, 'review.csv', '--control', 'NOPE-1').code).toBe('not_found');
    expect(trustbench('attach', file, 'empty.csv', '--json').code).toBe(2);
  });

  it('freezes a population and draws the same sample again', () => {
    const path = join(FIXTURES, 'populations/changes.csv');
    const population = json(
      'population',
      'add',
      file,
      'Changes',
      path,
      '--key',
      'Key',
      '--date',
      'Deployed',
      '--total',
      '12480',
    );
    expect(population).toMatchObject({ rows: 12_480, duplicateKeys: 3, emptyKeys: 7, sha256: sha256(path) });
    const draw = [
      'test',
      'draw',
      file,
      '--control',
      'CHG-01',
      '--population',
      'changes',
      '--count',
      '5',
      '--seed',
      'fixed',
    ];
    const { items } = json<{ items: { key: string; ticket: string }[] }>(...draw);
    expect(items).toHaveLength(5);
    expect(json<{ items: unknown }>(...draw).items).toEqual(items);
    expect(json('test', 'reperform', file, '--control', 'CHG-01')).toMatchObject({ agrees: true });
    exceptionKey = items[2]!.key;
  });

  it('records results and refuses a conclusion that they do not bear out', () => {
    const of = [file, '--control', 'CHG-01'];
    json(
      'test',
      'record',
      ...of,
      '--item',
      exceptionKey,
      '--attribute',
      'C',
      '--mark',
      'exception',
      '--note',
      'Late',
      '--evidence',
      'EV-0001',
    );
    writeFileSync(
      at('results.csv'),
      `item,attribute,mark,note\n${exceptionKey},D,not applicable,No emergency\n`,
    );
    json('test', 'record', ...of, '--from', 'results.csv');
    expect(json('test', 'record', ...of, '--all-met')).toMatchObject({
      items: 5,
      itemsDone: 5,
      exceptions: 1,
      recorded: 18,
    });
    const conclude = ['test', 'conclude', ...of, '--kind', 'operation', '--result'];
    expect(refused(...conclude, 'no_exceptions', '--text', 'Fine').code).toBe('conflict');
    json(...conclude, 'exceptions', '--text', 'One of five');
    json(
      'test',
      'conclude',
      ...of,
      '--kind',
      'design',
      '--result',
      'no_exceptions',
      '--text',
      'Walked through',
    );
    const tests = json<{ workpaper: string; result: string }[]>('test', 'list', file);
    expect(tests.find((t) => t.workpaper === 'E-CHG-01')).toMatchObject({
      result: 'exceptions',
      exceptions: 1,
    });
  });

  it('raises a finding with its response', () => {
    json(
      'finding',
      'add',
      file,
      '--control',
      'CHG-01',
      '--test',
      'operation',
      '--title',
      'Released too early',
      '--severity',
      'medium',
    );
    json('finding', 'respond', file, 'F-01', '--text', 'We agree.', '--by', 'Bo Lund', '--on', '2026-07-01');
    expect(json('findings', file)).toMatchObject([
      { ref: 'F-01', status: 'responded', controlRef: 'CHG-01', response: { respondedBy: 'Bo Lund' } },
    ]);
  });

  it('undoes and redoes', () => {
    json('finding', 'add', file, '--control', 'IAM-07', '--title', 'Slip', '--severity', 'low');
    json('undo', file);
    expect(json('findings', file)).toHaveLength(1);
    json('redo', file);
    expect(json('findings', file)).toHaveLength(2);
    const history = json<{ kind: string }[]>('history', file, '--limit', '3');
    expect(history.map((e) => e.kind)).toEqual(['redo', 'undo', 'change']);
  });

  it('exports reports that other programs read', () => {
    json('report', file, '--kind', 'type2', '--format', 'pdf', '--out', 'type2.pdf');
    const text = spawnSync('pdftotext', ['-layout', at('type2.pdf'), '-'], { encoding: 'utf8' }).stdout;
    expect(text).toContain('Fernhill Ltd');
    expect(text).toContain('Released too early');
    expect(text).toContain(exceptionKey);
    json('report', file, '--kind', 'matrix', '--format', 'xlsx', '--out', 'matrix.xlsx');
    expect(readFileSync(at('matrix.xlsx')).subarray(0, 2).toString()).toBe('PK');
    json('report', file, '--kind', 'type2', '--format', 'json', '--out', 'type2.json');
    expect(JSON.parse(readFileSync(at('type2.json'), 'utf8'))).toHaveProperty('meta');
  });

  it('verifies, checks and gives evidence back byte for byte', () => {
    expect(json('verify', file)).toMatchObject({ ok: true, problems: [] });
    expect(JSON.parse(trustbench('check', file, '--json').out)).toMatchObject({
      ok: true,
      unfinished: { uncoveredCriteria: [] },
    });
    json('extract', file, 'EV-0001', '--out', 'back.csv');
    expect(sha256(at('back.csv'))).toBe(sha256(at('review.csv')));
  });

  it('leaves nothing of its own beside the workspace or in the settings', () => {
    expect(readdirSync(folder).filter((name) => /partial|lock$/.test(name))).toEqual([]);
    expect(existsSync(at('data'))).toBe(false);
  });
});

describe('map of an import', () => {
  it('takes headers, letters and numbers', () => {
    const file = newWorkspace('mapped.trustbench');
    writeFileSync(at('odd.csv'), 'Alpha,Beta,Gamma\nX-1,Locks the door,CC6.4\nX-2,Counts the keys,CC6.4\n');
    writeFileSync(
      at('odd.json'),
      JSON.stringify({ headerRow: 1, columns: { ref: 'alpha', title: 'B', criteria: 2 } }),
    );
    expect(json('import-matrix', file, 'odd.csv', '--map', 'odd.json')).toMatchObject({ imported: 2 });
    expect(json('controls', file)).toMatchObject([
      { ref: 'X-1', title: 'Locks the door', criteria: ['CC6.4'] },
      { ref: 'X-2', title: 'Counts the keys', criteria: ['CC6.4'] },
    ]);
  });
});
