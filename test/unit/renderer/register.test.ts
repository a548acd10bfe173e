import { describe, expect, it } from 'vitest';
import { registerOf } from '../../../shared/domain/registers.ts';
import { readCells } from '../../../renderer/components/grid/block.ts';
import { completed, continued } from '../../../renderer/components/grid/several.ts';
import { editText, valueText } from '../../../renderer/components/register/field-values.ts';
import {
  facetChoices,
  facetFields,
  filterRows,
  NO_FILTER,
  searchTexts,
} from '../../../renderer/components/register/register-filter.ts';
import { changesOf, recordsOf } from '../../../renderer/components/register/register-paste.ts';

const commitments = registerOf('commitments');
const optionsOf = (field: { choices?: readonly { value: string; label: string }[] }) => field.choices;

describe('a block from a spreadsheet', () => {
  it('becomes records, by what people see or by what is stored', () => {
    const lines = readCells('Up\tservice commitment\tAvailability\nExact\trequirement\n\t\nSafe');
    expect(recordsOf(lines, commitments.fields, optionsOf)).toEqual([
      { name: 'Up', kind: 'commitment', category: 'availability' },
      { name: 'Exact', kind: 'requirement' },
      { name: 'Safe' },
    ]);
    expect(() => recordsOf([['Up', 'promise']], commitments.fields, optionsOf)).toThrow(
      '“promise” is not a value of Kind: Service commitment, System requirement.',
    );
  });

  it('becomes one patch for each record that is there', () => {
    const write = (id: string, column: string, value: string) => ({ row: { id }, column, value });
    expect(
      changesOf(commitments, [write('1', 'name', 'a'), write('1', 'kind', 'b'), write('2', 'other', 'c')]),
    ).toEqual([{ id: '1', values: { name: 'a', kind: 'b' } }]);
  });
});

describe('the filter of a register', () => {
  const row = (id: string, name: string, kind: string, category: string | null) => ({
    id,
    ref: null,
    values: { name, kind, category, measure: '', source: '' },
  });
  const rows = [
    row('1', 'Up', 'requirement', 'availability'),
    row('2', 'Exact', 'commitment', 'processing-integrity'),
    row('3', 'Safe', 'commitment', null),
  ];
  const shown = (part: object) =>
    filterRows(commitments, rows, { ...NO_FILTER, ...part }, searchTexts(commitments, rows, optionsOf)).map(
      ({ id }) => id,
    );

  it('searches what is on screen, word by word', () => {
    expect([shown({ search: '' }), shown({ search: 'service SAFE' }), shown({ search: 'avail' })]).toEqual([
      ['1', '2', '3'],
      ['3'],
      ['1'],
    ]);
  });

  it('keeps the values asked for, also those that are not set', () => {
    expect(shown({ facets: { kind: ['commitment'] } })).toEqual(['2', '3']);
    expect(shown({ facets: { kind: ['commitment'], category: [''] } })).toEqual(['3']);
  });
});

describe('fields of several choices, times and amounts', () => {
  const vendors = registerOf('vendors');
  const incidents = registerOf('incidents');
  const clauses = vendors.fields.find(({ id }) => id === 'clauses')!;
  const detected = incidents.fields.find(({ id }) => id === 'detectedAt')!;
  const row = (id: string, chosen: string) => ({ id, ref: null, values: { name: id, clauses: chosen } });

  it('filters by any of the choices, also by none', () => {
    const rows = [row('a', 'confidentiality,audit'), row('b', 'audit'), row('c', '')];
    const texts = searchTexts(vendors, rows, optionsOf);
    const shown = (values: string[]) =>
      filterRows(vendors, rows, { search: '', facets: { clauses: values } }, texts).map(({ id }) => id);
    expect([shown(['audit']), shown(['confidentiality', '']), shown([])]).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['a', 'b', 'c'],
    ]);
    expect(facetChoices(clauses, rows, optionsOf).map(({ label }) => label)).toEqual([
      'Confidentiality',
      'Right to audit or to reports',
      'Not set',
    ]);
  });

  it('shows labels and times as people read them, and edits times as they are typed', () => {
    expect(valueText(clauses, 'confidentiality,audit', optionsOf)).toBe(
      'Confidentiality, Right to audit or to reports',
    );
    expect(valueText(detected, '2026-06-30T14:05:09.000Z', optionsOf)).toBe('2026-06-30 14:05');
    expect(editText(detected, '2026-06-30T14:05:09.000Z')).toBe('2026-06-30 14:05:09');
    expect(editText(detected, '2026-06-30T14:05:00.000Z')).toBe('2026-06-30 14:05');
  });

  it('has no filter for times and amounts of any size', () => {
    const ids = facetFields(incidents).map(({ id }) => id);
    expect(ids).toContain('severity');
    expect(ids).not.toContain('detectedAt');
    expect(ids).not.toContain('affected');
  });

  it('reads several choices of a pasted cell, and offers the next one while typing', () => {
    expect(recordsOf([['X', 'audit, Confidentiality']], [vendors.fields[0], clauses], optionsOf)).toEqual([
      { name: 'X', clauses: 'confidentiality,audit' },
    ]);
    const names = ['Audit', 'Notice', 'Return'];
    expect(continued(names, 'not')).toEqual(['Notice']);
    expect(continued(names, 'Notice')).toEqual(['Notice, Audit', 'Notice, Return']);
    expect(continued(names, 'Notice, re')).toEqual(['Notice, Return']);
    expect(completed(names, 'aud, ret,')).toBe('Audit, Return');
  });
});
