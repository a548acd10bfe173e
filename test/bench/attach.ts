/** Attaching 1 GB, hash included, against `cp` and `sync` of the same file. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFresh } from './fresh-file.ts';
import type { Line } from './line.ts';
import { median, timed } from './measure.ts';
import { run } from './run.ts';

const ROUNDS = 5;
const SIZE = 1 << 30;

interface Measured {
  seconds: number;
  memory: number;
  queryP95: number;
  queryMax: number;
}

export async function benchAttach(folder: string): Promise<Line[]> {
  const file = join(folder, 'large.bin');
  const measured: Measured[] = [];
  const copies: number[] = [];
  const copiesWithHash: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    writeFresh(file, SIZE);
    const workspace = join(folder, `attach-${round}`);
    measured.push(
      JSON.parse(
        run(process.execPath, join(import.meta.dirname, 'attach-child.ts'), workspace, file),
      ) as Measured,
    );
    const copy = join(folder, 'copy.bin');
    copies.push(
      await timed(() => {
        run('cp', file, copy);
        run('sync', copy);
      }),
    );
    copiesWithHash.push((copies.at(-1) ?? 0) + (await timed(() => run('openssl', 'dgst', '-sha256', copy))));
    for (const path of [workspace, copy]) rmSync(path, { recursive: true });
    run('sync', folder);
  }
  rmSync(file);
  const of = (key: keyof Measured) => measured.map((m) => m[key]);
  return [
    {
      name: 'attach 1 GB with hash',
      ours: median(of('seconds')),
      unit: 's',
      reference: { name: 'cp + sync', value: median(copies) },
      target: { ratio: 1 },
    },
    {
      name: 'attach 1 GB, against the same work',
      ours: median(of('seconds')),
      unit: 's',
      reference: { name: 'cp + sync + openssl sha256', value: median(copiesWithHash) },
      target: { ratio: 1 },
    },
    {
      name: 'attach 1 GB: memory above idle',
      ours: Math.max(...of('memory')),
      unit: 'MB',
      target: { most: 150 },
    },
    {
      name: 'attach 1 GB: query p95 meanwhile',
      ours: median(of('queryP95')),
      unit: 'ms',
      target: { most: 50 },
    },
    { name: 'attach 1 GB: slowest query', ours: median(of('queryMax')), unit: 'ms', target: { most: 50 } },
  ];
}
