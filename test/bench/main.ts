/** Runs the benchmarks, prints one table and keeps it in artifacts/bench.json. Usage: npm run bench [-- NAME...] */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchAttach } from './attach.ts';
import { benchCalendar } from './calendar.ts';
import { benchEncryption } from './encryption.ts';
import { benchGrid } from './grid.ts';
import { benchLaunch } from './launch.ts';
import { formatTable, isMet, ratioOf, type Line } from './line.ts';
import { benchPopulation } from './population.ts';
import { benchRegisters } from './registers.ts';
import { benchReportPdf } from './report-pdf.ts';
import { benchReports } from './reports.ts';
import { benchReportsXlsx } from './reports-xlsx.ts';
import { benchSampling } from './sampling.ts';
import { benchSmallFiles } from './small-files.ts';
import { benchSearch } from './search.ts';
import { benchSeal } from './seal.ts';
import { benchWorkspace } from './workspace.ts';

const BENCHES: Record<string, (folder: string) => Promise<Line[]>> = {
  attach: benchAttach,
  'small-files': benchSmallFiles,
  population: benchPopulation,
  sampling: benchSampling,
  search: benchSearch,
  workspace: benchWorkspace,
  seal: benchSeal,
  registers: benchRegisters,
  reports: benchReports,
  'report-pdf': benchReportPdf,
  'reports-xlsx': benchReportsXlsx,
  launch: benchLaunch,
  grid: benchGrid,
  calendar: benchCalendar,
  encryption: benchEncryption,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(
    `No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`,
  );
  process.exit(2);
}
const machine = {
  cores: cpus().length,
  cpu: cpus()[0]?.model ?? '',
  node: process.version,
  platform: process.platform,
};
console.log(`${machine.cores} cores (${machine.cpu}), Node ${machine.node}, ${machine.platform}`);
const lines: Line[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
  const folder = mkdtempSync(join(tmpdir(), 'trustbench-bench-'));
  try {
    lines.push(...((await BENCHES[name]?.(folder)) ?? []));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
console.log(formatTable(lines));
const artifacts = join(import.meta.dirname, '../../artifacts');
mkdirSync(artifacts, { recursive: true });
const results = lines.map((line) => ({ ...line, ratio: ratioOf(line), met: isMet(line) }));
writeFileSync(
  join(artifacts, 'bench.json'),
  `${JSON.stringify({ at: new Date().toISOString(), machine, results }, null, 2)}\n`,
);
