import { describe, expect, it } from 'vitest';
import { evidenceTime, fileSize, shortHash, zonedTime } from '../../../electron/engine/reports/words.ts';
import { resultFact, scopedToKind } from '../../../shared/domain/report-rules.ts';
import { smallModel } from '../../fixtures/report-model.ts';

describe('words of a report', () => {
  it('writes sizes in the unit a person would use', () => {
    expect([0, 999, 1000, 48_211, 999_600, 2_345_678_901].map(fileSize)).toEqual([
      '0 B',
      '999 B',
      '1.0 KB',
      '48 KB',
      '1.0 MB',
      '2.3 GB',
    ]);
  });

  it('writes moments with their zone and hashes in groups', () => {
    expect(zonedTime('2026-05-22T14:06:31.120+02:00')).toBe('2026-05-22 14:06 +02:00');
    expect(zonedTime('2026-05-22T14:06:31Z')).toBe('2026-05-22 14:06 +00:00');
    expect(shortHash('7d419c0e52abffff')).toBe('7d41 9c0e 52ab');
  });

  it('says which days evidence speaks of', () => {
    expect(evidenceTime({ coversFrom: '2026-01-01', coversTo: '2026-03-31', asOf: null })).toBe(
      '2026-01-01 to 2026-03-31',
    );
    expect(evidenceTime({ coversFrom: null, coversTo: null, asOf: '2026-03-31' })).toBe('2026-03-31');
    expect(evidenceTime({ coversFrom: null, coversTo: null, asOf: null })).toBe('No date');
  });
});

describe('what a Type I report may say', () => {
  const model = scopedToKind(smallModel('type1'));

  it('leaves out tests of operation and the findings that record their exceptions', () => {
    expect(model.tests.every((test) => test.kind === 'design')).toBe(true);
    expect(model.findings.map((finding) => finding.workpaperRef)).toEqual(['WP-D-BCP-03']);
    expect(model.controls.every((control) => control.operation.result === 'not_tested')).toBe(true);
  });

  it('counts its figures again', () => {
    expect(model.summary.findings).toEqual({ low: 0, medium: 0, high: 1, critical: 0 });
    expect(model.summary.controls).toMatchObject({ designConcluded: 14, operationConcluded: 0 });
  });
});

it('puts the rate before the fact, and leaves the term alone when it says it all', () => {
  const [test] = smallModel().tests;
  expect(resultFact({ ...test!, exceptionsCount: 1, testedCount: 22, conclusion: 'Late.' })).toBe(
    '1 of 22: Late.',
  );
  expect(resultFact({ ...test!, exceptionsCount: 1, testedCount: 22, conclusion: '' })).toBe(
    '1 of 22 items tested.',
  );
  expect(resultFact({ ...test!, exceptionsCount: 0, testedCount: 22, conclusion: '' })).toBe('');
});
