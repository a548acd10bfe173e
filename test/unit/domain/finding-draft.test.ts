import { describe, expect, it } from 'vitest';
import { draftFinding, type FindingDraftFacts } from '../../../shared/domain/finding-draft.ts';

const facts: FindingDraftFacts = {
  kind: 'operation',
  workpaper: 'E-CHG-01',
  control: { ref: 'CHG-01', title: 'Changes approved', statement: 'Each change is approved before release.' },
  criteria: [
    { id: 'CC6.8', others: 2 },
    { id: 'CC8.1', others: 0 },
  ],
  items: 25,
  conclusion: 'Nothing to add.',
  deviations: [
    {
      key: 'CR-2',
      date: '2026-02-03',
      facts: ['B: after release', 'Emergency'],
      extent: null,
      cause: ' Gate off ',
    },
    { key: 'CR-3', date: '', facts: ['A: could not be tested'], extent: null, cause: 'Gate off' },
  ],
};

describe('the draft of a finding', () => {
  it('lists what deviates, quotes the control and says what else serves the criteria', () => {
    expect(draftFinding(facts)).toMatchObject({
      title: 'CHG-01 Changes approved: 2 of 25 items deviate',
      condition:
        '2 of 25 items tested on E-CHG-01 deviate:\nCR-2 (2026-02-03): B: after release; Emergency\nCR-3: A: could not be tested',
      criteria: 'CC6.8, CC8.1\nCHG-01: Each change is approved before release.',
      cause: 'Gate off',
      effect:
        'CC6.8 is also served by 2 other controls without exceptions.\nCC8.1 has no other control without exceptions, so nothing else shows that it is met while CHG-01 deviates.',
    });
  });

  it('recommends by how far the deviation reaches', () => {
    expect(draftFinding(facts).recommendation).toContain('Correct the items');
    const deviations = facts.deviations.map((one) => ({ ...one, extent: 'systematic' as const }));
    expect(draftFinding({ ...facts, deviations }).recommendation).toContain('Remove the cause');
  });

  it('starts from the conclusion where no item deviates', () => {
    const whole = { key: '', date: '', facts: ['x'], extent: null, cause: '' };
    const draft = draftFinding({ ...facts, kind: 'design', deviations: [whole] });
    expect(draft).toMatchObject({
      title: 'CHG-01 Changes approved: exception in design',
      condition: 'Nothing to add.',
    });
    expect(draft.recommendation).toContain('test its design again');
  });

  it('keeps within the limits of a record', () => {
    const long = draftFinding({
      ...facts,
      control: { ...facts.control, title: 'x'.repeat(300) },
      conclusion: 'y'.repeat(30_000),
      deviations: [],
    });
    expect(long.title).toHaveLength(200);
    expect(long.condition).toHaveLength(20_000);
  });
});
