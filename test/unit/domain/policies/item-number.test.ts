import { expect, test } from 'vitest';
import { itemNumber } from '../../../../shared/domain/policies/words.ts';

test('levels of a list are numbered as Word does it: 1, a, i, and again', () => {
  expect([1, 2, 30].map((number) => itemNumber(number, 0))).toEqual(['1', '2', '30']);
  expect([1, 26, 27, 28].map((number) => itemNumber(number, 1))).toEqual(['a', 'z', 'aa', 'bb']);
  expect([1, 4, 9, 14, 40].map((number) => itemNumber(number, 2))).toEqual(['i', 'iv', 'ix', 'xiv', 'xl']);
  expect(itemNumber(7, 3)).toBe('7');
});
