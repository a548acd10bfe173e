import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import vectorFile from '../fixtures/sampling-vectors.json' with { type: 'json' };
import { cliFolder } from './cli.ts';
import { sqlite3 } from './workspace/support.ts';

const { at, trustbench, json, refused } = cliFolder();

describe('sample', () => {
  it('plans, evaluates and draws without a workspace', () => {
    expect(
      json(
        'sample',
        'plan',
        '--model',
        'hypergeometric',
        '--confidence',
        '0.9',
        '--tolerable',
        '0.01',
        '--population',
        '100',
        '--expected-deviations',
        '0',
      ),
    ).toMatchObject({ n: 90, toleratedCount: 1 });
    expect(
      json(
        'sample',
        'evaluate',
        '--confidence',
        '0.95',
        '--tolerable',
        '0.05',
        '--n',
        '59',
        '--deviations',
        '1',
      ),
    ).toMatchObject({ supportsReliance: false });
    writeFileSync(at('ids.txt'), 'A-1\r\nA-2\nA-3\nB-1\nB-2\nB-3\n');
    const { items } = json<{ items: { id: string; ticket: string }[] }>(
      'sample',
      'draw',
      '--seed',
      '314159',
      '--ids',
      'ids.txt',
      '--count',
      '2',
      '--skip',
      '1',
    );
    expect(items.map((i) => i.id)).toEqual(['B-3', 'A-3']);
    expect(
      json(
        'sample',
        'draw',
        '--algorithm',
        'rivest-sampler-2011',
        '--seed',
        '1',
        '--range',
        '1..1000',
        '--count',
        '3',
        '--with-replacement',
      ),
    ).toEqual({ items: [{ number: 97 }, { number: 89 }, { number: 163 }] });
  });

  it('answers every published vector in order', () => {
    const vectors = vectorFile.vectors as unknown as Vector[];
    writeFileSync(at('batch.jsonl'), vectors.map((v) => `${JSON.stringify(v)}\n`).join(''));
    const { code, out } = trustbench('sample', 'batch', 'batch.jsonl');
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer);
    expect({ code, answers: answers.length }).toEqual({ code: 0, answers: vectors.length });
    expect(answers.map(tellAnswer)).toEqual(vectors.map(tellVector));
  });

  it('answers a line that can not be read in its place', () => {
    const lines = [
      '{"kind":"plan","confidence":0.95,"tolerable":1e-3,"expectedDeviations":0}',
      '{"kind":"plan"',
      'null',
      '{"kind":"plan","model":"hypergeometric","confidence":0.95,"tolerable":0.05,"expectedDeviations":0}',
      '{"kind":"sequential","tolerable":0.05,"stages":[45,33],"acceptIfAtMost":[0]}',
      '{"kind":"plan","confidence":0.95,"tolerable":0.05,"expectedDeviations":0}',
    ];
    writeFileSync(at('bad.jsonl'), `${lines.join('\r\n')}\n`);
    const { code, out } = trustbench('sample', 'batch', 'bad.jsonl');
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer);
    expect(code).toBe(0);
    expect(answers.map((a) => a.n ?? a.error?.code)).toEqual([
      2995,
      ...Array<string>(4).fill('bad_input'),
      59,
    ]);
    expect(answers[1]?.error?.message).toContain('not JSON');
    expect(answers[3]?.error?.message).toContain('population');
  });

  it('refuses wrong usage with exit code 2', () => {
    expect(refused('sample', 'plan', '--confidence', '0.95', '--expected-rate', '0').message).toContain(
      '--tolerable',
    );
    expect(refused('sample', 'plan', '--confidence', '0.95', '--tolerable', '5%').message).toContain('5%');
    expect(refused('sample', 'draw', '--seed', '1', '--population', 'X').message).toContain('FILE');
  });
});

describe('samples of a workspace', () => {
  const file = 'a.trustbench';
  const rows = Array.from(
    { length: 60 },
    (_, i) => `CHG-${i},2026-02-1${i % 10},${i % 3 === 0 ? 'urgent' : 'normal'}`,
  );

  it('draws, replaces, extends and repeats', () => {
    const period = ['--type', 'II', '--from', '2026-01-01', '--to', '2026-06-30'];
    json('new', file, '--client', 'Northwind', '--system', 'Ledger', ...period, '--library', 'small');
    writeFileSync(at('changes.csv'), `Key,Date,Type\n${rows.join('\n')}\n`);
    json('population', 'add', file, 'Changes', 'changes.csv', '--key', 'Key', '--date', 'Date');
    const of = ['--population', 'changes', '--control', 'CHG-01'];
    const drawn = json<{ id: string; items: { key: string; stratum: string }[] }>(
      'sample',
      'draw',
      file,
      ...of,
      '--count',
      '6',
      '--stratify',
      'Type',
    );
    expect(drawn.items.map((i) => i.stratum)).toEqual([
      ...Array<string>(4).fill('normal'),
      'urgent',
      'urgent',
    ]);
    const [first] = drawn.items;
    const replaced = json<{ key: string }>(
      'sample',
      'replace',
      file,
      'e-chg-01',
      first?.key ?? '',
      '--reason',
      'A cancelled change',
    );
    json('sample', 'extend', file, drawn.id, '--count', '3', '--reason', 'A deviation');
    const { events } = json<{ events: { kind: string; details: { added: { key: string }[] } }[] }>(
      'sample',
      'log',
      file,
      'E-CHG-01',
    );
    expect(events.map((e) => e.kind)).toEqual(['draw', 'replace', 'extend']);
    expect(events[1]?.details.added[0]?.key).toBe(replaced.key);
    expect(json('sample', 'list', file)).toMatchObject([
      { id: drawn.id, size: 9, drawn: 10, method: 'stratified' },
    ]);
    expect(json('sample', 'reperform', file, 'E-CHG-01')).toEqual({ agrees: true, differences: [] });
    sqlite3(at(file), "UPDATE sample_item SET key = 'CHG-X' WHERE position = 3");
    const { code, out } = trustbench('sample', 'reperform', file, 'E-CHG-01', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      agrees: false,
      differences: [expect.stringContaining('CHG-X'), expect.any(String)],
    });
    expect(refused('sample', 'reperform', file, 'E-NOPE-1').code).toBe('not_found');
  });
});

interface Vector {
  kind: string;
  n: number | null;
  upper: number;
  riskOfOverreliance: number;
  expected: (number | [string, string, number])[] | string;
}
interface Answer {
  n?: number | null;
  upper?: number;
  items?: { number?: number; id?: string }[];
  ticket?: string;
  riskOfOverreliance?: number;
  error?: { code: string; message: string };
}

/** The tolerance of the vectors is 1e-8. */
const near = (upper: number): string => upper.toFixed(7);

function tellVector({ kind, n, upper, expected, riskOfOverreliance }: Vector): unknown {
  if (kind === 'plan') return { n };
  if (kind === 'evaluate') return { upper: near(upper) };
  if (kind === 'sequential') return { risk: near(riskOfOverreliance) };
  if (typeof expected === 'string') return expected;
  return expected.map((e) => (Array.isArray(e) ? e[1] : e));
}

function tellAnswer({ n, upper, items, ticket, riskOfOverreliance }: Answer): unknown {
  if (riskOfOverreliance !== undefined) return { risk: near(riskOfOverreliance) };
  if (n !== undefined) return { n };
  if (upper !== undefined) return { upper: near(upper) };
  return ticket ?? items?.map((item) => item.number ?? item.id);
}
