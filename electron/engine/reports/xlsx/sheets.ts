/** What stands in each table sheet of the workbook: columns in the usual order of a risk and control matrix, as far as known. */
import type {
  ReportControl,
  ReportCriterion,
  ReportEvidence,
  ReportFinding,
  ReportItem,
  ReportModel,
  ReportResult,
  ReportTest,
} from '../../../../shared/domain/report-model.ts';
import { ROLL_UP_NAMES } from '../../../../shared/domain/mock-audit/roll-up.ts';
import {
  CATEGORY_NAMES,
  FINDING_STATUS_NAMES,
  FREQUENCY_NAMES,
  LAYER_NAMES,
  MARK_CODES,
  MODE_NAMES,
  NATURE_NAMES,
  PROCEDURE_NAMES,
  READINESS_NAMES,
  SEVERITY_NAMES,
  TEST_KIND_NAMES,
  TEST_RESULT_NAMES,
} from '../../../../shared/domain/vocabulary.ts';
import { compensatingWords, retestWords } from '../remedies.ts';
import type { ReadinessRating, TestKind } from '../../../../shared/domain/vocabulary.ts';
import { RATING_COLORS, RESULT_COLORS, SEVERITY_COLORS } from '../pdf/palette.ts';
import { ratingReasons } from '../../../../shared/domain/report-rules.ts';
import type { Sheet, SheetColumn } from './sheet.ts';
import { day } from './sheet.ts';

export function criteriaSheet({ criteria }: ReportModel): Sheet<ReportCriterion> {
  return {
    name: 'Criteria',
    frozen: 1,
    rows: criteria,
    columns: [
      { title: 'Criterion', value: (row) => row.id },
      { title: 'Category', value: (row) => CATEGORY_NAMES[row.category] },
      { title: 'Group', value: (row) => row.group, widest: 30 },
      { title: 'In own words', value: (row) => row.summary, widest: 56 },
      {
        title: 'Readiness',
        value: (row) => READINESS_NAMES[row.rating],
        status: (row) => RATING_COLORS[row.rating],
      },
      { title: 'Computed', value: (row) => READINESS_NAMES[row.computed] },
      { title: 'Reasons', value: (row) => ratingReasons(row).join('\n'), widest: 56 },
      { title: 'Controls', value: (row) => row.controls.join(', '), widest: 40 },
    ],
  };
}

/** What the tests come to, a row for each criterion. */
export function resultsSheet({ results }: ReportModel): Sheet<ReportResult> {
  return {
    name: 'Results',
    frozen: 1,
    rows: results,
    columns: [
      { title: 'Criterion', value: (row) => row.id },
      { title: 'Category', value: (row) => CATEGORY_NAMES[row.category] },
      { title: 'Result', value: (row) => (row.isRelevant ? ROLL_UP_NAMES[row.result] : 'Not relevant') },
      { title: 'Compensated', value: (row) => (row.isMitigated ? 'Yes' : '') },
      { title: 'Controls', value: (row) => row.controls },
      { title: 'Without exceptions', value: (row) => row.withoutExceptions },
      { title: 'Reasons', value: (row) => row.reasons.join('\n'), widest: 80 },
    ],
  };
}

/** One row per control. Its readiness is the one furthest from ready among its criteria. */
export function matrixSheet(model: ReportModel): Sheet<ReportControl> {
  const criteria = new Map(model.criteria.map((criterion) => [criterion.id, criterion]));
  const tests = new Map(model.tests.map((test) => [`${test.controlRef} ${test.kind}`, test]));
  const findings = Map.groupBy(model.findings, (finding) => finding.controlRef);
  const served = (control: ReportControl): ReportCriterion[] =>
    control.criteria.flatMap((id) => criteria.get(id) ?? []);
  const testOf = (control: ReportControl, kind: TestKind): ReportTest | undefined =>
    tests.get(`${control.ref} ${kind}`);
  const main = (control: ReportControl): ReportTest | undefined =>
    testOf(control, 'operation') ?? testOf(control, 'design');
  const operation: SheetColumn<ReportControl>[] = [
    { title: 'Operation test', value: (row) => testOf(row, 'operation')?.procedure ?? '', widest: 36 },
    { title: 'Population', value: (row) => testOf(row, 'operation')?.population?.name ?? '', widest: 30 },
    { title: 'In period', value: (row) => testOf(row, 'operation')?.population?.inPeriod ?? null },
    { title: 'Sample', value: (row) => testOf(row, 'operation')?.sample?.size ?? null },
    { title: 'Tested', value: (row) => testOf(row, 'operation')?.testedCount ?? null },
    { title: 'Exceptions', value: (row) => testOf(row, 'operation')?.exceptionsCount ?? null },
    {
      title: 'Operation result',
      value: (row) => TEST_RESULT_NAMES[row.operation.result],
      status: (row) => RESULT_COLORS[row.operation.result],
    },
    { title: 'Operation workpaper', value: (row) => row.operation.workpaperRef ?? '' },
  ];
  return {
    name: 'Matrix',
    frozen: 2,
    rows: model.controls,
    columns: [
      { title: 'Control', value: (row) => row.ref },
      { title: 'Control title', value: (row) => row.title, widest: 34 },
      {
        title: 'Category',
        value: (row) => unique(served(row).map(({ category }) => CATEGORY_NAMES[category])).join(', '),
        widest: 24,
      },
      { title: 'Criteria', value: (row) => row.criteria.join(', '), widest: 24 },
      {
        title: 'Criterion summary',
        value: (row) =>
          served(row)
            .map(({ id, summary }) => `${id}: ${summary}`)
            .join('\n'),
        widest: 40,
      },
      { title: 'Control activity', value: (row) => row.statement, widest: 44 },
      { title: 'Domain', value: (row) => row.domain, widest: 26 },
      { title: 'Owner', value: (row) => row.owner, widest: 24 },
      { title: 'Layer', value: (row) => row.layer && LAYER_NAMES[row.layer] },
      { title: 'Nature', value: (row) => row.nature && NATURE_NAMES[row.nature] },
      { title: 'Mode', value: (row) => row.mode && MODE_NAMES[row.mode] },
      { title: 'Key', value: (row) => (row.isKey ? 'Yes' : 'No') },
      { title: 'Frequency', value: (row) => row.frequency && FREQUENCY_NAMES[row.frequency] },
      { title: 'Evidence', value: (row) => row.evidenceRefs.join(', '), widest: 30 },
      { title: 'Design test', value: (row) => testOf(row, 'design')?.procedure ?? '', widest: 36 },
      {
        title: 'Design result',
        value: (row) => TEST_RESULT_NAMES[row.design.result],
        status: (row) => RESULT_COLORS[row.design.result],
      },
      { title: 'Design workpaper', value: (row) => row.design.workpaperRef ?? '' },
      ...(model.meta.kind === 'type2' ? operation : []),
      {
        title: 'Gap',
        value: (row) => (findings.get(row.ref) ?? []).map(({ ref }) => ref).join(', '),
        widest: 20,
      },
      {
        title: 'Readiness',
        value: (row) => READINESS_NAMES[furthest(served(row))],
        status: (row) => RATING_COLORS[furthest(served(row))],
      },
      { title: 'Prepared by', value: (row) => main(row)?.preparedBy ?? '', widest: 24 },
      { title: 'Prepared on', value: (row) => day(main(row)?.preparedOn ?? null) },
      { title: 'Reviewed by', value: (row) => main(row)?.reviewedBy ?? '', widest: 24 },
      { title: 'Reviewed on', value: (row) => day(main(row)?.reviewedOn ?? null) },
    ],
  };
}

export function testsSheet({ tests }: ReportModel): Sheet<ReportTest> {
  return {
    name: 'Tests',
    frozen: 2,
    rows: tests,
    columns: [
      { title: 'Workpaper', value: (row) => row.workpaperRef },
      { title: 'Control', value: (row) => row.controlRef },
      { title: 'Kind', value: (row) => TEST_KIND_NAMES[row.kind] },
      { title: 'Test performed', value: (row) => row.procedure, widest: 56 },
      {
        title: 'Methods',
        value: (row) => row.natures.map((nature) => PROCEDURE_NAMES[nature]).join(', '),
        widest: 28,
      },
      {
        title: 'Result',
        value: (row) => TEST_RESULT_NAMES[row.result],
        status: (row) => RESULT_COLORS[row.result],
      },
      { title: 'Conclusion', value: (row) => row.conclusion, widest: 50 },
      { title: 'Tested', value: (row) => row.testedCount },
      { title: 'Exceptions', value: (row) => row.exceptionsCount },
      { title: 'Population', value: (row) => row.population?.name ?? '', widest: 30 },
      { title: 'Source', value: (row) => row.population?.source ?? '', widest: 40 },
      { title: 'Rows', value: (row) => row.population?.rows ?? null },
      { title: 'In period', value: (row) => row.population?.inPeriod ?? null },
      { title: 'Key column', value: (row) => row.population?.key ?? '', widest: 20 },
      { title: 'File SHA-256', value: (row) => row.population?.sha256 ?? '', widest: 34 },
      { title: 'Algorithm', value: (row) => row.sample?.algorithm ?? '', widest: 30 },
      { title: 'Seed', value: (row) => row.sample?.seed ?? '', widest: 34 },
      { title: 'Sample', value: (row) => row.sample?.size ?? null },
      { title: 'Frame', value: (row) => row.sample?.frameSize ?? null },
      { title: 'Prepared by', value: (row) => row.preparedBy, widest: 24 },
      { title: 'Prepared on', value: (row) => day(row.preparedOn) },
      { title: 'Reviewed by', value: (row) => row.reviewedBy, widest: 24 },
      { title: 'Reviewed on', value: (row) => day(row.reviewedOn) },
    ],
  };
}

export interface SampleRow {
  test: ReportTest;
  item: ReportItem;
}

/** One row per drawn item, one column per attribute letter in use. */
export function samplesSheet({ tests }: ReportModel): Sheet<SampleRow> {
  const letters = unique(tests.flatMap((test) => test.attributes.map(({ key }) => key))).toSorted();
  return {
    name: 'Samples',
    frozen: 4,
    rows: tests.flatMap((test) => test.items.map((item) => ({ test, item }))),
    columns: [
      { title: 'Workpaper', value: ({ test }) => test.workpaperRef },
      { title: 'Control', value: ({ test }) => test.controlRef },
      { title: 'Row', value: ({ item }) => item.position },
      { title: 'Item', value: ({ item }) => item.key, widest: 30 },
      ...letters.map((letter): SheetColumn<SampleRow> => ({
        title: letter,
        value: ({ item }) => markCode(item, letter),
        status: ({ item }) =>
          item.marks[letter] === 'exception' || item.marks[letter] === 'unable'
            ? RESULT_COLORS.exceptions
            : null,
      })),
      { title: 'Note', value: ({ item }) => item.note, widest: 60 },
      { title: 'Evidence', value: ({ item }) => item.evidenceRefs.join(', '), widest: 30 },
    ],
  };
}

export function exceptionsSheet({ findings }: ReportModel): Sheet<ReportFinding> {
  return {
    name: 'Exceptions',
    frozen: 2,
    rows: findings,
    columns: [
      { title: 'Finding', value: (row) => row.ref },
      { title: 'Title', value: (row) => row.title, widest: 36 },
      {
        title: 'Severity',
        value: (row) => SEVERITY_NAMES[row.severity],
        status: (row) => SEVERITY_COLORS[row.severity],
      },
      { title: 'Status', value: (row) => FINDING_STATUS_NAMES[row.status] },
      { title: 'Control', value: (row) => row.controlRef ?? '' },
      { title: 'Workpaper', value: (row) => row.workpaperRef ?? '' },
      { title: 'Condition', value: (row) => row.condition },
      { title: 'Criteria', value: (row) => row.criteria },
      { title: 'Cause', value: (row) => row.cause },
      { title: 'Effect', value: (row) => row.effect },
      { title: 'Recommendation', value: (row) => row.recommendation },
      { title: 'Owner', value: (row) => row.owner, widest: 24 },
      { title: 'Due', value: (row) => day(row.due) },
      { title: 'Management response', value: (row) => row.response?.text ?? '' },
      { title: 'Response by', value: (row) => row.response?.by ?? '', widest: 24 },
      { title: 'Response on', value: (row) => day(row.response?.at ?? null) },
      { title: 'Action', value: (row) => row.response?.action ?? '' },
      { title: 'Action owner', value: (row) => row.response?.actionOwner ?? '', widest: 24 },
      { title: 'Action due', value: (row) => day(row.response?.due ?? null) },
      {
        title: 'Compensating controls',
        value: (row) => row.remedies.compensating.map(compensatingWords).join('\n'),
      },
      { title: 'Retests', value: (row) => row.remedies.retests.map(retestWords).join('\n') },
      { title: 'Reason of the status', value: (row) => row.statusReason },
    ],
  };
}

export function evidenceSheet({ evidence }: ReportModel): Sheet<ReportEvidence> {
  return {
    name: 'Evidence',
    frozen: 1,
    rows: evidence,
    columns: [
      { title: 'Evidence', value: (row) => row.ref },
      { title: 'Title', value: (row) => row.title },
      { title: 'File', value: (row) => row.fileName, widest: 50 },
      { title: 'Type', value: (row) => row.mediaType, widest: 30 },
      { title: 'Bytes', value: (row) => row.size },
      { title: 'Covers from', value: (row) => day(row.coversFrom) },
      { title: 'Covers to', value: (row) => day(row.coversTo) },
      { title: 'As of', value: (row) => day(row.asOf) },
      { title: 'Collected by', value: (row) => row.collectedBy, widest: 24 },
      { title: 'Controls', value: (row) => row.controls.join(', '), widest: 30 },
      { title: 'SHA-256', value: (row) => row.sha256, widest: 34 },
    ],
  };
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

function markCode(item: ReportItem, letter: string): string {
  const mark = item.marks[letter];
  return mark === undefined ? '' : MARK_CODES[mark];
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
