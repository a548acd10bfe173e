/** A report of 60 pages and a workbook of 10,000 rows, rendered as the engine does it, and queries meanwhile. */
import { join } from 'node:path';
import { renderInWorker } from '../../electron/engine/reports/render.ts';
import type { ReportModel } from '../../shared/domain/report-model.ts';
import { createEngagement, startEngine } from '../fixtures/engine.ts';
import { bigModel } from '../fixtures/report-model.ts';
import { askDuring } from './asking.ts';
import type { Line } from './line.ts';
import { median, quantile, timed } from './measure.ts';

const ROUNDS = 5;

export async function benchReports(folder: string): Promise<Line[]> {
  await using engine = startEngine(join(folder, 'reports'));
  await createEngagement(engine, { library: 'saas' });
  const lines: Line[] = [];
  const measure = async (name: string, format: 'pdf' | 'xlsx', model: ReportModel) => {
    const taken: number[] = [];
    const waits: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const path = join(folder, `${round}.${format}`);
      const render = () => renderInWorker({ document: 'report', model }, format, path);
      const { value, latencies } = await askDuring(engine.session, () => timed(render));
      taken.push(value);
      waits.push(...latencies);
    }
    lines.push(
      { name, ours: median(taken), unit: 's', target: { most: 2 } },
      { name: `${name}: query p95 meanwhile`, ours: quantile(waits, 0.95), unit: 'ms', target: { most: 50 } },
    );
  };
  await measure('PDF of 60 pages', 'pdf', bigModel({ controls: 48, items: 10, evidence: 4 }));
  await measure('workbook of 10,000 rows', 'xlsx', bigModel({ controls: 110, items: 80, evidence: 10 }));
  return lines;
}
