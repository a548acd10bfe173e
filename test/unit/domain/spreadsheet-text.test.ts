/** Texts that a spreadsheet would run, in every place that writes text for one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, property, string, constantFrom, array } from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { redactionLogCsv, type LogEntry } from '../../../electron/engine/evidence/redaction/log.ts';
import { htmlBlock, plainBlock } from '../../../renderer/components/grid/block.ts';
import { problemsCsv } from '../../../renderer/components/import/problems-csv.ts';
import { guardCell, unguardCell } from '../../../shared/domain/spreadsheet-text.ts';

const ROOT = join(import.meta.dirname, '../../..');
/** Each followed by the rest of a formula; behind apostrophes and behind a line break too. */
const STARTS = ['=', '+', '-', '@', '\t=', '\r=', "'=", "''@", '\uff1d', '\uff0b', '\uff0d', '\uff20'];
const BREAKS = ['', 'Note\n', 'Note\r\n', 'Note\r'];
const ATTACKS = STARTS.flatMap((start) => BREAKS.map((before) => `${before}${start}HYPERLINK("x","y")`));
/** What must be the beginning of no line of a cell; a tab or carriage return that the cell itself begins with included. */
const RUNS = /(?:^|[\r\n])[=+\-@\t\uff1d\uff0b\uff0d\uff20]|^\r/;

const cellsOf = (csv: string): string[] =>
  Papa.parse<string[]>(csv.replace(/^\uFEFF/, ''))
    .data.slice(1)
    .flat();

describe('a text for a spreadsheet', () => {
  it.each(ATTACKS)('%j starts no formula and comes back', (attack) => {
    expect(guardCell(attack)).not.toMatch(RUNS);
    expect(unguardCell(guardCell(attack))).toBe(attack);
  });

  it('comes back whatever it is', () => {
    const piece = constantFrom(...STARTS, "'", '\n', '\r', '\t', 'a');
    assert(
      property(array(piece), string(), (pieces, end) => {
        const text = pieces.join('') + end;
        expect(guardCell(text)).not.toMatch(RUNS);
        expect(unguardCell(guardCell(text))).toBe(text);
      }),
    );
  });

  it('that is harmless stays as it is', () => {
    for (const text of ["'tis", 'a=b', 'a - b', '', 'x\n\ny', "it's\n'so'"])
      expect(guardCell(text)).toBe(text);
  });
});

describe('is guarded', () => {
  it('in the list of problems of an import', () => {
    const problems = ATTACKS.map((message) => ({
      row: 2,
      column: message,
      code: 'x',
      severity: 'warns' as const,
      message,
    }));
    const cells = cellsOf(problemsCsv(problems as Parameters<typeof problemsCsv>[0], {}));
    expect(cells.length).toBeGreaterThan(ATTACKS.length * 5);
    expect(cells.filter((cell) => RUNS.test(cell))).toEqual([]);
  });

  it('in the log of redactions', () => {
    const entries = ATTACKS.map(
      (text) =>
        ({
          evidence: 'EV-0001',
          title: text,
          version: 1,
          file: text,
          number: 1,
          page: 1,
          what: text,
          reason: text,
          redactedBy: text,
          redactedAt: '',
          place: '',
          sha256OfOriginal: '',
          sha256OfCopy: '',
        }) satisfies LogEntry,
    );
    const cells = cellsOf(redactionLogCsv(entries));
    expect(cells.length).toBeGreaterThan(ATTACKS.length * 12);
    expect(cells.filter((cell) => RUNS.test(cell))).toEqual([]);
  });

  it('on the clipboard, as text and as a table', () => {
    for (const attack of ATTACKS) {
      const plain = plainBlock([[attack]]);
      expect(plain.startsWith('"') ? plain.slice(1) : plain).not.toMatch(RUNS);
      const cell = /<td[^>]*>(.*)<\/td>/s.exec(htmlBlock([[attack]]))?.[1] ?? '';
      expect(cell.replaceAll('<br>', '\n')).not.toMatch(RUNS);
    }
  });

  it('wherever a source writes lines for a spreadsheet', () => {
    const sources = ['electron', 'renderer', 'shared'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name))
        .map((name) => join(folder, name)),
    );
    const writers = sources.filter((name) => /\bunparse\(/.test(readFileSync(join(ROOT, name), 'utf8')));
    // The files of the samples are our own words.
    const unguarded = writers.filter(
      (name) =>
        !name.includes('samples') && !/guard(?:Cell|Value)/.test(readFileSync(join(ROOT, name), 'utf8')),
    );
    expect(writers.length).toBeGreaterThan(6);
    expect(unguarded).toEqual([]);
    expect(
      sources.filter((name) => readFileSync(join(ROOT, name), 'utf8').includes('escapeFormulae')),
    ).toEqual([]);
  });
});
