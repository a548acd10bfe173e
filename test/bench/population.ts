/** Profiling a population of a million rows against `sqlite3 .import` of the same file. */
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import { profilePopulation } from '../../electron/engine/audit/population-file.ts';
import type { Line } from './line.ts';
import { median, timed } from './measure.ts';

const ROUNDS = 3;
const ROWS = 1_000_000;

export async function benchPopulation(folder: string): Promise<Line[]> {
  const file = join(folder, 'changes.csv');
  await writePopulation(file, ROWS);
  const own: number[] = [];
  const sqlite: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    own.push(await timed(() => profile(file)));
    sqlite.push(await timed(() => importIntoSqlite(file, join(folder, `round-${round}.db`))));
  }
  return [
    {
      name: 'profile of 1 M CSV rows',
      ours: median(own),
      unit: 's',
      reference: { name: 'sqlite3 .import', value: median(sqlite) },
      target: { ratio: 1 },
    },
  ];
}

async function profile(file: string): Promise<void> {
  const period = { from: '2026-01-01', to: '2026-06-30' };
  const result = await profilePopulation(
    createReadStream(file, { highWaterMark: 1024 * 1024 }),
    { keyColumn: 'Key', dateColumn: 'Created', period },
    { name: 'changes.csv' },
  );
  if (result.rows !== ROWS || result.duplicateKeys !== Math.floor((ROWS - 1) / 1000)) {
    throw new Error(`The profile is wrong: ${JSON.stringify(result)}`);
  }
}

function importIntoSqlite(file: string, database: string): void {
  const { status, stderr } = spawnSync('sqlite3', [database, '.mode csv', `.import ${file} changes`], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

/** A file of changes with ten columns, of which every thousandth row repeats a key. */
export async function writePopulation(file: string, count: number): Promise<void> {
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
