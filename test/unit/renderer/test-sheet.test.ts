import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SheetItem } from '../../../shared/contract/audit/tests.ts';
import {
  copyBlock,
  fillDown,
  firstNotes,
  fitsFilter,
  placesIn,
  restIsMet,
  type SheetAttribute,
} from '../../../renderer/areas/audit/sheet/cell-edits.ts';
import { isClear, layPaste, pasteChanges } from '../../../renderer/areas/audit/sheet/paste.ts';
import { sheetKeys } from '../../../renderer/areas/audit/sheet/sheet-keys.ts';
import type { CellChange } from '../../../renderer/areas/audit/sheet/use-marks.ts';
import { plainBlock } from '../../../renderer/components/grid/block.ts';
import { MARKS, type Mark } from '../../../shared/domain/vocabulary.ts';

const ATTRIBUTES: SheetAttribute[] = ['A', 'B', 'C'].map((letter) => ({
  id: letter,
  letter,
  text: `Attribute ${letter}`,
}));

/** An item with one mark for each letter of `marks`; a dot for none. */
function item(key: string, marks: readonly (Mark | null)[] = [], more: Partial<SheetItem> = {}): SheetItem {
  return {
    id: key,
    position: 1,
    key,
    ticket: '',
    stratum: '',
    stage: 1,
    voidReason: '',
    replacesKey: null,
    replacedByKey: null,
    date: '',
    description: '',
    data: {},
    note: '',
    cells: marks.flatMap((mark, at) =>
      mark
        ? [{ attributeId: ATTRIBUTES[at]?.id ?? '', mark, note: mark === 'not_applicable' ? 'why' : '' }]
        : [],
    ),
    evidence: [],
    cellEvidence: [],
    ...more,
  };
}

const block = (top: number, bottom: number, left = 0, right = 2) => ({ top, bottom, left, right });
const written = (changes: readonly CellChange[]) =>
  changes.map(
    ({ itemId, attributeId, mark, note }) => `${itemId}${attributeId} ${mark}${note ? ` ${note}` : ''}`,
  );

describe('cells of a sheet', () => {
  const rows = [
    item('1', ['met', 'not_applicable', null]),
    item('2', [null, 'traced', null], { voidReason: 'Duplicate' }),
    item('3', ['exception', null, null]),
  ];

  it('fills the first line down, with reasons, past replaced items', () => {
    expect(written(fillDown(rows, ATTRIBUTES, block(0, 2)))).toEqual(['3A met', '3B not_applicable why']);
  });

  it('fills a single line from the one above it', () => {
    const two = [item('1', ['met']), item('2')];
    expect(written(fillDown(two, ATTRIBUTES, block(1, 1)))).toEqual(['2A met']);
    expect(fillDown(two, ATTRIBUTES, block(0, 0))).toEqual([]);
  });

  it('sets what is empty to met and leaves the rest', () => {
    const places = placesIn(rows, ATTRIBUTES, block(0, 2));
    expect(written(restIsMet(places))).toEqual(['1C met', '3B met', '3C met']);
  });

  it('shows open items, exceptions and notes, never a replaced item as open', () => {
    const fitting = (filter: Parameters<typeof fitsFilter>[2]) =>
      rows.filter((row) => fitsFilter(row, 3, filter)).map(({ key }) => key);
    expect(fitting('open')).toEqual(['1', '3']);
    expect(fitting('exceptions')).toEqual(['3']);
    expect(fitting('notes')).toEqual(['1']);
    expect(fitting('all')).toEqual(['1', '2', '3']);
  });

  it('numbers notes through the sheet', () => {
    const noted = [item('1', ['not_applicable', 'not_applicable']), item('2', ['met']), item('3')];
    expect([...firstNotes(noted).values()]).toEqual([1, 3, 3]);
  });
});

describe('pasting marks', () => {
  const rows = [item('CR-1'), item('CR-2', ['met']), item('CR-3', [], { voidReason: 'Duplicate' })];
  const lay = (text: string, at = block(0, 0, 0, 0)) =>
    layPaste(text, { rows, attributes: ATTRIBUTES, block: at });
  const answered = (text: string, marks: Record<string, Mark> = {}, reason = '') =>
    written(pasteChanges(lay(text), { marks, reason }));

  it('goes on from the selected cell and skips empty ones', () => {
    expect(answered('✓\t\tx: late\nY\tT\t')).toEqual([
      'CR-1A met',
      'CR-1C exception late',
      'CR-2A met',
      'CR-2B traced',
    ]);
    expect(isClear(lay('✓\t\tx: late'))).toBe(true);
  });

  it('repeats one value over the selection', () => {
    expect(lay('x', block(0, 1, 0, 1)).cells).toHaveLength(4);
  });

  it('follows keys and letters in any order', () => {
    expect(answered('Number\tC\tA\ncr-2\tx\t✓\nCR-1\tMet\t')).toEqual([
      'CR-2C exception',
      'CR-2A met',
      'CR-1C met',
    ]);
  });

  it('asks for what it can not read, and keeps the text as the note', () => {
    expect(lay('maybe\tN\tmaybe').unread).toEqual(['maybe', 'N']);
    expect(answered('maybe\tN\t✓', { maybe: 'unable' })).toEqual(['CR-1A unable maybe', 'CR-1C met']);
  });

  it('leaves out what does not apply without a reason', () => {
    expect(lay('n/a\tn/a: new').withoutReason).toBe(1);
    expect(answered('n/a\tn/a: new')).toEqual(['CR-1B not_applicable new']);
    expect(answered('n/a', {}, 'Cancelled')).toEqual(['CR-1A not_applicable Cancelled']);
  });

  it('names what falls outside the sheet or on a replaced item', () => {
    expect(lay('a\ta\ta\ta\nb\nc\nd').outside).toEqual(['a', 'c', 'd']);
  });

  it('takes back what it copied', () => {
    const marks = array(constantFrom(...MARKS), { minLength: 3, maxLength: 3 });
    assert(
      property(marks, marks, (first, second) => {
        const from = [item('1', first), item('2', second)];
        const texts = plainBlock(copyBlock(from, ATTRIBUTES, block(0, 1)));
        const laid = layPaste(texts, {
          rows: [item('3'), item('4')],
          attributes: ATTRIBUTES,
          block: block(0, 0, 0, 0),
        });
        expect(isClear(laid)).toBe(true);
        expect(pasteChanges(laid, { marks: {}, reason: '' }).map(({ mark }) => mark)).toEqual([
          ...first,
          ...second,
        ]);
      }),
    );
  });
});

describe('keys of a sheet', () => {
  function press(key: string, options: { letters?: boolean; ctrlKey?: boolean; column?: number } = {}) {
    const done: string[] = [];
    const say = (what: string) => (given?: unknown) =>
      void done.push(given === undefined ? what : `${what} ${JSON.stringify(given)}`);
    const onKeyDown = sheetKeys({
      active: { row: 1, column: options.column ?? 0 },
      rows: 5,
      columns: 5,
      attributes: 3,
      page: 4,
      letters: options.letters ?? true,
      move: say('move'),
      span: (from, to) => void done.push(`span ${from.row},${from.column} ${to.row},${to.column}`),
      setMark: say('mark'),
      editNote: say('note'),
      openItem: say('item'),
      fillDown: say('fill'),
    });
    const grid = {};
    onKeyDown({
      key,
      ctrlKey: options.ctrlKey ?? false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      target: grid,
      currentTarget: grid,
      preventDefault: () => {},
    } as never);
    return done;
  }

  it('puts a mark with one key', () => {
    expect(press(' ')).toEqual(['mark "met"']);
    expect(press('x')).toEqual(['mark "exception"']);
    expect(press('U')).toEqual(['mark "unable"']);
    expect(press('Delete')).toEqual(['mark null']);
    expect(press('m')).toEqual(['note']);
  });

  it('leaves letters alone when they are switched off', () => {
    expect(press('x', { letters: false })).toEqual([]);
    expect(press('m', { letters: false })).toEqual([]);
    expect(press(' ', { letters: false })).toEqual(['mark "met"']);
    expect(press('F2', { letters: false })).toEqual(['note']);
  });

  it('selects, fills and opens', () => {
    expect(press('d', { ctrlKey: true })).toEqual(['fill']);
    expect(press('a', { ctrlKey: true })).toEqual(['span 0,0 4,2']);
    expect(press(' ', { ctrlKey: true, column: 2 })).toEqual(['span 0,2 4,2']);
    expect(press('Enter', { column: 4 })).toEqual(['item']);
    expect(press('x', { column: 4 })).toEqual([]);
  });
});
