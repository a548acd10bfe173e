/** Sealing and verifying 512 MB of evidence, against `sha256sum` of the same bytes. */
import { randomFillSync } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from './line.ts';
import { median, timed } from './measure.ts';
import { run } from './run.ts';

const ROUNDS = 3;
const FILES = 16;
const SIZE = 32 << 20;

interface Measured {
  seal: number;
  verify: number;
  queryP95: number;
}

export async function benchSeal(folder: string): Promise<Line[]> {
  const files = Array.from({ length: FILES }, (_, i) => join(folder, `evidence-${i}.bin`));
  const bytes = Buffer.alloc(SIZE);
  for (const path of files) writeFileSync(path, randomFillSync(bytes));
  const child = join(import.meta.dirname, 'seal-child.ts');
  const measured: Measured[] = [];
  const hashes: number[] = [];
  const copies: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    run('sync', folder);
    const place = join(folder, `seal-${round}`);
    measured.push(JSON.parse(run(process.execPath, child, place, ...files)) as Measured);
    rmSync(place, { recursive: true });
    hashes.push(await timed(() => run('sha256sum', ...files)));
    const copy = join(folder, 'copy.tar');
    copies.push(
      await timed(() => {
        run('tar', '-cf', copy, '-C', folder, ...files.map((path) => path.slice(folder.length + 1)));
        run('sync', copy);
      }),
    );
    rmSync(copy);
  }
  const of = (key: keyof Measured) => median(measured.map((m) => m[key]));
  const sha256sum = { name: 'sha256sum', value: median(hashes) };
  return [
    {
      name: 'seal 512 MB, verified after writing',
      ours: of('seal'),
      unit: 's',
      reference: sha256sum,
      target: { ratio: 5 },
    },
    {
      name: 'seal 512 MB, against the same work',
      ours: of('seal'),
      unit: 's',
      // A copy to work from, the sealed copy, and two readings with a hash: at its writing and at its check.
      reference: { name: '2 tar + sync, 2 sha256sum', value: 2 * (median(copies) + median(hashes)) },
      target: { ratio: 1.5 },
    },
    { name: 'verify 512 MB', ours: of('verify'), unit: 's', reference: sha256sum, target: { ratio: 1.2 } },
    { name: 'verify 512 MB: query p95 meanwhile', ours: of('queryP95'), unit: 'ms', target: { most: 50 } },
  ];
}
