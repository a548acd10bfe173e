import { describe, expect, it } from 'vitest';
import { registerOf } from '../../../shared/domain/registers.ts';
import { readCells } from '../../../renderer/components/grid/block.ts';
import { filterRows, NO_FILTER } from '../../../renderer/components/register/register-filter.ts';
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
    filterRows(commitments, rows, { ...NO_FILTER, ...part }, optionsOf).map(({ id }) => id);

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
