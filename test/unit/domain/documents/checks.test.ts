import { array, assert, constantFrom, property, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateProblems,
  descriptionChecks,
  mentions,
  namingProblems,
  textChecks,
} from '../../../../shared/domain/documents/checks.ts';
import { basisOf, composeParts, differenceOf } from '../../../../shared/domain/documents/compose.ts';
import { draftDescription } from '../../../../shared/domain/documents/description.ts';
import type { DocumentFacts } from '../../../../shared/domain/documents/facts.ts';
import { documentOf, paragraph } from '../../../../shared/domain/documents/prose.ts';
import { changeOf, factsOf, incidentOf, vendorOf } from '../../../fixtures/document-facts.ts';

const csoc = {
  number: 'CSOC-1',
  kind: 'csoc' as const,
  name: 'Guards its data centres',
  criteria: ['CC6.4'],
  organization: 'Northgate Cloud',
  controlRef: '',
  toldIn: '',
};
const full = factsOf({
  vendors: [vendorOf()],
  complementary: [csoc, { ...csoc, kind: 'cuec', number: 'CUEC-1', organization: '' }],
  incidents: [incidentOf()],
  changes: [changeOf()],
});
const checksOf = (facts: DocumentFacts, texts = new Map<string, ReturnType<typeof documentOf>>()) => {
  const parts = composeParts(draftDescription(facts), texts);
  return [...descriptionChecks(facts, parts), ...textChecks(facts, parts, { isOfPeriod: true })];
};

describe('what a person wrote is held against the records', () => {
  it.each([
    ['Access is given as in IAM-01.', []],
    ['Access is given as in IAM-77.', ['Names IAM-77, and there is no such control.']],
    ['See iam-77 and SHA-256 and TLS 1.3.', []],
    ['It was OPS-9 once.', ['Names OPS-9, a control that was removed.']],
    ['CC6.2 and cc.', []],
    ['CC19.2 is met.', ['Names CC19.2, and there is no such criterion.']],
    ['A1.2 is met.', ['Names A1.2, and availability is not in scope.']],
    ['Version 1.2 of A1.2.3.', []],
    ['We use Oldcloud for it.', ['Names Oldcloud, and the vendor is no longer used.']],
    ['Oldclouds are others.', []],
  ])('%s', (text, expected) => {
    const facts = factsOf({
      formerRefs: ['OPS-9'],
      vendors: [vendorOf({ name: 'Oldcloud', status: 'ended' })],
    });
    expect(namingProblems(facts, text)).toEqual(expected);
  });

  it('knows another period or date when it is called so', () => {
    expect(dateProblems(factsOf(), 'the period 1 January 2026 to 30 June 2026')).toEqual([]);
    expect(dateProblems(factsOf(), 'the period from 2025-01-01 to 2025-06-30')).toEqual([
      'Speaks of the period 2025-01-01 to 2025-06-30, and the report covers 2026-01-01 to 2026-06-30.',
    ]);
    expect(dateProblems(factsOf(), 'from 2025-01-01 to 2025-06-30')).toEqual([]);
    const type1 = factsOf({ type: 'I', from: '2026-06-30' });
    expect(dateProblems(type1, 'as of June 30, 2026')).toEqual([]);
    expect(dateProblems(type1, 'As at 1 May 2026')).toEqual([
      'Speaks of the date 2026-05-01, and the report is as of 2026-06-30.',
    ]);
  });

  it('finds a name wherever it stands as words of its own, and nowhere else', () => {
    const word = stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/);
    const around = constantFrom('', ' ', '. ', '(', '\n', '“');
    assert(
      property(word, around, around, (name, before, after) => {
        expect(mentions(`x.${before}${name.toUpperCase()}${after}.y`, name)).toBe(true);
        expect(mentions(`q${name}q`, name)).toBe(false);
      }),
    );
  });
});

describe('the description as a whole', () => {
  it('agrees with the records as long as it follows them', () => {
    expect(checksOf(full).filter(({ level }) => level !== 'note')).toEqual([]);
  });

  it('says what own text leaves out', () => {
    const silent = documentOf(paragraph('Nothing to tell.'));
    const texts = new Map(['dc4', 'dc7', 'dc7-csocs', 'dc9'].map((part) => [part, silent]));
    expect(checksOf(full, texts).map(({ part, text }) => `${part}: ${text}`)).toEqual([
      'dc7: Northgate Cloud is a subservice organization, and the text does not name it.',
      'dc4: INC-1 Import stopped is significant, and the text does not tell of it.',
      'dc9: CH-1 New region is significant, and the text does not tell of it.',
      ...checksOf(full)
        .filter(({ level }) => level === 'note')
        .map(({ part, text }) => `${part}: ${text}`),
    ]);
  });

  it('asks for what the records lack', () => {
    const facts = factsOf({
      vendors: [vendorOf()],
      incidents: [incidentOf({ isDecided: false })],
      criteria: factsOf().criteria.map((criterion) => ({ ...criterion, controls: [] })),
    });
    const found = checksOf(facts).map(({ text }) => text);
    expect(found).toContain(
      'Northgate Cloud is carved out, and no control is recorded that it is assumed to run.',
    );
    expect(found).toContain('INC-1 Import stopped: whether it is significant is not decided.');
    expect(found).toContain('No control meets CC6.2.');
    expect(found).toContain('Still to fill in: Name the controls that Northgate Cloud is assumed to run.');
  });
});

describe('own text in the place of a draft', () => {
  const own = documentOf(paragraph('Our services.'));
  const drafts = draftDescription(full);
  const dc1 = drafts.find(({ part }) => part === 'dc1');

  it('stays, and says when the records changed since', () => {
    const texts = new Map([
      ['dc1', own],
      [basisOf('dc1'), dc1?.draft ?? own],
    ]);
    const stateOf = (facts: DocumentFacts) =>
      composeParts(draftDescription(facts), texts).find(({ part }) => part === 'dc1');
    expect(stateOf(full)).toMatchObject({ state: 'own', body: own });
    const services = [...full.services, { name: 'Exports', description: 'Gives files', users: '' }];
    expect(stateOf({ ...full, services })).toMatchObject({
      state: 'changed',
      body: own,
      gained: ['Exports  Gives files  '],
      lost: [],
    });
  });

  it('counts lines as often as they are: what is gained and lost makes one of the other', () => {
    const lines = array(constantFrom('a', 'b', 'c'), { maxLength: 12 });
    assert(
      property(lines, lines, (before, after) => {
        const { gained, lost } = differenceOf(before, after);
        expect([...before, ...gained].toSorted()).toEqual([...after, ...lost].toSorted());
        expect(differenceOf(before, before)).toEqual({ gained: [], lost: [] });
      }),
    );
  });
});
