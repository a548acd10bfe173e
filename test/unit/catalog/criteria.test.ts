import { describe, expect, it } from 'vitest';
import { CRITERIA, CRITERIA_VERSION, criteriaOf } from '../../../shared/catalog/criteria.ts';
import { criteriaFor, findCriterion } from '../../../shared/domain/criteria.ts';
import { CATEGORIES } from '../../../shared/domain/vocabulary.ts';

/** Highest number in each group, as published. */
const GROUP_SIZES = {
  security: { CC1: 5, CC2: 3, CC3: 4, CC4: 2, CC5: 3, CC6: 8, CC7: 5, CC8: 1, CC9: 2 },
  availability: { A1: 3 },
  'processing-integrity': { PI1: 5 },
  confidentiality: { C1: 2 },
  privacy: { P1: 1, P2: 1, P3: 2, P4: 3, P5: 2, P6: 7, P7: 1, P8: 1 },
} as const;

const identifiersOf = (groups: Readonly<Record<string, number>>) =>
  Object.entries(groups).flatMap(([group, size]) =>
    Array.from({ length: size }, (_, i) => `${group}.${i + 1}`),
  );

describe('criteria catalog', () => {
  it('lists every identifier, in canonical order', () => {
    const expected = CATEGORIES.flatMap((category) =>
      identifiersOf(GROUP_SIZES[category]).map((id) => ({ id, category })),
    );
    expect(CRITERIA.map(({ id, category }) => ({ id, category }))).toEqual(expected);
    expect(CRITERIA).toHaveLength(61);
    expect(CRITERIA_VERSION).toBe('2017-2022');
  });

  it('counts 33 common, 3 availability, 5 processing integrity, 2 confidentiality and 18 privacy criteria', () => {
    const byCategory = Object.groupBy(CRITERIA, (criterion) => criterion.category);
    expect(CATEGORIES.map((category) => byCategory[category]?.length)).toEqual([33, 3, 5, 2, 18]);
  });

  it('uses each COSO principle once, in CC1 to CC5 only', () => {
    const withPrinciple = CRITERIA.filter((criterion) => criterion.cosoPrinciple !== null);
    const principles = withPrinciple.map((criterion) => Number(criterion.cosoPrinciple));
    expect(principles.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 17 }, (_, i) => i + 1));
    expect(withPrinciple.every((criterion) => /^CC[1-5]\./.test(criterion.id))).toBe(true);
  });

  it('summarises every criterion and knows its points of focus', () => {
    const incomplete = CRITERIA.filter(
      ({ summary, group, pointsOfFocus }) => summary.length < 20 || group === '' || pointsOfFocus < 1,
    );
    expect(incomplete).toEqual([]);
    expect(CRITERIA.reduce((sum, criterion) => sum + criterion.pointsOfFocus, 0)).toBe(331);
  });
});

describe('criteriaOf', () => {
  it('finds the criteria of a pinned version', () => {
    expect(criteriaOf(CRITERIA_VERSION)).toBe(CRITERIA);
  });

  it.each(['2016', '', '2030'])('refuses %j, a version it does not know', (version) => {
    expect(() => criteriaOf(version)).toThrow(
      expect.objectContaining({ code: 'workspace_newer', details: { version, known: [CRITERIA_VERSION] } }),
    );
  });
});

describe('criteriaFor', () => {
  it('always contains the common criteria', () => {
    expect(criteriaFor([])).toHaveLength(33);
    expect(criteriaFor(['security'])).toHaveLength(33);
    expect(criteriaFor([...CATEGORIES])).toEqual(CRITERIA);
  });

  it('keeps canonical order whatever the order of the categories', () => {
    const ids = criteriaFor(['confidentiality', 'availability']).map((criterion) => criterion.id);
    expect(ids.slice(33)).toEqual(['A1.1', 'A1.2', 'A1.3', 'C1.1', 'C1.2']);
  });
});

describe('findCriterion', () => {
  it('finds every identifier as it is written', () => {
    for (const { id } of CRITERIA) expect(findCriterion(id)).toBe(id);
  });

  it.each([
    ['CC 6.1', 'CC6.1'],
    ['cc6.1 ', 'CC6.1'],
    ['CC6.1.', 'CC6.1'],
    ['CC06.1', 'CC6.1'],
    ['CC6.01', 'CC6.1'],
    ['CC-6.1', 'CC6.1'],
    ['CC6,1', 'CC6.1'],
    ['TSC CC6.1', 'CC6.1'],
    ['TSC: CC6.1', 'CC6.1'],
    ['SOC 2 - A1.2', 'A1.2'],
    ['(pi1.4)', 'PI1.4'],
    ['[P6.7];', 'P6.7'],
    ['CC\u00a06.1', 'CC6.1'],
    ['ＣＣ６．１', 'CC6.1'],
  ])('reads %j as %s', (text, id) => {
    expect(findCriterion(text)).toBe(id);
  });

  it.each([
    '',
    'CC',
    'CC6',
    '6.1',
    'CC6.9',
    'CC10.1',
    'CC6.10',
    'CC6.1.2',
    'CC61',
    'CC6.1 CC6.2',
    'XCC6.1',
    'P1.0',
    'C1.3',
  ])('does not take %j for a criterion', (text) => {
    expect(findCriterion(text)).toBeUndefined();
  });

  it('refuses long text quickly', () => {
    expect(findCriterion(`CC6.${'0'.repeat(1_000_000)}1`)).toBeUndefined();
  });
});
