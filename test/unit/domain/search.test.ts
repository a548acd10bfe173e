import { assert, lorem, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksIn, passageOf } from '../../../shared/domain/search-passage.ts';
import { isEmptySearch, matchExpressions, parseSearch } from '../../../shared/domain/search-query.ts';
import { foldText, foldWithOrigins, indexedText } from '../../../shared/domain/search-text.ts';

const marked = (text: string, search: string): { text: string; words: string[] } => {
  const { text: line, marks } = passageOf(text, parseSearch(search).wanted);
  return { text: line, words: marks.map(([start, end]) => line.slice(start, end)) };
};

describe('folding', () => {
  it('leaves case and accents out', () => {
    expect(foldText('Łódź, Logroño, Zürich, STRASSE / Straße')).toBe(
      'lodz, logrono, zurich, strasse / strasse',
    );
  });

  it('takes scripts without spaces apart', () => {
    expect(indexedText('Taro 山田太郎').trim()).toBe('taro  山  田  太  郎');
  });

  it('knows where every folded character stood', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const { folded, origin } = foldWithOrigins(text);
        expect(folded.length === 0 || origin(0) === 0).toBe(true);
        expect(origin(folded.length)).toBe(text.length);
        for (let at = 1; at < folded.length; at += 1)
          expect(origin(at)).toBeGreaterThanOrEqual(origin(at - 1));
      }),
    );
  });
});

describe('a search', () => {
  it('tells words, phrases, exclusions and fields apart', () => {
    expect(parseSearch('Access "signed  off" -draft type:PDF control:IAM-07')).toEqual({
      wanted: [
        { text: 'access', phrase: false },
        { text: 'signed off', phrase: true },
      ],
      excluded: [{ text: 'draft', phrase: false }],
      types: ['pdf'],
      controls: ['iam-07'],
    });
  });

  it('is empty without a letter or a digit', () => {
    expect(isEmptySearch(parseSearch(' - "" ()* '))).toBe(true);
  });

  it('is written for the index in quotes, words as beginnings', () => {
    expect(matchExpressions(parseSearch('IAM-07 "signed off" x').wanted).join(' AND ')).toBe(
      '"iam-07"* AND "signed off" AND "x"',
    );
    expect(matchExpressions(parseSearch('東京').wanted)).toEqual(['"東 京"']);
  });

  it('never lets a sign of the query language through', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const { wanted } = parseSearch(text);
        const expression = matchExpressions(wanted).join(' AND ');
        expect(expression.split('"').length - 1).toBe(wanted.length * 2);
      }),
    );
  });
});

describe('a passage', () => {
  it('shows the words that were found on one line', () => {
    expect(marked('The quarterly\naccess review was signed.', 'review ACC')).toEqual({
      text: 'The quarterly access review was signed.',
      words: ['access'.slice(0, 3), 'review'],
    });
  });

  it('finds words with accents, and names without spaces', () => {
    expect(marked('approved by Łukasz Wiśniewski', 'wisnie lukasz').words).toEqual(['Łukasz', 'Wiśnie']);
    expect(marked('担当者は山田太郎です', '山田').words).toEqual(['山田']);
  });

  it('chooses the place with the most words', () => {
    const text = `access ${'x '.repeat(400)}access review ${'y '.repeat(400)}`;
    const { text: line, words } = marked(text, 'access review');
    expect(words).toEqual(['access', 'review']);
    expect(line.startsWith('… x')).toBe(true);
    expect(line.endsWith('…')).toBe(true);
  });

  it('finds what stands far inside a long text', () => {
    const { marks, at } = passageOf(`${'word '.repeat(100_000)}needle`, parseSearch('needle').wanted);
    expect([marks.length, at]).toEqual([1, 500_000]);
  });

  it('finds a word by its beginning, as the index does', () => {
    expect(marked('the preview of a review', 'view').words).toEqual([]);
    expect(marked('the preview of reviews', 'review').words).toEqual(['review']);
  });

  it('has marks inside its text, in order and apart', () => {
    assert(
      property(lorem({ mode: 'sentences', maxCount: 20 }), lorem({ maxCount: 3 }), (text, search) => {
        const passage = passageOf(text, parseSearch(search).wanted);
        let last = 0;
        for (const [start, end] of passage.marks) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(passage.text.length);
      }),
    );
  });

  it('marks parts of words in a title', () => {
    expect(marksIn('Q1 Zürich badge-holders', parseSearch('urich hold').wanted)).toEqual([
      [4, 9],
      [16, 20],
    ]);
  });
});
