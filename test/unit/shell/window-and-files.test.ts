import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aboutText, daysSince } from '../../../electron/main/about.ts';
import { workspaceArgument } from '../../../electron/main/args.ts';
import {
  freePlace,
  replacesUnasked,
  safeFileName,
  withExtension,
} from '../../../electron/main/file-names.ts';
import { openEvidenceInput } from '../../../shared/contract/desktop.ts';
import { isReachable, parseWindowState } from '../../../electron/main/window-state.ts';

describe('the saved state of the window', () => {
  const bounds = { x: 10, y: 20, width: 1000, height: 700 };

  it('is read back', () => {
    expect(parseWindowState(JSON.stringify({ bounds, maximized: true }))).toEqual({
      bounds,
      maximized: true,
    });
  });

  it.each(['', 'null', '[]', '{', '{"bounds":{"x":1}}', '{"bounds":{"x":0,"y":0,"width":1,"height":1e9}}'])(
    'that is odd (%s) gives a fresh one',
    (text) => expect(parseWindowState(text)).toEqual({ bounds: null, maximized: false }),
  );

  it('counts only when 100 pixels of it are on a display', () => {
    const displays = [
      { x: 0, y: 0, width: 1920, height: 1080 },
      { x: -1280, y: 0, width: 1280, height: 1024 },
    ];
    expect(isReachable(bounds, displays)).toBe(true);
    expect(isReachable({ ...bounds, x: -1200 }, displays)).toBe(true);
    expect(isReachable({ ...bounds, x: 1820 }, displays)).toBe(true);
    expect(isReachable({ ...bounds, x: 1821 }, displays)).toBe(false);
    expect(isReachable({ ...bounds, y: 1000 }, displays)).toBe(false);
    expect(isReachable(bounds, [])).toBe(false);
  });
});

describe('the command line', () => {
  it.each([
    [['electron', '--no-sandbox', '/app', 'Acme.trustbench'], '/clients/Acme.trustbench'],
    [['trustbench', '/x/Acme.TRUSTBENCH'], '/x/Acme.TRUSTBENCH'],
    [['trustbench', '--file=x.trustbench'], null],
    [['trustbench'], null],
    [['run.trustbench'], null],
  ])('%j names %s', (argv, expected) => {
    expect(workspaceArgument(argv, '/clients')).toBe(expected);
  });
});

describe('names of files to save', () => {
  it.each([
    ['Acme: Type II / 2026', 'Acme- Type II - 2026'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['a\u0000b\nc', 'a-b-c'],
    [' . ', 'Untitled'],
    ['Übersicht.pdf', 'Übersicht.pdf'],
    ['aux', '_aux'],
    ['Report\u202efdp.exe', 'Report_fdp.exe'],
    ['\ud83d', '\ufffd'],
  ])('%j becomes %s', (suggested, name) => {
    expect(safeFileName(suggested)).toBe(name);
  });

  it.each([
    ['/a/report', 'pdf', '/a/report.pdf'],
    ['/a/report.PDF', 'pdf', '/a/report.PDF'],
    ['/a/report.v2', 'xlsx', '/a/report.v2.xlsx'],
    ['/a/report.exe', 'any', '/a/report.exe'],
    ['/a/evidence', 'zip', '/a/evidence.zip'],
    ['/a/evidence v1.2', 'folder', '/a/evidence v1.2'],
  ] as const)('%s as %s is %s', (path, kind, expected) => {
    expect(withExtension(path, kind)).toBe(expected);
  });

  it('asks before an added extension replaces a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'names-'));
    const target = join(folder, 'report.pdf');
    writeFileSync(target, '');
    expect(replacesUnasked(join(folder, 'report'), target)).toBe(true);
    expect(replacesUnasked(target, target)).toBe(false);
    expect(replacesUnasked(join(folder, 'other'), join(folder, 'other.pdf'))).toBe(false);
    rmSync(folder, { recursive: true });
  });
});

describe('what the page asks of the desktop', () => {
  const id = '0190a5a0-0000-7000-8000-000000000000';

  it('names a version of evidence, never a path', () => {
    expect(openEvidenceInput.safeParse({ id, version: 2 }).success).toBe(true);
    for (const odd of [
      '/etc/passwd',
      { id: '../../etc/passwd' },
      { id, version: 0 },
      { id, path: '/etc/passwd' },
      { path: '/etc/passwd' },
    ])
      expect(openEvidenceInput.safeParse(odd).success).toBe(false);
  });

  it('saves a folder under a name that is free', () => {
    const folder = mkdtempSync(join(tmpdir(), 'names-'));
    expect(freePlace(folder, 'Evidence')).toBe(join(folder, 'Evidence'));
    writeFileSync(join(folder, 'Evidence'), '');
    expect(freePlace(folder, 'Evidence')).toBe(join(folder, 'Evidence 2'));
    rmSync(folder, { recursive: true });
  });
});

describe('the About dialog', () => {
  const versions = { app: '0.1.0', electron: '45.4.1', chrome: '150', node: '24.1.0' };

  it('says how old the build is', () => {
    expect(daysSince('2026-01-01', new Date('2026-01-31T12:00:00Z'))).toBe(30);
    expect(daysSince('2026-02-01', new Date('2026-01-31T12:00:00Z'))).toBe(0);
    const text = aboutText(versions, '2026-01-01', new Date('2026-01-02T12:00:00Z'));
    expect(text).toContain('Electron 45.4.1');
    expect(text).toContain('1 day ago');
    expect(text).not.toContain('security fixes');
  });

  it('says when Electron is out of support', () => {
    expect(aboutText(versions, '2026-01-01', new Date('2026-06-18'))).not.toContain('security fixes');
    expect(aboutText(versions, '2026-01-01', new Date('2026-06-20'))).toContain(
      'no longer gets security fixes',
    );
  });
});
