import { ROLL_UP_NAMES } from '../../../../shared/domain/mock-audit/roll-up.ts';
import type { ReportCriterion, ReportModel, ReportResult } from '../../../../shared/domain/report-model.ts';
import { ratingReasons } from '../../../../shared/domain/report-rules.ts';
import { CATEGORY_NAMES, READINESS_NAMES } from '../../../../shared/domain/vocabulary.ts';
import type { Sheet } from './sheet.ts';
import { RATING_TONES, ROLL_UP_TONES } from './tones.ts';

export function criteriaSheet({ criteria }: ReportModel): Sheet<ReportCriterion> {
  return {
    name: 'Criteria',
    about: 'Every criterion of the chosen categories with its readiness rating and the reasons for it.',
    frozen: 1,
    rows: criteria,
    columns: [
      { title: 'Criterion', value: (row) => row.id, names: 'criterion' },
      { title: 'Category', value: (row) => CATEGORY_NAMES[row.category] },
      { title: 'Group', value: (row) => row.group, widest: 26 },
      { title: 'In own words', value: (row) => row.summary, widest: 48 },
      { title: 'Readiness', value: (row) => READINESS_NAMES[row.rating], tones: RATING_TONES },
      { title: 'Computed', value: (row) => READINESS_NAMES[row.computed], tones: RATING_TONES },
      { title: 'Reasons', value: (row) => ratingReasons(row).join('\n'), widest: 56 },
      { title: 'Controls', value: (row) => row.controls.join(', '), widest: 34, leads: 'control' },
    ],
  };
}

/** What the tests come to, a row for each criterion. */
export function resultsSheet({ results }: ReportModel): Sheet<ReportResult> {
  return {
    name: 'Results',
    about: 'What the tests of each criterion come to: facts of tests, never an opinion.',
    frozen: 1,
    rows: results,
    columns: [
      { title: 'Criterion', value: (row) => row.id, leads: 'criterion' },
      { title: 'Category', value: (row) => CATEGORY_NAMES[row.category] },
      {
        title: 'Result',
        value: (row) => (row.isRelevant ? ROLL_UP_NAMES[row.result] : 'Not relevant'),
        tones: ROLL_UP_TONES,
      },
      { title: 'Compensated', value: (row) => (row.isMitigated ? 'Yes' : '') },
      { title: 'Controls', value: (row) => row.controls },
      { title: 'Without exceptions', value: (row) => row.withoutExceptions },
      { title: 'Reasons', value: (row) => row.reasons.join('\n'), widest: 80 },
    ],
  };
}
