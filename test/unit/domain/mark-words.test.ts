import { assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMark, writeMark } from '../../../shared/domain/mark-words.ts';
import { MARKS } from '../../../shared/domain/vocabulary.ts';

describe('readMark', () => {
  it.each([
    ['✓', 'met', ''],
    [' Met ', 'met', ''],
    ['Y', 'met', ''],
    ['✔️', 'met', ''],
    ['x', 'exception', ''],
    ['Not met', 'exception', ''],
    ['n/a: joined in May', 'not_applicable', 'joined in May'],
    ['NA (no release)', 'not_applicable', 'no release'],
    ['not_applicable', 'not_applicable', ''],
    ['X - approved late', 'exception', 'approved late'],
    ['Re-performed', 'reperformed', ''],
    ['traced to source', 'traced', ''],
    ['unable to test, counts as a deviation', 'unable', ''],
  ])('takes %j for %s', (text, mark, note) => {
    expect(readMark(text)).toEqual({ mark, note });
  });

  it.each(['', 'N', 'maybe', 'see: ticket', '?'])('does not guess %j', (text) => {
    expect(readMark(text)).toBeNull();
  });

  it('reads back what it writes', () => {
    assert(
      property(constantFrom(...MARKS), string(), (mark, given) => {
        const note = given.trim();
        expect(readMark(writeMark({ mark, note }))).toEqual({ mark, note });
      }),
    );
  });
});
