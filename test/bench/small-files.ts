/** Attaching a folder of 10,000 small files against `cp -r` and `sha256sum` of the same, both on the disk at the end. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from './line.ts';
import { median, timed } from './measure.ts';
import { run } from './run.ts';

const ROUNDS = 3;
const FOLDERS = 50;
const FILES = 10_000;

interface Measured {
  seconds: number;
  memory: number;
}

export async function benchSmallFiles(folder: string): Promise<Line[]> {
  const measured: Measured[] = [];
  const copies: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const files = join(folder, 'files');
    writeFresh(files);
    run('sync', folder);
    const workspace = join(folder, `attach-${round}`);
    const child = join(import.meta.dirname, 'small-files-child.ts');
    measured.push(JSON.parse(run(process.execPath, child, workspace, files)) as Measured);
    const copy = join(folder, 'copy');
    copies.push(
      await timed(() => {
        run('cp', '-r', files, copy);
        run('sync', folder);
        run('sh', '-c', `find '${copy}' -type f -exec sha256sum {} +`);
      }),
    );
    for (const path of [workspace, copy, files]) rmSync(path, { recursive: true });
    run('sync', folder);
  }
  return [
    {
      name: 'attach 10,000 small files',
      ours: median(measured.map((m) => m.seconds)),
      unit: 's',
      reference: { name: 'cp -r + sync + sha256sum', value: median(copies) },
      target: { ratio: 5 },
    },
    {
      name: 'attach 10,000 small files: memory above idle',
      ours: Math.max(...measured.map((m) => m.memory)),
      unit: 'MB',
      target: { most: 250 },
    },
  ];
}

/** 1 to 4 KB each, as lists and notes are; new content each time. */
function writeFresh(folder: string): void {
  for (let i = 0; i < FILES; i += 1) {
    const place = join(folder, `team ${i % FOLDERS}`);
    if (i < FOLDERS) mkdirSync(place, { recursive: true });
    const rows = randomBytes(500 + (i % 1500)).toString('hex');
    writeFileSync(join(place, `export ${i}.csv`), `id,value\n${i},${rows}\n`);
  }
}
