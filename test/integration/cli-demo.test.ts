import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cliFolder, MAIN, sha256 } from './cli.ts';

const { folder, at, env, json, refused } = cliFolder();

describe('demo', () => {
  it(
    'builds everything, replaces itself, and refuses a folder with anything else',
    { timeout: 120_000 },
    () => {
      const { workspace, files } = json<{ workspace: string; files: { path: string; kind: string }[] }>(
        'demo',
        'sample-engagement',
      );
      for (const { path } of files) expect(statSync(path).size).toBeGreaterThan(0);
      expect(files.filter((f) => f.kind === 'report')).toHaveLength(3);
      expect(json('verify', workspace)).toMatchObject({ ok: true });
      const changes = files.find((f) => f.kind === 'population')!.path;
      const before = sha256(changes);
      json('demo', 'sample-engagement');
      expect(sha256(changes)).toBe(before);
      writeFileSync(at('sample-engagement/mine.txt'), 'mine');
      expect(refused('demo', 'sample-engagement').message).toContain('mine.txt');
      expect(existsSync(workspace)).toBe(true);
      expect(refused('demo', 'other', '--case', 'health').message).toContain('saas');
      expect(existsSync(at('other'))).toBe(false);
    },
  );

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
