/** The risk and control matrix: one row a control, in the order of columns that such matrices have. What was done in a test stands in the sheet of tests. */
import type {
  ReportControl,
  ReportCriterion,
  ReportModel,
  ReportTest,
} from '../../../../shared/domain/report-model.ts';
import {
  CATEGORY_NAMES,
  FREQUENCY_NAMES,
  LAYER_NAMES,
  MODE_NAMES,
  NATURE_NAMES,
  READINESS_NAMES,
  TEST_RESULT_NAMES,
  type ReadinessRating,
  type TestKind,
} from '../../../../shared/domain/vocabulary.ts';
import { day, type Sheet, type SheetColumn } from './sheet.ts';
import { RATING_TONES, RESULT_TONES } from './tones.ts';

/** One row per control. Its readiness is the one furthest from ready among its criteria. */
export function matrixSheet(model: ReportModel): Sheet<ReportControl> {
  const criteria = new Map(model.criteria.map((criterion) => [criterion.id, criterion]));
  const tests = new Map(model.tests.map((test) => [`${test.controlRef} ${test.kind}`, test]));
  const gaps = byControl(
    [...model.findings, ...model.gaps].map(({ ref, controlRef }) => ({
      ref,
      controls: controlRef === null ? [] : [controlRef],
    })),
  );
  const risks = byControl(model.riskRegister?.risks ?? []);
  const complementary = byControl(
    model.complementary.map(({ number, controlRef }) => ({
      ref: number,
      controls: controlRef === '' ? [] : [controlRef],
    })),
  );
  const served = (control: ReportControl): ReportCriterion[] =>
    control.criteria.flatMap((id) => criteria.get(id) ?? []);
  const testOf = (control: ReportControl, kind: TestKind): ReportTest | undefined =>
    tests.get(`${control.ref} ${kind}`);
  const main = (control: ReportControl): ReportTest | undefined =>
    testOf(control, 'operation') ?? testOf(control, 'design');
  const operation: SheetColumn<ReportControl>[] = [
    { title: 'Operation test', value: (row) => row.operation.workpaperRef ?? '', leads: 'test' },
    { title: 'Population', value: (row) => testOf(row, 'operation')?.population?.name ?? '', widest: 18 },
    { title: 'Tested', value: (row) => testOf(row, 'operation')?.testedCount ?? null },
    { title: 'Exceptions', value: (row) => testOf(row, 'operation')?.exceptionsCount ?? null },
    {
      title: 'Operation result',
      value: (row) => TEST_RESULT_NAMES[row.operation.result],
      tones: RESULT_TONES,
      widest: 14,
    },
  ];
  return {
    name: 'Matrix',
    about:
      'The risk and control matrix: one row a control, with its criteria, traits, tests, gaps and rating.',
    frozen: 2,
    rows: model.controls,
    columns: [
      { title: 'Control', value: (row) => row.ref, names: 'control' },
      { title: 'Control title', value: (row) => row.title, widest: 26 },
      {
        title: 'Category',
        value: (row) => [...new Set(served(row).map(({ category }) => CATEGORY_NAMES[category]))].join(', '),
        widest: 14,
      },
      { title: 'Criteria', value: (row) => row.criteria.join(', '), widest: 13, leads: 'criterion' },
      {
        title: 'Criterion summary',
        value: (row) =>
          served(row)
            .map(({ id, summary }) => `${id}: ${summary}`)
            .join('\n'),
        widest: 40,
      },
      { title: 'Risks', value: (row) => risks(row.ref), widest: 16, leads: 'risk' },
      { title: 'Control activity', value: (row) => row.statement, widest: 44 },
      { title: 'Domain', value: (row) => row.domain, widest: 16 },
      { title: 'Owner', value: (row) => row.owner, widest: 15 },
      {
        title: 'Layer',
        value: (row) => row.layer && LAYER_NAMES[row.layer],
        choices: Object.values(LAYER_NAMES),
      },
      {
        title: 'Nature',
        value: (row) => row.nature && NATURE_NAMES[row.nature],
        choices: Object.values(NATURE_NAMES),
      },
      {
        title: 'Mode',
        value: (row) => row.mode && MODE_NAMES[row.mode],
        widest: 12,
        choices: Object.values(MODE_NAMES),
      },
      { title: 'Key', value: (row) => (row.isKey ? 'Yes' : 'No'), choices: ['Yes', 'No'] },
      {
        title: 'Frequency',
        value: (row) => row.frequency && FREQUENCY_NAMES[row.frequency],
        widest: 13,
        choices: Object.values(FREQUENCY_NAMES),
      },
      { title: 'Evidence', value: (row) => row.evidenceRefs.join(', '), widest: 18, leads: 'evidence' },
      { title: 'Design test', value: (row) => row.design.workpaperRef ?? '', leads: 'test' },
      {
        title: 'Design result',
        value: (row) => TEST_RESULT_NAMES[row.design.result],
        tones: RESULT_TONES,
        widest: 14,
      },
      ...(model.meta.kind === 'type2' ? operation : []),
      { title: 'Gaps and findings', value: (row) => gaps(row.ref), widest: 16, leads: ['finding', 'gap'] },
      {
        title: 'Readiness',
        value: (row) => READINESS_NAMES[furthest(served(row))],
        tones: RATING_TONES,
        widest: 14,
      },
      { title: 'CUEC, CSOC', value: (row) => complementary(row.ref), widest: 12 },
      { title: 'Prepared by', value: (row) => main(row)?.preparedBy ?? '', widest: 16 },
      { title: 'Prepared on', value: (row) => day(main(row)?.preparedOn ?? null) },
      { title: 'Reviewed by', value: (row) => main(row)?.reviewedBy ?? '', widest: 16 },
      { title: 'Reviewed on', value: (row) => day(main(row)?.reviewedOn ?? null) },
    ],
  };
}

/** References of records by the control that they name. */
function byControl(
  records: readonly { ref: string; controls: readonly string[] }[],
): (control: string) => string {
  const refs = new Map<string, string[]>();
  for (const { ref, controls } of records) {
    for (const control of controls) refs.set(control, [...(refs.get(control) ?? []), ref]);
  }
  return (control) => (refs.get(control) ?? []).join(', ');
}

const FURTHEST_FIRST: readonly ReadinessRating[] = [
  'not_in_place',
  'major_gap',
  'minor_gap',
  'not_assessed',
  'ready',
  'not_relevant',
];

function furthest(criteria: readonly ReportCriterion[]): ReadinessRating {
  return (
    FURTHEST_FIRST.find((rating) => criteria.some((criterion) => criterion.rating === rating)) ??
    'not_assessed'
  );
}
