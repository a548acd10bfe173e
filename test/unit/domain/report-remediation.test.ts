import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/domain/readiness/days.ts';
import {
  gapRegister,
  partFindings,
  roadmapOf,
  waveOf,
  WAVES,
} from '../../../shared/domain/report-remediation.ts';
import { smallModel } from '../../fixtures/report-model.ts';

const TODAY = '2026-05-22';
const day = integer({ min: -900, max: 900 }).map((days) => addDays(TODAY, days));

describe('findings by what they rest on', () => {
  it('stand in one list each and none is lost', () => {
    const model = smallModel();
    const loose = { ...model.findings[0]!, ref: 'F-90', workpaperRef: null, controlRef: null };
    const kept = { ...loose, ref: 'F-91', controlRef: model.findings[0]!.controlRef };
    const findings = [...model.findings, loose, kept];
    const { exceptions, gaps } = partFindings({ ...model, findings });
    expect(gaps.map(({ ref }) => ref)).toEqual(['F-90']);
    expect([...exceptions, ...gaps].map(({ ref }) => ref).toSorted()).toEqual(
      findings.map(({ ref }) => ref).toSorted(),
    );
  });
});

describe('the register of gaps', () => {
  it('begins with what is open and weighs most, and says what the criterion asks for', () => {
    const register = gapRegister(smallModel());
    expect(register.map(({ ref }) => ref)).toEqual(['G-002', 'G-001', 'G-003', 'G-004']);
    expect(register[1]?.expected).toMatch(/^CC3\.3: ./);
  });
});

describe('waves', () => {
  it('follow from the due day: overdue from the day after', () => {
    expect(waveOf(TODAY, TODAY)).toBe('first');
    expect(waveOf('2026-05-21', TODAY)).toBe('overdue');
    expect(waveOf('2026-06-21', TODAY)).toBe('first');
    expect(waveOf('2026-06-22', TODAY)).toBe('second');
    expect(waveOf('2026-08-21', TODAY)).toBe('third');
    expect(waveOf(null, TODAY)).toBe('undated');
  });

  it('never go back as days go on', () => {
    assert(
      property(day, day, (a, b) => {
        const [first, second] = [a, b].toSorted().map((due) => WAVES.indexOf(waveOf(due, TODAY)));
        expect(first).toBeLessThanOrEqual(second!);
      }),
    );
  });
});

describe('the roadmap', () => {
  const { items, settled } = roadmapOf(smallModel(), TODAY);

  it('has what is open by its due day, what has none last', () => {
    expect(items.map(({ due }) => due ?? '9')).toEqual(items.map(({ due }) => due ?? '9').toSorted());
    expect(items[0]).toMatchObject({ ref: 'G-002', wave: 'overdue' });
    expect(items.at(-1)).toMatchObject({ ref: 'G-003', wave: 'undated' });
    expect(settled).toBe(1);
  });

  it('takes what management promised before what was recommended', () => {
    const promised = items.find(({ ref }) => ref === 'F-01');
    expect(promised).toMatchObject({
      text: 'Remove the bypass from the release tool.',
      owner: 'Илья Орлов',
      from: '2026-05-20',
      due: '2026-06-26',
    });
    expect(items.find(({ ref }) => ref === 'F-02')).toMatchObject({ from: null, due: '2026-06-05' });
  });
});
