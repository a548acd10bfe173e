import { describe, expect, it } from 'vitest';
import { acknowledgedWords, policyNotes } from '../../../electron/engine/reports/policy-words.ts';
import { isInForce } from '../../../shared/domain/report-rules.ts';
import { reportProgramme } from '../../fixtures/report-programme.ts';

const [access, continuity, incident] = reportProgramme([]).policies;

describe('a policy on a day', () => {
  it('is in force from the day it names, once it is approved', () => {
    expect(isInForce(access!, '2025-11-09')).toBe(false);
    expect(isInForce(access!, '2025-11-10')).toBe(true);
    expect(isInForce({ ...access!, effectiveOn: null }, '2025-11-03')).toBe(true);
    expect(isInForce({ ...access!, effectiveOn: null, approvedOn: null }, '2025-11-03')).toBe(true);
    expect(isInForce(incident!, '2026-06-30')).toBe(false);
  });

  it('says what is not in order', () => {
    expect(policyNotes(access!, '2026-06-30', '2026-05-22')).toEqual([]);
    expect(policyNotes(access!, '2025-01-01', '2026-05-22')).toEqual([
      'Not in force on 2025-01-01: from 2025-11-10 on.',
    ]);
    expect(policyNotes(continuity!, '2026-06-30', '2026-05-22')).toEqual([
      'Text changed after the approval of 2025-11-03.',
      'Review overdue.',
    ]);
    expect(policyNotes(incident!, '2026-06-30', '2026-05-22')).toEqual(['Nobody owns it.']);
  });

  it('never rounds up to all', () => {
    expect(acknowledgedWords({ ...access!, acknowledged: 999, acknowledgers: 1000 })).toBe(
      '999 of 1000, 99%\n2026-05-04',
    );
    expect(acknowledgedWords(incident!)).toBe('');
  });
});
