/** Planning against a plain scan of every sample size, and a draw from a million rows against `sqlite3` doing the like. */
import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import {
  collectRows,
  profilePopulation,
  selectFromPopulation,
} from '../../electron/engine/audit/population-file.ts';
import { planSample, type PlanRequest } from '../../shared/domain/sampling/index.ts';
import { riskAtTolerable } from '../../shared/domain/sampling/model.ts';
import type { Line } from './line.ts';
import { median, timed } from './measure.ts';
import { writePopulation } from './population.ts';

const ROUNDS = 3;
const ROWS = 1_000_000;
const DRAWN = 60;

export async function benchSampling(folder: string): Promise<Line[]> {
  const file = join(folder, 'changes.csv');
  await writePopulation(file, ROWS);
  const plans: number[] = [];
  const scans: number[] = [];
  const own: number[] = [];
  const sqlite: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    plans.push(await timed(() => REQUESTS.map((r) => planSample(r).n)));
    scans.push(await timed(() => REQUESTS.map(scan)));
    own.push(await timed(() => importAndDraw(file)));
    sqlite.push(await timed(() => importAndDrawInSqlite(file, join(folder, `round-${round}.db`))));
  }
  assertSame();
  return [
    {
      name: `${REQUESTS.length} sample plans`,
      ours: median(plans) * 1000,
      unit: 'ms',
      reference: { name: 'scan of every n', value: median(scans) * 1000 },
      target: { ratio: 0.05 },
    },
    {
      name: `import of 1 M CSV rows and draw of ${DRAWN}`,
      ours: median(own),
      unit: 's',
      reference: { name: 'sqlite3 .import, ORDER BY sha3', value: median(sqlite) },
      // Three passes over the file, for the profile, the draw and the rows drawn.
      target: { ratio: 2 },
    },
  ];
}

/** Everyday ones, and some with an expected rate close to the tolerable one, whose samples are large. */
const REQUESTS: PlanRequest[] = [0.9, 0.95, 0.99].flatMap((confidence) =>
  [0.02, 0.05].flatMap((tolerable) =>
    [0, tolerable / 5, tolerable * 0.9].flatMap((expectedRate) =>
      (['binomial', 'hypergeometric'] as const).map((model) => ({
        model,
        confidence,
        tolerable,
        expectedRate,
        population: 1_000_000,
      })),
    ),
  ),
);

/** The definition: the first n whose risk is low enough. */
function scan(r: PlanRequest): number {
  for (let n = 1; ; n += 1) {
    const deviations = Math.ceil((r.expectedRate ?? 0) * n - 1e-9);
    if (
      n > deviations &&
      riskAtTolerable(r.model, { ...r, n, deviations }) <= (1 - r.confidence) * (1 + 1e-9)
    )
      return n;
  }
}

function assertSame(): void {
  const differs = REQUESTS.find((r) => planSample(r).n !== scan(r));
  if (differs) throw new Error(`The plan is wrong: ${JSON.stringify(differs)}`);
}

const PERIOD = { from: '2026-01-01', to: '2026-06-30' };

/** As the app does it: the profile when the file is frozen, then one pass to draw and one for the rows of what was drawn. */
async function importAndDraw(file: string): Promise<void> {
  const options = { keyColumn: 'Key', dateColumn: 'Created', period: PERIOD };
  const read = () => createReadStream(file, { highWaterMark: 1024 * 1024 });
  const profile = await profilePopulation(read(), options);
  const selection = { kind: 'tickets', seed: 'seed', counts: DRAWN } as const;
  const { items, frameSize } = await selectFromPopulation(read(), options, {
    stratumColumn: null,
    selection,
  });
  const { rows } = await collectRows(
    read(),
    'Key',
    items.map((item) => item.id),
  );
  if (frameSize !== profile.frame || rows.length < DRAWN) throw new Error('The draw is wrong.');
}

function importAndDrawInSqlite(file: string, database: string): void {
  const draw = `SELECT * FROM changes WHERE Key IN (SELECT Key FROM (SELECT DISTINCT Key FROM changes
    WHERE substr(Created, 1, 10) BETWEEN '${PERIOD.from}' AND '${PERIOD.to}') ORDER BY sha3('seed' || Key) LIMIT ${DRAWN});`;
  const { status, stderr, stdout } = spawnSync(
    'sqlite3',
    [database, '.mode csv', `.import ${file} changes`, draw],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0 || stdout.trim().split('\n').length < DRAWN) throw new Error(stderr);
}
