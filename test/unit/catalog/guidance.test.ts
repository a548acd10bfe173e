import { describe, expect, it } from 'vitest';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import {
  CRITERIA_COUNT_NOTE,
  GUIDANCE,
  POINTS_OF_FOCUS_NOTE,
  guidanceFor,
} from '../../../shared/catalog/guidance.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { CATEGORIES } from '../../../shared/domain/vocabulary.ts';

const texts = GUIDANCE.flatMap(({ asks, auditorLooksFor, typicalGaps }) => [
  asks,
  ...auditorLooksFor,
  ...typicalGaps,
]);

describe('guidance', () => {
  it('covers every criterion once, in canonical order', () => {
    expect(GUIDANCE.map(({ id }) => id)).toEqual(CRITERIA.map(({ id }) => id));
  });

  it('asks in one to three sentences and names three to five things to see and to miss', () => {
    const odd = GUIDANCE.filter(({ asks, auditorLooksFor, typicalGaps }) => {
      const sentences = asks.match(/[.?](?= |$)/g)?.length ?? 0;
      const lengths = [auditorLooksFor.length, typicalGaps.length];
      return sentences < 1 || sentences > 3 || lengths.some((length) => length < 3 || length > 5);
    });
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  it('says nothing twice, and nothing empty or at length', () => {
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.filter((text) => text.length < 25 || text.length > 300 || text !== text.trim())).toEqual([]);
  });

  it('is found by identifier', () => {
    for (const { id } of CRITERIA) expect(guidanceFor(id).id).toBe(id);
    expect(() => guidanceFor('CC6.9')).toThrow(AppError);
  });
});

describe('notes', () => {
  it('give the counts of the catalog', () => {
    const counts = CATEGORIES.map((category) => CRITERIA.filter((c) => c.category === category).length);
    for (const count of [...counts, CRITERIA.length]) expect(CRITERIA_COUNT_NOTE).toMatch(`${count}`);
    const [, sum = ''] = /64[^(]*\(([\d +]+)\)/.exec(CRITERIA_COUNT_NOTE) ?? [];
    expect(sum.split('+').reduce((total, part) => total + Number(part), 0)).toBe(64);
  });

  it('call points of focus guidance', () => {
    expect(POINTS_OF_FOCUS_NOTE).toContain('not requirements');
  });
});
