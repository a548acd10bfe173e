import { describe, expect, it } from 'vitest';
import { selectionWords, type SelectionFacts } from '../../../shared/domain/selection-words.ts';

const facts: SelectionFacts = {
  method: 'random',
  algorithm: 'consistent-sampler 1.0',
  seed: 'abc',
  seedFrom: { engagementId: 'E1', controlId: 'C1' },
  fileName: "Ada's changes.csv",
  sha256: 'f'.repeat(64),
  frozenAt: '2026-05-18T10:12:00.000Z',
  keyColumn: 'Key',
  dateColumn: 'Date',
  dateOrder: null,
  period: { from: '2026-01-01', to: '2026-06-30' },
  frameSize: 1214,
  count: 22,
  stratumColumn: null,
  strata: [{ value: '', items: 1214, count: 22 }],
  reason: '',
  basis: 'Engagement letter',
  design: {
    basis: 'frequency',
    policyName: 'Firm sizes',
    policySource: 'Manual 4.2',
    frequency: 'weekly',
    risk: 'moderate',
    model: null,
    confidence: null,
    tolerable: null,
    expectedDeviations: null,
    stages: [],
  },
  example: { key: 'CR-1', seedDigest: 'aa', digest: 'bb', ticket: '0.1' },
  workpaper: 'E-CHG-01',
  workspaceFile: 'north.trustbench',
  evidenceRef: 'EV-0001',
};
const all = (patch: Partial<SelectionFacts>) =>
  Object.values(selectionWords({ ...facts, ...patch }))
    .flat()
    .join('\n');

describe('how items were picked', () => {
  it('says frame, seed, ticket and order, and works one ticket out', () => {
    const { size, steps, formula, commands } = selectionWords(facts);
    expect(size.join(' ')).toContain(
      '22 items of 1,214. Size of the table "Firm sizes", source: Manual 4.2 (weekly, moderate risk)',
    );
    expect(size.join(' ')).toContain('judgment of the firm, not statistics');
    expect(steps).toHaveLength(5);
    expect(steps[1]).toContain('"Date" lies from 2026-01-01 to 2026-06-30');
    expect(steps[2]).toContain('Nobody chose it');
    expect(formula.at(-1)).toBe('ticket("CR-1") = 0.1');
    expect(commands[0]).toBe('trustbench sample reperform north.trustbench E-CHG-01');
    expect(commands[1]).toContain(String.raw`'Ada'\''s changes.csv'`);
  });

  it('says that a given seed was given', () => {
    expect(all({ seedFrom: null })).toContain('given by the person who drew');
  });

  it('shows where a seed with spaces begins and ends', () => {
    expect(all({ seed: 'Changes 2026. Draw 4' })).toContain('The seed is "Changes 2026. Draw 4", without');
  });

  it('says which day a written date is', () => {
    expect(all({})).toContain('whatever time and zone follow it. A row without a readable date is left out.');
    expect(all({ dateOrder: 'day-first' })).toContain('03/04/2026 is read day first');
    expect(all({ dateColumn: null })).not.toContain('readable date');
  });

  it('never calls a targeted sample random, and gives no formula for it', () => {
    const words = selectionWords({
      ...facts,
      method: 'targeted',
      reason: 'The five largest.',
      example: null,
    });
    expect(words.formula).toEqual([]);
    expect(words.steps.join(' ')).toMatch(/chosen by judgment, not by chance: The five largest\..*no rate/s);
    expect(words.commands).toHaveLength(1);
  });

  it('gives one command for each part of a divided frame', () => {
    const strata = [
      { value: 'db', items: 100, count: 7 },
      { value: 'web', items: 200, count: 15 },
    ];
    const words = selectionWords({ ...facts, method: 'stratified', stratumColumn: 'System', strata });
    expect(words.steps.join(' ')).toContain('db 7 of 100, web 15 of 200');
    expect(words.steps.join(' ')).toContain('the next ticket of its own part');
    expect(words.commands.filter((command) => command.includes('--count'))).toHaveLength(2);
  });

  it('states a statistical plan with its parameters, and its stages', () => {
    const design = {
      ...facts.design,
      basis: 'statistical' as const,
      model: 'binomial',
      confidence: 0.9,
      tolerable: 0.05,
      expectedDeviations: 0,
      stages: [
        { size: 50, accept: 0 },
        { size: 51, accept: 1 },
      ],
    };
    const text = all({ design });
    expect(text).toContain('binomial model, confidence 90 %, tolerable rate 5 %, 0 expected deviations');
    expect(text).toContain('2: 51 items, accepted with at most 1 deviations in all');
    expect(text).not.toContain('AICPA');
  });
});
