/** Opening a large workspace, its first screen, and every list. */
import { join } from 'node:path';
import { startEngine } from '../fixtures/engine.ts';
import { buildLargeWorkspace } from './large-workspace.ts';
import type { Line } from './line.ts';
import { median, timed } from './measure.ts';
import { measureAfterChange, measureQueries } from './queries.ts';

const ROUNDS = 7;

export async function benchWorkspace(folder: string): Promise<Line[]> {
  const place = join(folder, 'large');
  const path = join(place, 'large.trustbench');
  await using engine = startEngine(place);
  await buildLargeWorkspace(engine);
  const { api, session } = engine;
  const openings: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const opening = timed(async () => {
      await session.openWorkspace(path);
      await Promise.all([api.workspace.status({}), api.reports.overview({}), api.matrix.controls({})]);
    });
    openings.push((await opening) * 1000);
    await session.closeWorkspace();
  }
  await session.openWorkspace(path);
  const first = (await timed(() => api.evidence.list({}))) * 1000;
  const linesOf = (times: Map<string, number>, most: number): Line[] =>
    [...times].map(([name, p95]) => ({ name: `p95 ${name}`, ours: p95, unit: 'ms', target: { most } }));
  return [
    { name: 'open 500 controls, 20,000 evidence', ours: median(openings), unit: 'ms', target: { most: 100 } },
    { name: 'first evidence.list after opening', ours: first, unit: 'ms', target: { most: 200 } },
    ...linesOf(await measureQueries(api), 16),
    ...linesOf(await measureAfterChange(api), 50),
  ];
}
