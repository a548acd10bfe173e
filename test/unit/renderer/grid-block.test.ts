import { array, assert, integer, pre, property, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlBlock, plainBlock, readCells, repeated } from '../../../renderer/components/grid/block.ts';

describe('a block on the clipboard', () => {
  test.each([
    ['one', [['one']]],
    ['', [['']]],
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"two\nlines"\tb', [['two\nlines', 'b']]],
    ['"says ""no""\nand goes"', [['says "no"\nand goes']]],
    // Without a line break, spreadsheets copy quotes as they are.
    ['"quoted"\tb', [['"quoted"', 'b']]],
    ['5" disk\tb', [['5" disk', 'b']]],
    ['"open\tb', [['"open', 'b']]],
    ['a\n\nb', [['a'], [''], ['b']]],
  ])('reads %j', (text, cells) => {
    expect(readCells(text)).toEqual(cells);
  });

  test('what is copied is read back the same', () => {
    const cell = stringMatching(/^[a-z"'=+@ \t\n-]*$/);
    const block = integer({ min: 1, max: 4 }).chain((width) =>
      array(array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
    );
    assert(
      property(block, (cells) => {
        // A quote that stands in the way of another reading is only certain in a cell that is quoted itself.
        pre(cells.flat().every((text) => !/^'?"/.test(text) || /[\t\n]/.test(text)));
        pre(cells.at(-1)?.join('') !== '');
        expect(readCells(plainBlock(cells))).toEqual(cells);
      }),
    );
  });

  test('a text that looks like a formula is no formula elsewhere', () => {
    expect(plainBlock([['=1+1', '-2', 3, null]])).toBe("'=1+1\t'-2\t3\t");
    expect(plainBlock([['note\n=1+1\n+2']])).toBe(`"note\n'=1+1\n'+2"`);
    expect(readCells("'=1+1\t'tis")).toEqual([['=1+1', "'tis"]]);
    expect(htmlBlock([['=1+1', -3]])).toContain(">'=1+1</td><td>-3</td>");
    expect(htmlBlock([['<b>&"', -3]])).toBe(
      `<meta charset="utf-8"><table><tr><td style="mso-number-format:'\\@'">&lt;b&gt;&amp;&quot;</td><td>-3</td></tr></table>`,
    );
  });

  test('is repeated only over a multiple of itself', () => {
    expect(repeated([['a']], 2, 2)).toEqual([
      ['a', 'a'],
      ['a', 'a'],
    ]);
    expect(repeated([['a'], ['b']], 4, 1)).toEqual([['a'], ['b'], ['a'], ['b']]);
    expect(repeated([['a'], ['b']], 3, 1)).toEqual([['a'], ['b']]);
  });
});
