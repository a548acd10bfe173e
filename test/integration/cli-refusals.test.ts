import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliFolder, FIXTURES, MAIN, sha256 } from './cli.ts';

const { folder, at, trustbench, refused, newWorkspace } = cliFolder();

describe('refusals', () => {
  it('says in one line that Node is too old', () => {
    const old = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.1.0"}})';
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', old, MAIN, 'info', 'x'], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^trustbench needs Node 22\.18 or newer; this is Node 20\.1\.0\. .+\n$/);
  });

  it('names what is wrong with the command line', () => {
    expect(refused('info', 'x', '--bogus').message).toContain('--bogus');
    expect(refused('frobnicate').message).toContain('frobnicate');
    expect(refused('sample').message).toContain('second word');
    expect(refused('info').message).toContain('missing');
    expect(refused('new', 'x.trustbench', '--client').message).toContain('--client');
    expect(refused('new', 'x.trustbench', '--client', 'A', '--type', 'III').message).toContain('I, II');
    expect(refused('new', 'x.trustbench', '--client', 'A', '--type', 'I', '--as-of', '2026-02-30').code).toBe(
      'bad_input',
    );
    expect(
      refused(
        'new',
        'x.trustbench',
        '--client',
        'A',
        '--type',
        'I',
        '--as-of',
        '2026-02-01',
        '--to',
        '2026-03-01',
      ).message,
    ).toContain('--to');
    expect(existsSync(at('x.trustbench'))).toBe(false);
    const plain = trustbench('info', 'x', '--bogus');
    expect(plain.err).toBe("Unknown option '--bogus'.\nUsage: trustbench info FILE\n");
  });

  it('does not take what is no workspace', () => {
    writeFileSync(at('notes.trustbench'), 'These are notes.\n'.repeat(100));
    expect(refused('info', 'notes.trustbench').code).toBe('workspace_foreign');
    expect(refused('controls', 'missing.trustbench').code).toBe('workspace_missing');
    expect(readFileSync(at('notes.trustbench'), 'utf8')).toContain('These are notes.');
  });

  it('never writes over a workspace', () => {
    const file = newWorkspace('taken.trustbench');
    const before = sha256(at(file));
    expect(refused('new', file, '--client', 'B', '--type', 'I', '--as-of', '2026-01-01').code).toBe(
      'conflict',
    );
    expect(sha256(at(file))).toBe(before);
  });

  it('leaves no half-made file', () => {
    const file = newWorkspace('small.trustbench');
    expect(refused('report', file, '--kind', 'matrix', '--format', 'pdf', '--out', 'no.pdf').code).toBe(
      'bad_input',
    );
    expect(refused('extract', file, 'EV-0009', '--out', 'no.bin').code).toBe('not_found');
    expect(
      refused('report', file, '--kind', 'type2', '--format', 'json', '--out', 'nowhere/no.json').code,
    ).toBe('file_missing');
    writeFileSync(at('map.json'), '{"columns": {"colour": "B"}}');
    expect(
      refused('import-matrix', file, join(FIXTURES, 'control-matrix.xlsx'), '--map', 'map.json').message,
    ).toContain('map.json');
    expect(
      readdirSync(folder).filter((name) => name.startsWith('no') && name !== 'notes.trustbench'),
    ).toEqual([]);
  });

  it('finds damage and exits 1', () => {
    const file = newWorkspace('whole.trustbench', '--library', 'starter');
    copyFileSync(at(file), at('damaged.trustbench'));
    const bytes = readFileSync(at(file));
    bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 65_536);
    writeFileSync(at('damaged.trustbench'), bytes);
    for (const command of ['verify', 'check']) {
      const { code, out } = trustbench(command, 'damaged.trustbench', '--json');
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject({ ok: false, problems: [{ code: 'file' }] });
    }
    expect(
      refused('report', 'damaged.trustbench', '--kind', 'type2', '--format', 'json', '--out', 'd.json').code,
    ).toBe('workspace_damaged');
    expect(existsSync(at('d.json'))).toBe(false);
  });
});
