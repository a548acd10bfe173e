import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  collectRows,
  profilePopulation,
  readPopulationKeys,
  readPopulationRows,
  type ByteSource,
} from '../../electron/engine/audit/population-file.ts';
import { suggestColumns } from '../../shared/domain/population-profile.ts';

const FOLDER = fileURLToPath(new URL('../fixtures/inputs/populations/', import.meta.url));
const PERIOD = { from: '2026-01-01', to: '2026-06-30' };
const open = (name: string): ByteSource => createReadStream(FOLDER + name);

async function* bytesOf(content: string | Uint8Array, chunk = 7): ByteSource {
  const bytes = Buffer.from(content);
  for (let from = 0; from < bytes.length; from += chunk) yield bytes.subarray(from, from + chunk);
}

describe('the change tickets of Northwind Ledger', () => {
  const options = { keyColumn: 'Key', dateColumn: 'Created', period: PERIOD };

  it('has the profile that another program counted', async () => {
    const bytes = await readFile(`${FOLDER}changes.csv`);
    expect(await profilePopulation(open('changes.csv'), options)).toEqual({
      columns:
        'Key,Summary,Type,Created,Approved,Deployed,Requester,Approver,Reviewer,Environment,Status'.split(
          ',',
        ),
      delimiter: ',',
      encoding: 'utf-8',
      rows: 12_480,
      emptyKeys: 7,
      duplicateKeys: 3,
      duplicateExamples: ['NWL-28318', 'NWL-32614', 'NWL-32191'],
      inPeriod: 11_621,
      beforePeriod: 589,
      afterPeriod: 270,
      emptyDates: 0,
      unreadableDates: 0,
      ambiguousDates: 0,
      dateOrder: null,
      firstDate: '2025-12-23',
      lastDate: '2026-07-04',
      frame: 11_611,
      raggedRows: 0,
      months: expect.any(Array),
      values: expect.any(Array),
      sequences: expect.any(Object),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      byteLength: bytes.length,
    });
    expect(
      await profilePopulation(open('changes.csv'), { ...options, dateColumn: 'Approved' }),
    ).toMatchObject({
      inPeriod: 11_442,
      beforePeriod: 557,
      afterPeriod: 257,
      emptyDates: 224,
      frame: 11_432,
    });
  });

  it('has the months, values and gaps that Python counts', async () => {
    const script = `import csv,sys,json,re
from collections import Counter
rows=list(csv.DictReader(open(sys.argv[1],encoding='utf-8-sig',newline='')))
months=sorted(Counter(r['Created'][:7] for r in rows).items())
values={}
for c in rows[0]:
    seen=Counter(r[c].strip() for r in rows if r[c].strip())
    values[c]=[sum(1 for r in rows if not r[c].strip()), len(seen), sorted(seen.items(),key=lambda x:(-x[1],x[0]))[:3]]
numbers=sorted({int(r['Key'].strip()[4:]) for r in rows if re.fullmatch(r'NWL-[0-9]+',r['Key'].strip())})
gaps=[[a+1,b-1] for a,b in zip(numbers,numbers[1:]) if b>a+1]
print(json.dumps([months,values,[len(numbers),numbers[-1]-numbers[0]+1-len(numbers),len(gaps),gaps[:3]]]))`;
    const python = spawnSync('python3', ['-c', script, `${FOLDER}changes.csv`], { encoding: 'utf8' });
    const [months, values, keys] = JSON.parse(python.stdout) as [
      [string, number][],
      Record<string, [number, number, [string, number][]]>,
      [number, number, number, [number, number][]],
    ];
    const profile = await profilePopulation(open('changes.csv'), options);
    expect(profile.months.map(({ month, rows }) => [month, rows])).toEqual(months);
    for (const { column, empty, distinct, top } of profile.values) {
      const [itsEmpty, itsDistinct, itsTop] = values[column] ?? [0, 0, []];
      expect([column, empty]).toEqual([column, itsEmpty]);
      if (distinct === null) continue;
      expect([column, distinct]).toEqual([column, itsDistinct]);
      expect(top.slice(0, 3).map(({ value, rows }) => [value, rows])).toEqual(itsTop);
    }
    expect(profile.values.filter(({ distinct }) => distinct !== null).map(({ column }) => column)).toEqual([
      'Type',
      'Requester',
      'Approver',
      'Reviewer',
      'Environment',
      'Status',
    ]);
    const [sequence] = profile.sequences.found;
    const gaps = sequence?.gaps
      .slice(0, 3)
      .map(({ from, to }) => [Number(from.slice(4)), Number(to.slice(4))]);
    expect([sequence?.count, sequence?.missing, sequence?.gapCount, gaps]).toEqual(keys);
  });

  it('has the frame that Python draws from', async () => {
    const script = `import csv,sys
rows=list(csv.DictReader(open(sys.argv[1],encoding='utf-8-sig',newline='')))
keys=dict.fromkeys(r['Key'].strip() for r in rows if r['Key'].strip() and '2026-01-01'<=r['Created'][:10]<='2026-06-30')
print('\\n'.join(keys))`;
    const python = spawnSync('python3', ['-c', script, `${FOLDER}changes.csv`], { encoding: 'utf8' });
    const keys = await readPopulationKeys(open('changes.csv'), options);
    expect(keys.length).toBe(11_611);
    expect(keys.join('\n')).toBe(python.stdout.trim());
  });

  it('pages and collects rows as papaparse reads them', async () => {
    const { data } = Papa.parse<string[]>((await readFile(`${FOLDER}changes.csv`, 'utf8')).slice(1), {
      skipEmptyLines: true,
    });
    const page = await readPopulationRows(open('changes.csv'), { from: 9000, to: 9200 });
    expect(page.rows.map(({ cells }) => cells)).toEqual(data.slice(9001, 9201));
    expect(page.rows[0]?.index).toBe(9000);
    const twice = await collectRows(open('changes.csv'), 'Key', ['NWL-28318', 'nothing']);
    expect(twice.rows.map(({ cells }) => cells)).toEqual(data.filter(([key]) => key === 'NWL-28318'));
    expect(twice.rows).toHaveLength(2);
  });
});

it.each([
  [
    'joiners.xlsx',
    'Employee ID',
    'Start date',
    { rows: 43, inPeriod: 40, beforePeriod: 2, afterPeriod: 1, encoding: 'xlsx' },
  ],
  [
    'incidents.xlsx',
    'Incident',
    'Detected',
    { rows: 7, inPeriod: 6, afterPeriod: 1, lastDate: '2026-07-02' },
  ],
  [
    'leavers.csv',
    'employee_id',
    'terminated_at',
    { rows: 34, inPeriod: 32, beforePeriod: 1, afterPeriod: 1, delimiter: ',' },
  ],
  ['vulnerabilities.csv', 'finding', 'opened', { rows: 240, inPeriod: 162, beforePeriod: 78 }],
  ['backups.csv', null, 'date', { rows: 732, inPeriod: 732 }],
  ['access-list.csv', null, 'last_login', { rows: 494, inPeriod: 476, unreadableDates: 8 }],
])('%s: suggested columns and counts', async (file, keyColumn, dateColumn, expected) => {
  const head = await readPopulationRows(open(file), { from: 0, to: 500 });
  const suggested = suggestColumns(
    head.columns,
    head.rows.map(({ cells }) => cells),
  );
  expect(suggested).toEqual({ keyColumn, dateColumn });
  const options = { keyColumn: keyColumn ?? head.columns[0]!, dateColumn, period: PERIOD };
  expect(await profilePopulation(open(file), options)).toMatchObject(expected);
});

describe('text of every kind', () => {
  const table = [
    ['id', 'när', 'text'],
    ['1', '2026-01-31', 'a "quoted", text; with\ttabs | bars'],
    ['2', '31.12.2025', 'two\nlines\r\nor three'],
    ['3', '', 'Zoë'],
  ];
  const encodings: [string, (text: string) => Buffer][] = [
    ['utf-8', (text) => Buffer.from(text)],
    ['utf-8', (text) => Buffer.from(`\uFEFF${text}`)],
    ['utf-16le', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['utf-16be', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['windows-1252', (text) => Buffer.from(text, 'latin1')],
  ];

  it.each([',', ';', '\t', '|'])(
    'delimiter %j, every encoding and line end, in small chunks',
    async (delimiter) => {
      const newline = delimiter === ';' || delimiter === ',' ? '\r\n' : '\n';
      for (const [encoding, encode] of encodings) {
        const bytes = encode(Papa.unparse(table, { delimiter, newline }));
        const { rows, columns, ...facts } = await readPopulationRows(bytesOf(bytes), { from: 0, to: 99 });
        expect(facts).toEqual({ encoding, delimiter });
        expect([columns, ...rows.map(({ cells }) => cells)]).toEqual(table);
      }
    },
  );

  it('reads Windows-1252 beyond Latin-1, lone carriage returns, liberties with quotes and ragged rows', async () => {
    const euro = Buffer.concat([
      Buffer.from('id,price\r1,5 '),
      Buffer.from([0x80]),
      Buffer.from('\r2,12" pipe\r\r3\r4,a,b\r'),
    ]);
    const { rows } = await readPopulationRows(bytesOf(euro), { from: 0, to: 9 });
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['1', '5 €'],
      ['2', '12" pipe'],
      ['3', ''],
      ['4', 'a', 'b'],
    ]);
    expect(await profilePopulation(bytesOf(euro), { keyColumn: 'id' })).toMatchObject({
      rows: 4,
      raggedRows: 2,
      inPeriod: null,
      frame: 4,
      encoding: 'windows-1252',
    });
    const quotes = await readPopulationRows(bytesOf('id,text\n1,"12" monitor\n2,"a""b"'), { from: 0, to: 9 });
    expect(quotes.rows.map(({ cells }) => cells[1])).toEqual(['"12" monitor', 'a"b']);
  });

  it('reads numeric dates in the order that the column shows, and not at all when nothing shows it', async () => {
    const shown = 'id,date\n1,03/04/2026\n2,26/02/2026\n3,31/02/2026\n4,05/07/2026';
    const options = { keyColumn: 'id', dateColumn: 'date', period: PERIOD };
    expect(await profilePopulation(bytesOf(shown), options)).toMatchObject({
      dateOrder: 'day-first',
      inPeriod: 2,
      afterPeriod: 1,
      unreadableDates: 1,
      firstDate: '2026-02-26',
      lastDate: '2026-07-05',
    });
    expect(await readPopulationKeys(bytesOf(shown), options)).toEqual(['1', '2']);
    const hidden = 'id,date\n1,03/04/2026\n2,05/07/2026';
    expect(await profilePopulation(bytesOf(hidden), options)).toMatchObject({
      dateOrder: null,
      inPeriod: 0,
      unreadableDates: 2,
    });
    await expect(readPopulationKeys(bytesOf(hidden), options)).rejects.toMatchObject({ code: 'bad_input' });
    expect(await readPopulationKeys(bytesOf(hidden), { ...options, dateOrder: 'month-first' })).toEqual([
      '1',
      '2',
    ]);
  });
});

async function* endless(): ByteSource {
  yield Buffer.from('id,text\n');
  for (;;) yield Buffer.from('1,some text that goes on\n'.repeat(1000));
}

describe('what cannot be read', () => {
  it.each<[string, string | Uint8Array, string, RegExp]>([
    ['an empty file', '', 'unknown_format', /"p.csv" is empty/],
    ['a PDF', '%PDF-1.7\n', 'unknown_format', /"p.csv" is not a table/],
    ['binary data', Buffer.from([1, 2, 0, 4, 5]), 'unknown_format', /"p.csv" is not a table/],
    ['a cut workbook', Buffer.from('PK\x03\x04cut off', 'latin1'), 'unknown_format', /damaged or cut off/],
    ['an open quote', 'id,text\n1,"never closed\n2,b\n', 'file_unreadable', /record 2 that is never closed/],
    ['no such column', 'key,text\n1,a\n', 'bad_input', /no column "id"\. Its columns are: key, text/],
    [
      'two encodings',
      Buffer.concat([Buffer.from(`id\n${'é\n'.repeat(40_000)}`), Buffer.from([0xe9, 0x0a])]),
      'file_unreadable',
      /begins as UTF-8/,
    ],
  ])('%s', async (_, content, code, message) => {
    const reading = profilePopulation(bytesOf(content, 4096), { keyColumn: 'id' }, { name: 'p.csv' });
    await expect(reading).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('stops when told to, and reports progress until then', async () => {
    const abort = new AbortController();
    let rows = 0;
    const reading = profilePopulation(
      endless(),
      { keyColumn: 'id' },
      {
        signal: abort.signal,
        onProgress: (progress) => {
          rows = progress.rows;
          if (rows > 20_000) abort.abort();
        },
      },
    );
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
    expect(rows).toBeGreaterThan(20_000);
  });
});
