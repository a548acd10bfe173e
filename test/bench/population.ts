/**
 * Profiles a population of a million rows and compares with `sqlite3 .import` of the same file, both in turn, and prints the medians
 * in seconds and their ratio. Usage: node test/bench/population.ts [ROWS]
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { profilePopulation } from '../../electron/engine/audit/population-file.ts';

const ROUNDS = 3;
const rows = Number(process.argv[2] ?? 1_000_000);
const folder = await mkdtemp(join(tmpdir(), 'trustbench-bench-'));
try {
  const file = join(folder, 'changes.csv');
  await writePopulation(file, rows);
  const own: number[] = [];
  const sqlite: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    own.push(await timed(() => profile(file)));
    sqlite.push(await timed(() => importIntoSqlite(file, join(folder, `round-${round}.db`))));
  }
  const { size } = await stat(file);
  const ratio = median(own) / median(sqlite);
  console.log(
    `${rows} rows, ${(size / 1e6).toFixed(0)} MB; largest memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  );
  console.log(
    `profile ${median(own).toFixed(2)} s, sqlite3 .import ${median(sqlite).toFixed(2)} s, ratio ${ratio.toFixed(2)}`,
  );
} finally {
  await rm(folder, { recursive: true });
}

async function profile(file: string): Promise<void> {
  const period = { from: '2026-01-01', to: '2026-06-30' };
  const result = await profilePopulation(
    createReadStream(file, { highWaterMark: 1024 * 1024 }),
    { keyColumn: 'Key', dateColumn: 'Created', period },
    { name: 'changes.csv' },
  );
  if (result.rows !== rows || result.duplicateKeys !== Math.floor((rows - 1) / 1000)) {
    throw new Error(`The profile is wrong: ${JSON.stringify(result)}`);
  }
}

function importIntoSqlite(file: string, database: string): void {
  const { status, stderr } = spawnSync('sqlite3', [database, '.mode csv', `.import ${file} changes`], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

async function writePopulation(file: string, count: number): Promise<void> {
  const stream = createWriteStream(file);
  stream.write('Key,Summary,Type,Created,Approved,Deployed,Requester,Approver,Environment,Status\r\n');
  const start = Date.UTC(2025, 11, 15);
  for (let index = 0; index < count; index += 1) {
    // Every thousandth row repeats the key before it.
    const number = index % 1000 === 0 && index > 0 ? index - 1 : index;
    const time = (minutes: number): string =>
      `${new Date(start + index * 17_000 + minutes * 60_000).toISOString().slice(0, 19)}Z`;
    const summary = `"Service ${index % 97}: raise limits, shorten ""old"" logs, tidy the sort order of open items"`;
    const line = `NWL-${String(number).padStart(9, '0')},${summary},Standard,${time(0)},${time(40)},${time(90)},Zoë Hartmann,Łukasz Wiśniewski,production,Done\r\n`;
    if (!stream.write(line)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

async function timed(run: () => Promise<void> | void): Promise<number> {
  const begin = performance.now();
  await run();
  return (performance.now() - begin) / 1000;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
