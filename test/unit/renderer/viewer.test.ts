import { describe, expect, it } from 'vitest';
import { countIn } from '../../../renderer/areas/evidence/viewer/find/count-in.ts';
import { opened, START, toggled } from '../../../renderer/areas/evidence/viewer/json/folding.ts';
import {
  byPage,
  hitsOn,
  joinPieces,
  pieceAt,
} from '../../../renderer/areas/evidence/viewer/pdf/page-words.ts';
import { spanOf, stepped } from '../../../renderer/areas/evidence/viewer/table/place.ts';
import { factorOf, wheelZoom, zoomStep } from '../../../renderer/areas/evidence/viewer/zoom.ts';

describe('words on PDF pages', () => {
  const words = joinPieces([
    { str: 'Access ', hasEOL: false },
    { str: 'review', hasEOL: true },
    { str: 'of (access)', hasEOL: false },
  ]);

  it('are found over pieces and lines, whatever their case', () => {
    expect(hitsOn(3, words, 'ACCESS')).toEqual([
      { page: 3, from: 0, to: 6 },
      { page: 3, from: 18, to: 24 },
    ]);
    expect(hitsOn(1, words, 'review  of (a')).toEqual([{ page: 1, from: 7, to: 19 }]);
    expect(hitsOn(1, words, ' ')).toEqual([]);
  });

  it('belong to the piece that they begin in', () => {
    expect([0, 7, 12, 14, 18].map((place) => pieceAt(words, place))).toEqual([
      { piece: 0, offset: 0 },
      { piece: 1, offset: 0 },
      { piece: 1, offset: 5 },
      { piece: 2, offset: 0 },
      { piece: 2, offset: 4 },
    ]);
    expect(byPage([...hitsOn(1, words, 'access'), ...hitsOn(2, words, 'of')]).get(2)).toHaveLength(1);
  });
});

describe('zoom', () => {
  it('fits the page or its width, and never to nothing', () => {
    const page = { width: 1000, height: 2000 };
    expect(factorOf('width', page, { width: 540, height: 540 })).toBe(0.5);
    expect(factorOf('page', page, { width: 540, height: 540 })).toBe(0.25);
    expect(factorOf(2, page, { width: 540, height: 540 })).toBe(2);
    expect(factorOf('page', page, { width: 0, height: 0 })).toBeGreaterThan(0);
  });

  it('goes in steps, and by the wheel within limits', () => {
    expect([zoomStep(1, 'larger'), zoomStep(1, 'smaller'), zoomStep(4, 'larger')]).toEqual([
      1.25,
      0.75,
      null,
    ]);
    expect(wheelZoom(1, -100)).toBeGreaterThan(1);
    expect([wheelZoom(1, -1e6), wheelZoom(1, 1e6)]).toEqual([8, 0.05]);
  });
});

it('a block of cells is the same from every corner', () => {
  expect(spanOf({ row: 5, column: 1 }, { row: 2, column: 3 })).toEqual({
    top: 2,
    bottom: 5,
    left: 1,
    right: 3,
    cells: 12,
  });
  const size = { rows: 10, columns: 4, pageRows: 3 };
  const press = (key: string, ctrlKey = false) =>
    stepped({ row: 5, column: 1 }, { key, ctrlKey, metaKey: false }, size);
  expect(press('PageDown')).toEqual({ row: 8, column: 1 });
  expect(press('ArrowRight', true)).toEqual({ row: 5, column: 3 });
  expect(press('x')).toBeNull();
});

it('folding keeps what was opened', () => {
  const two = toggled(toggled(START, 4), 9);
  expect(two.toggled).toEqual([0, 4, 9]);
  expect(toggled(two, 4).toggled).toEqual([0, 9]);
  expect(opened(two, [9, 12]).toggled).toEqual([0, 4, 9, 12]);
  expect(opened({ openAll: true, toggled: [3, 9] }, [9]).toggled).toEqual([3]);
});

it('words with signs are counted as they are', () => {
  expect(countIn(['a.b A.B', 'axb'], 'a.b')).toBe(2);
  expect(countIn(['a'], '')).toBe(0);
});
