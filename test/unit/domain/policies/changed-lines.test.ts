import { expect, it } from 'vitest';
import { changedLines } from '../../../../shared/domain/policies/changed-lines.ts';
import { storedText } from '../../../../shared/domain/policies/document.ts';

const stored = (...lines: string[]) =>
  storedText({ blocks: lines.map((text) => ({ kind: 'paragraph', runs: [{ text }] })) });

it('shows the lines that went and those that came', () => {
  expect(changedLines(stored('a', 'b', 'b'), stored('a', 'b', 'c'))).toEqual({ before: 'b', after: 'c' });
  expect(changedLines('', stored('a'))).toEqual({ before: '', after: 'a' });
  expect(changedLines(stored('a'), stored('a', 'a'))).toEqual({ before: '', after: 'a' });
  expect(changedLines(stored('a', 'b'), stored('b', 'a')).after).toBe('formatting or order');
  expect(changedLines('{"blocks":1}', 'no json')).toEqual({ before: '{"blocks":1}', after: 'no json' });
  expect(changedLines('', stored('x'.repeat(3000))).after).toHaveLength(2001);
});
