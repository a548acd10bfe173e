import { describe, expect, it } from 'vitest';
import { LIBRARY_CONTROLS, starterControls, type LibraryControl } from '../../../shared/catalog/controls.ts';
import { criteriaFor } from '../../../shared/domain/criteria.ts';
import {
  CATEGORIES,
  FREQUENCIES,
  LAYERS,
  MODES,
  NATURES,
  PROCEDURE_NATURES,
  type Category,
} from '../../../shared/domain/vocabulary.ts';

const refsWhere = (isWrong: (control: LibraryControl) => boolean) =>
  LIBRARY_CONTROLS.filter(isWrong).map((control) => control.ref);

const idsFor = (categories: readonly Category[]) => criteriaFor(categories).map((criterion) => criterion.id);

const isText = (text: string, least: number) => text.trim() === text && text.length >= least;

/** Inquiry alone never suffices. */
const isEnough = (natures: LibraryControl['designTest']['natures']) =>
  natures.some((nature) => nature !== 'inquiry') &&
  natures.every((nature) => PROCEDURE_NATURES.includes(nature));

describe('control library', () => {
  it('has unique references and titles', () => {
    const refs = LIBRARY_CONTROLS.map((control) => control.ref);
    expect(new Set(refs).size).toBe(refs.length);
    expect(new Set(LIBRARY_CONTROLS.map((control) => control.title)).size).toBe(refs.length);
    expect(refsWhere(({ ref }) => !/^[A-Z]{2,3}-\d{2}$/.test(ref))).toEqual([]);
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

  it('covers every common, availability and confidentiality criterion', () => {
    const covered = new Set(LIBRARY_CONTROLS.flatMap((control) => control.criteria));
    expect(idsFor(['availability', 'confidentiality']).filter((id) => !covered.has(id))).toEqual([]);
  });

  it('uses only the words of the vocabulary', () => {
    expect(
      refsWhere(
        ({ frequency, nature, mode, layer }) =>
          !FREQUENCIES.includes(frequency) ||
          !NATURES.includes(nature) ||
          !MODES.includes(mode) ||
          !LAYERS.includes(layer),
      ),
    ).toEqual([]);
  });

  it('is written out: statement, evidence, owner and tests', () => {
    expect(
      refsWhere(
        ({ title, statement, evidence, ownerRole, designTest, operationTest }) =>
          !isText(title, 10) ||
          !isText(statement, 100) ||
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

  it('letters the attributes of every operation test from A', () => {
    expect(
      refsWhere(({ operationTest: { attributes } }) => {
        const letters = attributes.map((attribute) => attribute.letter).join('');
        return (
          attributes.length < 2 ||
          !'ABCDEFGH'.startsWith(letters) ||
          !attributes.every((attribute) => isText(attribute.text, 20))
        );
      }),
    ).toEqual([]);
  });
});

describe('starterControls', () => {
  it('leaves out controls and criteria that are not in scope', () => {
    const inScope = new Set(idsFor(['security']));
    const controls = starterControls(['security']);
    expect(controls.flatMap((control) => control.criteria).filter((id) => !inScope.has(id))).toEqual([]);
    const refs = controls.map((control) => control.ref);
    expect(refs).toContain('CRY-01');
    expect(refs).not.toContain('BCP-05');
    expect(refs).not.toContain('CON-02');
  });

  it('adds what availability and confidentiality need', () => {
    expect(starterControls(['security', 'availability', 'confidentiality'])).toEqual(LIBRARY_CONTROLS);
    const availability = starterControls(['availability']);
    expect(new Set(availability.flatMap((control) => control.criteria))).toEqual(
      new Set(idsFor(['availability'])),
    );
  });
});
