/** Words that every object of JavaScript knows, in the place of any cell of an import: read like any other word that means nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decoded } from '../../../electron/engine/tables/html-table.ts';
import { readFrequency } from '../../../shared/domain/matrix-import/frequency.ts';
import { ownValue } from '../../../shared/domain/own-value.ts';
import { createEngagement, startEngine, type TestEngine } from '../../fixtures/engine.ts';

/** Each with a word of the same form that no object knows. */
const WORDS = [
  ['constructor', 'konstructor'],
  ['__proto__', '__prato__'],
  ['toString', 'toStrong'],
  ['valueOf', 'valueIf'],
  ['hasOwnProperty', 'hasOwnPraperty'],
] as const;

let engine: TestEngine;
beforeAll(async () => {
  engine = startEngine();
  await createEngagement(engine);
});
afterAll(() => engine[Symbol.asyncDispose]());

const input = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../fixtures/inputs/populations', name), 'utf8');

const SHEETS = {
  matrix: [
    'Ref,Control,TSC,Owner,Frequency,Risk,Responsibility,Key,Type',
    'AC-01,A second factor is required for everyone,CC6.1,Jane Doe,weekly,Stolen credentials,shared,yes,preventive',
  ].join('\n'),
  requests: [
    'No.,Request,Control,Due,Status,Assignee,Priority',
    '1.01,List of accounts,CC6.1,2026-07-14,Open,Alan Deputy,High',
  ].join('\n'),
  leavers: input('leavers.csv'),
  backups: input('backups.csv'),
  vulnerabilities: input('vulnerabilities.csv'),
  'vulnerabilities of Qualys': [
    'QID,Title,Severity,Host,First Detected,Status',
    '38170,Weak cipher,5,web-1,2026-03-02,Open',
  ].join('\n'),
} as const;
type Sheet = keyof typeof SHEETS;

/** Valid lines: in the first the word stands in the place of the first cell, in the second of the second, and so on; then as headers. */
function withWord(text: string, word: string): string {
  const [header = [], line = []] = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { preview: 2 }).data;
  const lines = line.map((_, at) => line.map((cell, column) => (column === at ? word : `${cell}`)));
  return Papa.unparse([[...header, word], ...lines.map((cells) => [...cells, word])]);
}

async function previewOf(sheet: Sheet, text: string): Promise<unknown> {
  const file = engine.source('words.csv', text);
  if (sheet === 'matrix') return engine.api.matrix.importPreview({ file });
  if (sheet === 'requests') return engine.api.requests.importPreview({ file });
  const kind = sheet === 'vulnerabilities of Qualys' ? 'vulnerabilities' : sheet;
  return engine.api.registers.importPreview({ kind, file });
}

describe.each(Object.keys(SHEETS) as Sheet[])('%s', (sheet) => {
  it.each(WORDS)('takes %s for a word', async (known, unknown) => {
    const [one, other] = [
      JSON.stringify(await previewOf(sheet, withWord(SHEETS[sheet], known))),
      JSON.stringify(await previewOf(sheet, withWord(SHEETS[sheet], unknown))),
    ];
    expect(one).toContain(known);
    const plain = (text: string, word: string) => text.replaceAll(new RegExp(word, 'gi'), 'WORD');
    expect(plain(one, known)).toBe(plain(other, unknown));
  });
});

it.each(WORDS)('no table of words holds %s', (known) => {
  expect(ownValue({ a: 1 }, known)).toBeUndefined();
  expect(readFrequency(known)).toEqual({ value: null });
  expect(decoded(`&${known};`)).toBe(`&${known};`);
  expect(Object.keys(Object.prototype)).toEqual([]);
});
