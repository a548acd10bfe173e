import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesOf, folded, shownRows } from '../../../electron/engine/reports/binder/page/rows.js';
import { readRoute, writeRoute } from '../../../electron/engine/reports/binder/page/route.js';

interface Row {
  ref: string;
  owner: string;
}
const ROWS: Row[] = [
  { ref: 'F-10', owner: 'Zoë Łukasz' },
  { ref: 'F-2', owner: 'Tomás Weil' },
  { ref: 'F-1', owner: 'Zoë Łukasz' },
];
const entries = ROWS.map((row) => ({ row, text: folded(`${row.ref} ${row.owner}`) }));
const refs = (rows: readonly Row[]): string[] => rows.map(({ ref }) => ref);

describe('a list of the binder', () => {
  it('finds every word, without case and without accents', () => {
    expect(refs(shownRows(entries, { search: 'ZOE f-1' }))).toEqual(['F-10', 'F-1']);
    expect(refs(shownRows(entries, { search: 'weil zoe' }))).toEqual([]);
  });

  it('sorts numbers inside of text as people do, either way', () => {
    const sortOf = ({ ref }: Row): string => ref;
    expect(refs(shownRows(entries, { sortOf }))).toEqual(['F-1', 'F-2', 'F-10']);
    expect(refs(shownRows(entries, { sortOf, isDescending: true }))).toEqual(['F-10', 'F-2', 'F-1']);
  });

  it('passes what has the value of each filter, and offers the values that occur', () => {
    const valuesOf = ({ owner }: Row): string[] => [owner];
    expect(refs(shownRows(entries, { filters: [{ valuesOf, value: 'Tomás Weil' }] }))).toEqual(['F-2']);
    expect(choicesOf(ROWS, valuesOf)).toEqual([
      ['Tomás Weil', 'Tomás Weil'],
      ['Zoë Łukasz', 'Zoë Łukasz'],
    ]);
    expect(choicesOf(ROWS, () => ['b'], { a: 'First', b: 'Second' })).toEqual([['b', 'Second']]);
  });
});

describe('an address inside the binder', () => {
  it('is read back as it was written, whatever a reference holds', () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 12 })
      .filter((one) => one.isWellFormed());
    fc.assert(
      fc.property(text, text, (id, q) => {
        expect(readRoute(writeRoute('tests', id, { q }))).toEqual({ area: 'tests', id, query: { q } });
      }),
    );
  });

  it('leads to the overview when there is none, and survives what was cut', () => {
    expect(readRoute('').area).toBe('overview');
    expect(readRoute('#/tests/E%')).toEqual({ area: 'tests', id: 'E%', query: {} });
    expect(writeRoute('controls', '', { q: '', domain: 'A & B' })).toBe('#/controls?domain=A+%26+B');
  });
});
