import { describe, expect, it } from 'vitest';
import {
  profilePopulation,
  readPopulationRows,
  type ByteSource,
} from '../../electron/engine/audit/population-file.ts';

async function* bytesOf(content: string, chunk = 11): ByteSource {
  const bytes = Buffer.from(content);
  for (let from = 0; from < bytes.length; from += chunk) yield bytes.subarray(from, from + chunk);
}
const pageOf = (content: string, chunk?: number) =>
  readPopulationRows(bytesOf(content, chunk), { from: 0, to: 50 }, { name: 'list.jsonl' });

const LINES = [
  '{"id":"CR-1","at":"2026-01-05T10:00:00Z","by":{"name":"Zoë"},"tags":["a","b"],"ok":true}',
  '',
  '{"at":"2026-02-05","id":"CR-2","ok":null,"n":12345678901234567890}\r',
  '  {"id":"CR-4","at":"2026-07-05","text":"line \\n two, \\"quoted\\" }]"}  ',
];

describe('JSON lines', () => {
  it('have the keys of the first objects as columns', async () => {
    const { columns, rows, delimiter, encoding } = await pageOf(LINES.join('\n'));
    expect(columns).toEqual(['id', 'at', 'by', 'tags', 'ok', 'n', 'text']);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['CR-1', '2026-01-05T10:00:00Z', '{"name":"Zoë"}', '["a","b"]', 'true', '', ''],
      ['CR-2', '2026-02-05', '', '', '', '12345678901234567890', ''],
      ['CR-4', '2026-07-05', '', '', '', '', 'line \n two, "quoted" }]'],
    ]);
    expect([delimiter, encoding]).toEqual([null, 'utf-8']);
  });

  it('are profiled like any other list', async () => {
    const profile = await profilePopulation(
      bytesOf(LINES.join('\n')),
      { keyColumn: 'id', dateColumn: 'at', period: { from: '2026-01-01', to: '2026-06-30' } },
      { name: 'list.jsonl' },
    );
    expect(profile).toMatchObject({ rows: 3, inPeriod: 2, afterPeriod: 1, frame: 2, raggedRows: 0 });
    expect(profile.sequences.found[0]?.gaps).toEqual([{ from: 'CR-3', to: 'CR-3', missing: 1 }]);
    expect(profile.months.map(({ month }) => month)).toEqual(['2026-01', '2026-02', '2026-07']);
  });

  it('count an object with a key that came too late as ragged', async () => {
    const lines = Array.from({ length: 1001 }, (_, n) =>
      JSON.stringify({ id: n, ...(n > 999 && { late: 1 }) }),
    );
    const profile = await profilePopulation(bytesOf(lines.join('\n'), 4096), { keyColumn: 'id' });
    expect(profile).toMatchObject({ rows: 1001, raggedRows: 1, columns: ['id'] });
  });

  it.each([
    ['{"id":1}\n{"id":2', 2],
    ['{"id":1}\n\n[1,2]\n', 3],
    ['{"id":1}\nnot json\n', 2],
    ['{\n"id": 1\n}', 1],
  ])('name the line that is broken: %j', async (content, line) => {
    await expect(pageOf(content)).rejects.toMatchObject({
      code: 'file_unreadable',
      details: { line },
      message: expect.stringContaining(`Line ${line} of "list.jsonl"`),
    });
  });

  it('refuse a value that is nested beyond reading', async () => {
    const deep = `{"id":"CR-1","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    await expect(pageOf(deep, 65_536)).rejects.toMatchObject({ code: 'file_unreadable' });
  });

  it('do not confuse a key with what objects inherit', async () => {
    const { columns, rows } = await pageOf('{"__proto__":"a","constructor":"b"}\n{"toString":"c"}');
    expect(columns).toEqual(['__proto__', 'constructor', 'toString']);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['a', 'b', ''],
      ['', '', 'c'],
    ]);
  });
});

describe('a JSON array', () => {
  it.each([1, 3, 1000])('is read however it is laid out, in pieces of %i bytes', async (chunk) => {
    const objects = [{ id: 'A}', n: { deep: ['[', '\\'] } }, { id: 'B' }];
    for (const text of [
      JSON.stringify(objects),
      JSON.stringify(objects, null, 2),
      `\uFEFF\n ${JSON.stringify(objects)}\n`,
    ]) {
      const { columns, rows } = await pageOf(text, chunk);
      expect(columns).toEqual(['id', 'n']);
      expect(rows.map(({ cells }) => cells)).toEqual([
        ['A}', '{"deep":["[","\\\\"]}'],
        ['B', ''],
      ]);
    }
  });

  it.each([
    ['[\n{"id":1},\n{"id":2}', 3],
    ['[\n{"id":1},\n7]', 3],
    ['[{"id":1}]\n{"id":2}', 2],
    ['[{"id":1},\n{"id":', 2],
  ])('names the line where it ends to be one: %j', async (content, line) => {
    await expect(pageOf(content)).rejects.toMatchObject({ code: 'file_unreadable', details: { line } });
  });
});
