/** The matrix of a large engagement as a workbook: seconds and memory, beside openpyxl writing the same cells without any look. */
import { execFileSync } from 'node:child_process';
import { createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { renderInWorker } from '../../electron/engine/reports/render.ts';
import { renderWorkbook } from '../../electron/engine/reports/xlsx/render-workbook.ts';
import { bigModel } from '../fixtures/report-model.ts';
import type { Line } from './line.ts';
import { median, timed } from './measure.ts';
import { weighed } from './memory.ts';

const ROUNDS = 3;
const WRITER = join(import.meta.dirname, 'write-rows.py');

export async function benchReportsXlsx(folder: string): Promise<Line[]> {
  const model = bigModel({ controls: 110, items: 60, evidence: 6 });
  const ours: { seconds: number; memory: number }[] = [];
  /** Neither side with the start of its program. */
  const writing: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const path = join(folder, `${round}.xlsx`);
    ours.push(await weighed(() => renderInWorker({ document: 'report', model }, 'xlsx', path)));
    const own = join(folder, `${round}-own.xlsx`);
    writing.push(await timed(() => renderWorkbook(model, createWriteStream(own))));
    const again = join(folder, `${round}-openpyxl.xlsx`);
    theirs.push(Number(execFileSync('/usr/bin/python3', [WRITER, path, again], { encoding: 'utf8' })));
    if (statSync(again).size < 100_000) throw new Error('openpyxl wrote next to nothing.');
  }
  return [
    {
      name: 'matrix of 110 controls and 6,600 items',
      ours: median(ours.map((one) => one.seconds)),
      unit: 's',
      target: { most: 5 },
    },
    {
      name: 'matrix of 110 controls and 6,600 items: writing alone',
      ours: median(writing),
      unit: 's',
      reference: { name: 'openpyxl, the same cells', value: median(theirs) },
      target: { ratio: 1 },
    },
    {
      name: 'matrix of 110 controls and 6,600 items: memory above idle',
      ours: Math.max(...ours.map((one) => one.memory)),
      unit: 'MB',
      target: { most: 300 },
    },
  ];
}
