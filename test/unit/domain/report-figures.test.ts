import { describe, expect, it } from 'vitest';
import { sourcedFigures } from '../../../shared/domain/report-figures.ts';
import type { ReportModel } from '../../../shared/domain/report-model.ts';
import { gapRegister } from '../../../shared/domain/report-remediation.ts';
import { isReportedException } from '../../../shared/domain/report-rules.ts';
import { bigModel, smallModel } from '../../fixtures/report-model.ts';

const valueOf = (model: ReportModel, name: string): string | undefined =>
  sourcedFigures(model).find(({ figure }) => figure === name)?.value;

describe('the figures of a report with their sources', () => {
  it.each([
    ['small', smallModel()],
    ['big', bigModel({ controls: 30, items: 25, evidence: 2 })],
  ])('are those of the lists, %s', (_, model) => {
    const relevant = model.criteria.filter(({ rating }) => rating !== 'not_relevant');
    const ready = relevant.filter(({ rating }) => rating === 'ready').length;
    expect(valueOf(model, 'Criteria: ready')).toBe(`${ready} of ${relevant.length}`);
    expect(valueOf(model, 'Controls')).toBe(`${model.controls.length}`);
    expect(valueOf(model, 'Findings')).toBe(`${model.findings.length}`);
    expect(valueOf(model, 'Evidence items')).toBe(`${model.evidence.length}`);
    expect(valueOf(model, 'Tests with exceptions')).toBe(
      `${model.tests.filter(({ result }) => isReportedException(result)).length}`,
    );
    const gaps = gapRegister(model);
    expect(valueOf(model, 'Open gaps')).toBe(
      `${gaps.filter(({ isOpen }) => isOpen).length} of ${gaps.length}`,
    );
    const drawn = model.tests.flatMap(({ sample, items }) => (sample ? items : []));
    expect(valueOf(model, 'Items drawn')).toBe(drawn.length.toLocaleString('en-US'));
  });

  it('count what was not required as neither expected nor performed', () => {
    const model = smallModel();
    const [row] = model.cadence;
    const cadence = [{ ...row!, expected: 5, done: 2, late: 1, missed: 1, waived: 1 }];
    expect(valueOf({ ...model, cadence }, 'Occurrences in the period')).toBe('4');
    expect(valueOf({ ...model, cadence }, 'Occurrences done')).toBe('2');
    expect(valueOf({ ...model, cadence }, 'Occurrences missed')).toBe('1');
  });

  it('each name one screen and what they count, and no two have one name', () => {
    for (const kind of ['type1', 'type2'] as const) {
      const all = sourcedFigures(smallModel(kind));
      for (const { value, screen, counts } of all)
        expect([value, screen, counts].every((text) => text !== '')).toBe(true);
      expect(new Set(all.map(({ figure }) => figure)).size).toBe(all.length);
    }
  });

  it('say nothing of operation in a report of design', () => {
    const text = JSON.stringify(sourcedFigures(smallModel('type1')));
    expect(text).not.toMatch(/operation|occurrence|period|drawn/i);
  });
});
