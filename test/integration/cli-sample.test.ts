import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import vectorFile from '../fixtures/sampling-vectors.json' with { type: 'json' };
import { cliFolder } from './cli.ts';

const { at, trustbench, json } = cliFolder();

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
});

interface Vector {
  kind: string;
  n: number | null;
  upper: number;
  expected: (number | [string, string, number])[] | string;
}
interface Answer {
  n?: number | null;
  upper?: number;
  items?: { number?: number; id?: string }[];
  ticket?: string;
  error?: unknown;
}

/** The tolerance of the vectors is 1e-8. */
const near = (upper: number): string => upper.toFixed(7);

function tellVector({ kind, n, upper, expected }: Vector): unknown {
  if (kind === 'plan') return { n };
  if (kind === 'evaluate') return { upper: near(upper) };
  if (kind === 'sequential') return 'refused';
  if (typeof expected === 'string') return expected;
  return expected.map((e) => (Array.isArray(e) ? e[1] : e));
}

function tellAnswer({ n, upper, items, ticket, error }: Answer): unknown {
  if (error) return 'refused';
  if (n !== undefined) return { n };
  if (upper !== undefined) return { upper: near(upper) };
  return ticket ?? items?.map((item) => item.number ?? item.id);
}
