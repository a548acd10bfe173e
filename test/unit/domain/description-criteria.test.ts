import { describe, expect, it } from 'vitest';
import {
  DESCRIPTION_CRITERIA,
  readDescription,
  type DescriptionFacts,
  type DescriptionNote,
} from '../../../shared/domain/description-criteria.ts';
import { REGISTER_IDS } from '../../../shared/domain/registers.ts';

const EMPTY: DescriptionFacts = {
  type: 'II',
  services: 0,
  bareServices: 0,
  requirements: 0,
  commitments: new Map(),
  categories: [{ category: 'security', rationale: '' }],
  components: { infrastructure: 0, software: 0, people: 0, procedures: 0, data: 0 },
  exclusions: 0,
  controls: 0,
  criteria: 33,
  uncovered: 33,
  notRelevant: 0,
  cuecs: 0,
  inclusive: 0,
  carvedOut: [],
  incidents: [],
  changes: [],
};
const FULL: DescriptionFacts = {
  ...EMPTY,
  services: 2,
  requirements: 1,
  commitments: new Map([['security', 3]]),
  categories: [{ category: 'security', rationale: 'Customers ask for it' }],
  components: { infrastructure: 1, software: 2, people: 1, procedures: 1, data: 1 },
  exclusions: 1,
  controls: 60,
  uncovered: 0,
  cuecs: 4,
  carvedOut: [{ name: 'Cloud', controls: 2 }],
};

const read = (facts: DescriptionFacts, notes: [number, DescriptionNote][] = []) =>
  readDescription(facts, new Map(notes));
const states = (facts: DescriptionFacts, notes?: [number, DescriptionNote][]) =>
  read(facts, notes)
    .map(({ state }) => state[0])
    .join('');
const one = (criterion: number, facts: DescriptionFacts, note?: DescriptionNote) => {
  const found = read(facts, note && [[criterion, note]]).find((row) => row.criterion === criterion);
  if (!found) throw new Error(`no DC ${criterion}`);
  return { ...found, facts: found.facts.map((f) => f.text), missing: found.missing.map((m) => m.text) };
};

describe('the description criteria', () => {
  it('are nine, in order, each with its own words', () => {
    expect(DESCRIPTION_CRITERIA.map(({ criterion }) => criterion)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(DESCRIPTION_CRITERIA.flatMap(({ title, asks }) => [title, asks])).size).toBe(18);
  });

  it('of an empty workspace are missing, but for what the categories say by themselves', () => {
    expect(states(EMPTY)).toBe('mmmmpmmcm');
  });

  it('are covered by records; that nothing happened is for a person to say', () => {
    expect(states(FULL)).toBe('cccmccccm');
  });

  it('ask for changes in the period in Type II only', () => {
    expect(one(9, { ...FULL, type: 'I' }, { text: 'A move', isComplete: true })).toMatchObject({
      state: 'not_asked',
      missing: [],
      note: 'A move',
    });
    expect(states({ ...FULL, type: 'I' })).toBe('cccmccccn');
  });

  it('are covered by a note that its author marked complete, and by no mark alone', () => {
    const note = (text: string, isComplete: boolean) => one(4, FULL, { text, isComplete }).state;
    expect([note('', false), note('None', false), note('', true), note('None', true)]).toEqual([
      'missing',
      'partly',
      'missing',
      'covered',
    ]);
    expect(one(7, EMPTY, { text: 'There is none', isComplete: true })).toMatchObject({
      state: 'covered',
      missing: [],
    });
  });

  it('tell significant incidents, and wait for those that nobody decided on', () => {
    const incident = { name: 'INC-1 Import stopped', significance: 'yes' as const, lacks: [] as string[] };
    expect(one(4, { ...FULL, incidents: [incident] })).toMatchObject({
      state: 'covered',
      facts: ['INC-1 Import stopped'],
    });
    const undecided = { ...incident, name: 'INC-2 Slow', significance: 'undecided' as const };
    const told = { text: 'No other', isComplete: true };
    expect(one(4, { ...FULL, incidents: [incident, undecided] }, told)).toMatchObject({
      state: 'partly',
      missing: ['Whether it is told is not decided: INC-2 Slow'],
    });
    expect(one(4, { ...FULL, incidents: [{ ...incident, lacks: ['its effect'] }] }, told)).toMatchObject({
      state: 'partly',
      missing: ['INC-1 Import stopped: its effect is not said'],
    });
    const minor = { ...incident, significance: 'no' as const };
    expect(one(4, { ...FULL, incidents: [minor] }).missing).toEqual([
      'None of 1 incident is held significant. Note it if that is so',
    ]);
    expect(one(4, { ...FULL, incidents: [minor] }, told).state).toBe('covered');
    expect(one(9, { ...FULL, changes: [{ ...incident, name: 'New queue' }] })).toMatchObject({
      state: 'covered',
      facts: ['New queue'],
    });
  });

  it('say what is missing, each with the place where it is added', () => {
    expect(one(1, { ...FULL, bareServices: 1 })).toMatchObject({
      state: 'partly',
      facts: ['2 services'],
      missing: ['What it does is not said of 1 service'],
    });
    const promised = one(2, {
      ...FULL,
      requirements: 0,
      categories: [...FULL.categories, { category: 'availability', rationale: 'x' }],
    });
    expect(promised.missing).toEqual([
      'No system requirement is written down',
      'No commitment speaks of availability',
    ]);
    expect(one(3, { ...FULL, components: { ...FULL.components, procedures: 0 } }).missing).toEqual([
      'Nothing yet for procedures',
    ]);
    expect(one(5, { ...FULL, uncovered: 1, categories: EMPTY.categories }).missing).toEqual([
      '1 relevant criterion without a control',
      'Why Security is in scope is not said',
    ]);
    expect(one(7, { ...FULL, carvedOut: [{ name: 'Cloud', controls: 0 }] }).missing).toEqual([
      'What Cloud is assumed to do is not said',
    ]);
    expect(one(8, { ...FULL, notRelevant: 2 }).facts).toEqual([
      '2 criteria of 33 held not relevant, with reason',
    ]);
  });

  it('link to parts of the scope that there are', () => {
    const parts = new Set<string>([...REGISTER_IDS, 'description', 'criteria']);
    const links = [EMPTY, FULL].flatMap((facts) =>
      read({ ...facts, bareServices: 1, notRelevant: 1 }).flatMap((row) => [...row.facts, ...row.missing]),
    );
    for (const { link } of links) {
      const [, area, part] = link.split('/');
      expect(['scope', 'matrix', 'registers']).toContain(area);
      expect(area === 'matrix' || !part || parts.has(part)).toBe(true);
    }
  });
});
