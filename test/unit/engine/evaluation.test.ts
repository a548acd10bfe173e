import { describe, expect, it } from 'vitest';
import type { SheetItem, TestSheet } from '../../../shared/contract/audit/tests.ts';
import { DEFAULT_SAMPLING_POLICY } from '../../../shared/domain/sampling/index.ts';
import { evaluateSheet } from '../../../electron/engine/audit/evaluation.ts';

type Sample = NonNullable<TestSheet['sample']>;

/** Only what an evaluation looks at. */
function sheetOf(n: number, deviations: number, sample: Partial<Sample>): TestSheet {
  const rows = Array.from(
    { length: n },
    (_, i) =>
      ({
        voidReason: '',
        cells: [{ attributeId: 'a', mark: i < deviations ? 'exception' : 'met', note: '' }],
      }) as Partial<SheetItem> as SheetItem,
  );
  const design = {
    basis: 'statistical',
    model: 'binomial',
    confidence: 0.9,
    tolerable: 0.05,
    expectedDeviations: 0,
    stages: [],
  } as Partial<Sample['design']> as Sample['design'];
  return {
    kind: 'operation',
    attributes: [{ id: 'a', letter: 'A', text: 'Approved' }],
    rows,
    sample: { method: 'random', frameSize: 5000, stageSizes: [n], design, ...sample },
  } as Partial<TestSheet> as TestSheet;
}

const evaluate = (n: number, deviations: number, sample: Partial<Sample> = {}) =>
  evaluateSheet(sheetOf(n, deviations, sample), DEFAULT_SAMPLING_POLICY);

describe('the risk of a sample', () => {
  it('taken in one go is that of its plan', () => {
    const { figures, supportsReliance } = evaluate(45, 0);
    expect(supportsReliance).toBe(true);
    expect(figures?.risk).toBeCloseTo(0.95 ** 45, 12);
  });

  it('extended after a deviation is that of both chances to be accepted', () => {
    const { figures, supportsReliance, sentences } = evaluate(78, 1, { stageSizes: [45, 33] });
    // 45 accepting none, or one in them and none in 33 more (SAMPLING.md: 14.3 %).
    expect(figures?.risk).toBeCloseTo(0.95 ** 45 + 45 * 0.05 * 0.95 ** 44 * 0.95 ** 33, 12);
    expect(supportsReliance).toBe(false);
    expect(sentences.join(' ')).toContain('14.3 %');
  });

  it('in planned stages is that of the whole plan, whatever stage it ended at', () => {
    const design = sheetOf(0, 0, {}).sample!.design;
    const stages = [50, 51, 51, 51].map((size, accept) => ({ size, accept }));
    for (const stageSizes of [[50], [50, 51]]) {
      const n = stageSizes.reduce((sum, size) => sum + size, 0);
      const { figures, supportsReliance } = evaluate(n, stageSizes.length - 1, {
        design: { ...design, stages },
        stageSizes,
      });
      expect(figures?.risk).toBeCloseTo(0.0975, 4);
      expect(supportsReliance).toBe(true);
    }
  });

  it('of a size by judgment is looked at with the policy, as information', () => {
    const design = { ...sheetOf(0, 0, {}).sample!.design, basis: 'frequency' as const };
    const { figures, sentences } = evaluate(25, 0, { design });
    expect(figures).toMatchObject({ confidence: 0.95, tolerable: 0.05 });
    expect(sentences.join(' ')).toContain('judgment, not a statistical plan');
  });
});
