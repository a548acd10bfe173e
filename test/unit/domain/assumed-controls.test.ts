import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextNumber, numbersFor, readAssumedControls } from '../../../shared/domain/assumed-controls.ts';

describe('a list copied from a report', () => {
  it.each([
    ['1. Remove leavers', '1', 'Remove leavers'],
    ['1) Remove leavers', '1', 'Remove leavers'],
    ['CUEC-03: Remove leavers', 'CUEC-03', 'Remove leavers'],
    ['UEC 4 Remove leavers', 'UEC 4', 'Remove leavers'],
    ['4.2\tRemove leavers', '4.2', 'Remove leavers'],
    ['(b) Remove leavers', 'b', 'Remove leavers'],
    ['• Remove leavers', '', 'Remove leavers'],
    ['Remove leavers within 24 hours', '', 'Remove leavers within 24 hours'],
    ['3 administrators approve', '', '3 administrators approve'],
    ['A person approves', '', 'A person approves'],
    ['12.', '', '12.'],
  ])('%s', (line, number, name) => {
    expect(readAssumedControls(`\n ${line} \r\n\n`)).toEqual([{ number, name }]);
  });

  it('has a record for each line that holds something, none of them without a name', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (lines) => {
        const read = readAssumedControls(lines.join('\n'));
        expect(read.every(({ name }) => name.trim() !== '')).toBe(true);
      }),
    );
  });
});

it('the next number follows the highest of its kind', () => {
  expect(nextNumber('cuec', [])).toBe('CUEC-01');
  expect(nextNumber('csoc', ['CSOC-09', 'csoc 40', 'CUEC-77', 'CSOC-2'])).toBe('CSOC-10');
  const controls = [
    { kind: 'cuec', number: '' },
    { kind: 'csoc', number: '' },
    { kind: 'cuec', number: 'CUEC-04' },
    { kind: 'cuec', number: ' ' },
  ] as const;
  expect(numbersFor(controls).map(({ number }) => number)).toEqual(['CUEC-05', 'CSOC-01', 'CUEC-06']);
});
