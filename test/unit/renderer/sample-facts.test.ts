import { describe, expect, it } from 'vitest';
import type { Sample, SampleDesign } from '../../../shared/contract/audit/samples.ts';
import { extensionRisk, extensionSentences } from '../../../renderer/areas/audit/draw/extension.ts';
import { refuseReplacement } from '../../../renderer/areas/audit/draw/replacement.ts';
import {
  designFact,
  eventWords,
  itemsByMonth,
  refuseStage,
  sizeFact,
} from '../../../renderer/areas/audit/sheet/sample-facts.ts';

const judgment: SampleDesign = {
  basis: 'judgment',
  policyName: '',
  policySource: '',
  frequency: null,
  risk: null,
  model: null,
  confidence: null,
  tolerable: null,
  expectedDeviations: null,
  stages: [],
};

const sample: Sample = {
  id: 's',
  populationId: 'p',
  populationName: 'Changes',
  populationSha256: 'a'.repeat(64),
  method: 'random',
  algorithm: 'consistent-sampler 1.0',
  seed: 'abc',
  size: 45,
  drawn: 46,
  frameSize: 12_031,
  basis: 'As agreed',
  design: judgment,
  stageSizes: [45],
  plannedRisk: null,
  tests: [{ id: 't', workpaper: 'E-CHG-01' }],
  events: 1,
  drawnAt: '2026-07-01T00:00:00.000Z',
  drawnBy: 'Ada',
};

describe('an extension', () => {
  const measure = { model: 'binomial', confidence: 0.9, tolerable: 0.05 } as const;

  it('after a deviation raises the risk: 45 accepting 0, then 33 accepting 1', () => {
    const risk = extensionRisk(sample, { deviations: 1, more: 33 }, measure);
    expect(risk.stages).toEqual([
      { size: 45, accept: 0 },
      { size: 33, accept: 1 },
    ]);
    expect(risk.risk).toBeCloseTo(0.143, 3);
    expect(risk.planned).toBeLessThan(0.1);
    expect(extensionSentences(risk, 1, measure)).toEqual([
      'Extending after 1 deviation raises the risk of relying on a control that deviates at 5 %: 45 accepting 0, then 33 accepting 1 has a risk of 14.3 %, not 9.4 % as if all had been planned.',
      'That is more than the 10 % that was accepted. A plan in stages, fixed before the first draw, keeps it.',
    ]);
  });

  it('of a sample too small to be relied on is as if all had been planned', () => {
    const { stages, risk, planned } = extensionRisk(
      { ...sample, stageSizes: [10] },
      { deviations: 1, more: 68 },
      measure,
    );
    expect(stages).toEqual([{ size: 78, accept: 1 }]);
    expect(risk).toBeCloseTo(planned, 12);
  });

  it('without a deviation is not made because of the result', () => {
    const risk = extensionRisk(sample, { deviations: 0, more: 33 }, measure);
    expect(extensionSentences(risk, 0, measure)[0]).toMatch(/^No item deviates so far/);
  });
});

describe('facts of a sample', () => {
  it('counts what was replaced apart', () => {
    expect(sizeFact(sample)).toBe('45 of 12,031, and 1 replaced');
    expect(sizeFact({ ...sample, drawn: 45 })).toBe('45 of 12,031');
  });

  it('says what the size follows from', () => {
    expect(designFact(sample)).toBeNull();
    const statistical: SampleDesign = {
      ...judgment,
      basis: 'statistical',
      model: 'binomial',
      confidence: 0.95,
      tolerable: 0.05,
      expectedDeviations: 0,
    };
    expect(designFact({ ...sample, design: statistical, plannedRisk: 0.0484945 })).toBe(
      'Statistical: binomial model, 95 % confidence, tolerable rate 5 %, 0 deviations allowed, risk 4.85 %',
    );
    const table: SampleDesign = {
      ...judgment,
      basis: 'frequency',
      policyName: 'Firm 2026',
      policySource: 'Manual 4',
      frequency: 'weekly',
      risk: 'low',
    };
    expect(designFact({ ...sample, design: table })).toBe(
      'Judgment, by frequency (weekly, low risk): Firm 2026, Manual 4',
    );
  });

  it('puts items to test into the months of the period, empty months too', () => {
    const rows = [
      { date: '2026-01-12T08:00:00Z', voidReason: '' },
      { date: '03/04/2026', voidReason: '' },
      { date: '2026-01-20', voidReason: 'Test entry' },
      { date: 'unknown', voidReason: '' },
    ];
    const period = { from: '2026-01-01', to: '2026-04-30' };
    expect(itemsByMonth(rows, 'day-first', period)).toEqual({
      months: [
        { month: '2026-01', items: 1 },
        { month: '2026-02', items: 0 },
        { month: '2026-03', items: 0 },
        { month: '2026-04', items: 1 },
      ],
      undated: 1,
    });
    expect(itemsByMonth(rows, null, null)).toEqual({ months: [{ month: '2026-01', items: 1 }], undated: 2 });
    expect(itemsByMonth([], null, period)).toEqual({ months: [], undated: 0 });
  });

  it('tells the log in sentences', () => {
    const entry = {
      id: 'e',
      position: 2,
      reason: '',
      madeBy: 'Ada',
      madeAt: '2026-07-01T00:00:00.000Z',
    };
    const added = [{ key: 'B', ticket: '0.2', stratum: '' }];
    expect(eventWords({ ...entry, kind: 'replace', details: { replaced: 'A', added } })).toBe(
      'Replaced A by B',
    );
    expect(eventWords({ ...entry, kind: 'stage', details: { stage: 2, added } })).toBe(
      'Stage 2: 1 item more',
    );
    expect(eventWords({ ...entry, kind: 'reperform', details: { agrees: true, differences: [] } })).toBe(
      'Drew again from the frozen file: agrees',
    );
  });

  it('draws a further stage only when deviations ask for it', () => {
    const staged = {
      design: {
        ...judgment,
        stages: [
          { size: 50, accept: 0 },
          { size: 51, accept: 1 },
        ],
      },
      stageSizes: [50],
    };
    expect(refuseStage(staged, { exceptions: 1, items: 50, itemsDone: 20 })).toBeNull();
    expect(refuseStage(staged, { exceptions: 0, items: 50, itemsDone: 20 })).toContain('30 items');
    expect(refuseStage(staged, { exceptions: 0, items: 50, itemsDone: 50 })).toContain('not needed');
    expect(refuseStage(staged, { exceptions: 2, items: 50, itemsDone: 50 })).toContain('change nothing');
  });
});

describe('the replacement of an item', () => {
  const item = { cells: [], voidReason: '' };
  const sheet = { sample, concludedAt: null };

  it('is refused for a deviation, a targeted sample, and where nothing is left', () => {
    expect(refuseReplacement(sheet, item)).toBeNull();
    const cells = [{ attributeId: 'a', mark: 'unable', note: '' } as const];
    expect(refuseReplacement(sheet, { ...item, cells })).toContain('deviation');
    expect(refuseReplacement({ ...sheet, sample: { ...sample, method: 'targeted' } }, item)).toContain(
      'another key',
    );
    expect(refuseReplacement({ ...sheet, sample: { ...sample, drawn: 12_031 } }, item)).toContain(
      'Every item',
    );
    expect(refuseReplacement({ ...sheet, concludedAt: '2026-07-01T00:00:00.000Z' }, item)).toContain(
      'concluded',
    );
  });
});
