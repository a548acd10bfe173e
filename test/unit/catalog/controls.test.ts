import { describe, expect, it } from 'vitest';
import {
  LIBRARY_CONTROLS,
  POPULATION_KINDS,
  starterControls,
  type LibraryControl,
} from '../../../shared/catalog/controls.ts';
import { POLICIES } from '../../../shared/catalog/policies.ts';
import { criteriaFor } from '../../../shared/domain/criteria.ts';
import {
  CATEGORIES,
  FREQUENCIES,
  LAYERS,
  LIBRARY_SETS,
  MODES,
  NATURES,
  PROCEDURE_NATURES,
  type Category,
  type LibrarySet,
} from '../../../shared/domain/vocabulary.ts';

/** The families in the order of the library, with the number of controls in each: 110 in all, numbered without a gap. */
const FAMILIES = {
  GOV: 9,
  HR: 7,
  COM: 4,
  RSK: 6,
  MON: 4,
  AST: 4,
  IAM: 10,
  PHY: 2,
  NET: 3,
  CRY: 3,
  END: 3,
  VUL: 3,
  LOG: 3,
  IRP: 5,
  CHG: 7,
  VEN: 4,
  BCP: 8,
  PRC: 6,
  CON: 3,
  PRV: 16,
};

/**
 * The categories that a set covers criterion by criterion. Whatever a SaaS, fintech or health firm adds to its scope finds controls
 * in its set. The small set stays lean: processing integrity and privacy are taken from the whole library, one by one.
 */
const SET_CATEGORIES: Record<LibrarySet, readonly Category[]> = {
  saas: CATEGORIES,
  fintech: CATEGORIES,
  health: CATEGORIES,
  small: ['security', 'availability', 'confidentiality'],
};
/** A team of under 25 people cannot keep more in operation. */
const MOST_IN_SMALL_SET = 50;

const refsOf = (controls: readonly LibraryControl[]) => controls.map((control) => control.ref);

const refsWhere = (isWrong: (control: LibraryControl) => boolean) => refsOf(LIBRARY_CONTROLS.filter(isWrong));

const idsFor = (categories: readonly Category[]) => criteriaFor(categories).map((criterion) => criterion.id);

const uncovered = (categories: readonly Category[], set?: LibrarySet) => {
  const covered = new Set(starterControls(categories, set).flatMap((control) => control.criteria));
  return idsFor(categories).filter((id) => !covered.has(id));
};

const isText = (text: string, least: number) => text.trim() === text && text.length >= least;

const isSentence = (text: string) => isText(text, 40) && /^[A-Z][^.?!]*\.$/.test(text);

/** Whether all words are of the list, each once. */
const areWordsOf = <Word>(words: readonly Word[], list: readonly Word[]) =>
  new Set(words).size === words.length && words.every((word) => list.includes(word));

/** Inquiry alone never suffices. */
const isEnough = (natures: LibraryControl['designTest']['natures']) =>
  natures.some((nature) => nature !== 'inquiry') && areWordsOf(natures, PROCEDURE_NATURES);

describe('control library', () => {
  it('holds the 110 controls, family by family and in order', () => {
    const expected = Object.entries(FAMILIES).flatMap(([family, count]) =>
      Array.from({ length: count }, (_, i) => `${family}-${String(i + 1).padStart(2, '0')}`),
    );
    expect(expected).toHaveLength(110);
    expect(refsOf(LIBRARY_CONTROLS)).toEqual(expected);
  });

  it.each([
    ['title', (control: LibraryControl) => control.title],
    ['statement', (control: LibraryControl) => control.statement],
    ['risk', (control: LibraryControl) => control.risk],
    ['evidence', (control: LibraryControl) => control.evidence],
    ['design procedure', (control: LibraryControl) => control.designTest.procedure],
    ['operation procedure', (control: LibraryControl) => control.operationTest.procedure],
  ])('repeats no %s', (_, textOf) => {
    const texts = LIBRARY_CONTROLS.map(textOf);
    expect(texts.filter((text, i) => texts.indexOf(text) !== i)).toEqual([]);
  });

  it('keeps one domain name for each prefix', () => {
    const names = new Map(LIBRARY_CONTROLS.map(({ ref, domain }) => [ref.split('-')[0], domain]));
    expect(refsWhere(({ ref, domain }) => names.get(ref.split('-')[0]) !== domain)).toEqual([]);
    expect(new Set(names.values()).size).toBe(names.size);
  });

  it('serves only criteria that exist, each once and in canonical order', () => {
    const all = idsFor(CATEGORIES);
    expect(
      refsWhere(({ criteria }) => criteria.join() !== all.filter((id) => criteria.includes(id)).join()),
    ).toEqual([]);
    expect(refsWhere(({ criteria }) => criteria.length === 0)).toEqual([]);
  });

  it('covers all 61 criteria', () => {
    expect(idsFor(CATEGORIES)).toHaveLength(61);
    expect(uncovered(CATEGORIES)).toEqual([]);
  });

  it('uses only the words of the vocabulary', () => {
    expect(
      refsWhere(
        ({ frequency, nature, mode, layer, populations }) =>
          !FREQUENCIES.includes(frequency) ||
          !NATURES.includes(nature) ||
          !MODES.includes(mode) ||
          !LAYERS.includes(layer) ||
          !areWordsOf(populations, POPULATION_KINDS),
      ),
    ).toEqual([]);
  });

  it('names listings to sample from, except for automated controls tested as one item', () => {
    expect(refsWhere(({ mode, populations }) => mode !== 'automated' && populations.length === 0)).toEqual(
      [],
    );
  });

  it('carries out policies that exist', () => {
    const policies = new Set(POLICIES.map((policy) => policy.id));
    expect(refsWhere(({ policy }) => !policies.has(policy))).toEqual([]);
  });

  it('is written out: statement, risk, evidence, owner and tests', () => {
    expect(
      refsWhere(
        ({ title, statement, risk, evidence, ownerRole, designTest, operationTest }) =>
          !isText(title, 10) ||
          !isText(statement, 100) ||
          !isSentence(risk) ||
          !isText(evidence, 30) ||
          !isText(ownerRole, 5) ||
          !isText(designTest.procedure, 40) ||
          !isText(operationTest.procedure, 40),
      ),
    ).toEqual([]);
  });

  it('never tests by inquiry alone', () => {
    expect(
      refsWhere(
        ({ designTest, operationTest }) => !isEnough(designTest.natures) || !isEnough(operationTest.natures),
      ),
    ).toEqual([]);
  });

  it('letters the three to six attributes of every operation test from A', () => {
    expect(
      refsWhere(({ operationTest: { attributes } }) => {
        const letters = attributes.map((attribute) => attribute.letter).join('');
        return (
          attributes.length < 3 ||
          !'ABCDEF'.startsWith(letters) ||
          !attributes.every((attribute) => isText(attribute.text, 20))
        );
      }),
    ).toEqual([]);
  });
});

describe('starter sets', () => {
  it('are known, each named once by a control', () => {
    expect(refsWhere(({ sets }) => !areWordsOf(sets, LIBRARY_SETS))).toEqual([]);
  });

  it.each(LIBRARY_SETS)('%s covers every common criterion', (set) => {
    expect(uncovered(['security'], set)).toEqual([]);
  });

  it.each(LIBRARY_SETS)('%s covers the categories meant for it', (set) => {
    expect(SET_CATEGORIES[set].flatMap((category) => uncovered([category], set))).toEqual([]);
  });

  it('are lean for a small team and never the whole library', () => {
    expect(starterControls(CATEGORIES, 'small').length).toBeLessThanOrEqual(MOST_IN_SMALL_SET);
    for (const set of LIBRARY_SETS)
      expect(starterControls(CATEGORIES, set).length).toBeLessThan(LIBRARY_CONTROLS.length);
  });
});

describe('starterControls', () => {
  it('leaves out controls and criteria that are not in scope', () => {
    const inScope = new Set(idsFor(['security']));
    const controls = starterControls(['security']);
    expect(controls.flatMap((control) => control.criteria).filter((id) => !inScope.has(id))).toEqual([]);
    const refs = refsOf(controls);
    expect(refs).toContain('CRY-01');
    expect(refs).not.toContain('BCP-05');
    expect(refs).not.toContain('CON-02');
  });

  it('keeps the criteria of the categories chosen', () => {
    const retention = (categories: readonly Category[]) =>
      starterControls(categories).find((control) => control.ref === 'CON-02')?.criteria;
    expect(retention(['confidentiality'])).toEqual(['C1.1', 'C1.2']);
    expect(retention(['privacy'])).toEqual(['P4.2']);
    expect(retention(['confidentiality', 'privacy'])).toEqual(['C1.1', 'C1.2', 'P4.2']);
  });

  it('is the whole library with every category and no set', () => {
    expect(starterControls(CATEGORIES)).toEqual(LIBRARY_CONTROLS);
  });

  it('takes only the controls of the set', () => {
    const refs = refsOf(starterControls(CATEGORIES, 'small'));
    expect(refs).toEqual(refsWhere(({ sets }) => sets.includes('small')));
    expect(refs).toContain('CHG-01');
    expect(refs).not.toContain('PRC-04');
  });
});
