/** The facts of a report that a later one is held against: what they are, what their values are called, and which way is worse. */
import type { ReportKind, ReportModel } from './report-model.ts';
import {
  FINDING_STATUS_NAMES,
  FREQUENCY_NAMES,
  READINESS_NAMES,
  READINESS_RATINGS,
  SEVERITIES,
  SEVERITY_NAMES,
  TEST_KINDS,
  TEST_RESULT_NAMES,
  TEST_RESULTS,
  type FindingStatus,
  type ReadinessRating,
  type Severity,
  type TestResult,
} from './vocabulary.ts';

export type FactValue = string | number | null;

/** One record: a criterion, a control, a test and so on. Values are as the file holds them, so that new wording changes nothing. */
export interface ReportFact {
  ref: string;
  title: string;
  values: Record<string, FactValue>;
}

export interface FactField {
  name: string;
  /** What a value is called; itself when absent. */
  words?: Readonly<Record<string, string>>;
  /** How bad a value is, or what one more of it weighs; nothing when absent. */
  badness?: Readonly<Record<string, number>> | number;
}

interface FactAreaDescription {
  name: string;
  /** The first one tells what came or went. */
  fields: Readonly<Record<string, FactField>>;
  /** How bad it is that the record is there: as bad as the value of that field, or a number, below zero for what is good to have. */
  presence: string | number;
}

const RATING: Readonly<Record<ReadinessRating, number>> = {
  ready: 0,
  not_relevant: 0,
  minor_gap: 10,
  not_assessed: 15,
  major_gap: 30,
  not_in_place: 40,
};
const RESULT: Readonly<Record<TestResult, number>> = {
  no_exceptions: 0,
  did_not_occur: 5,
  in_progress: 8,
  not_tested: 10,
  unable_to_test: 25,
  exceptions: 30,
  not_suitably_designed: 35,
};
const SEVERITY: Readonly<Record<Severity, number>> = { low: 10, medium: 20, high: 30, critical: 40 };
const STATUS: Readonly<Record<FindingStatus, number>> = { closed: 0, remediated: 5, responded: 10, open: 15 };

const described = {
  figures: {
    name: 'Key figures',
    fields: { value: { name: 'Number' } },
    presence: 0,
  },
  criteria: {
    name: 'Criteria',
    fields: {
      rating: { name: 'Rating', words: READINESS_NAMES, badness: RATING },
      controls: { name: 'Controls' },
    },
    presence: 0,
  },
  findings: {
    name: 'Findings',
    fields: {
      severity: { name: 'Severity', words: SEVERITY_NAMES, badness: SEVERITY },
      status: { name: 'Status', words: FINDING_STATUS_NAMES, badness: STATUS },
      owner: { name: 'Owner' },
      due: { name: 'Due' },
      response: { name: 'Response of management' },
    },
    presence: 'severity',
  },
  tests: {
    name: 'Tests',
    fields: {
      result: { name: 'Result', words: TEST_RESULT_NAMES, badness: RESULT },
      tested: { name: 'Items tested', badness: -0.01 },
      exceptions: { name: 'Exceptions', badness: 1 },
      population: { name: 'Population' },
      reviewed: { name: 'Reviewed by' },
    },
    presence: 0,
  },
  controls: {
    name: 'Controls',
    fields: {
      owner: { name: 'Owner' },
      frequency: { name: 'Frequency', words: FREQUENCY_NAMES },
      key: { name: 'Key control' },
      criteria: { name: 'Criteria' },
      statement: { name: 'Statement' },
    },
    presence: -1,
  },
  evidence: {
    name: 'Evidence',
    fields: {
      file: { name: 'File' },
      covers: { name: 'Covers' },
      controls: { name: 'Controls' },
      sha256: { name: 'SHA-256' },
    },
    presence: -1,
  },
} satisfies Record<string, FactAreaDescription>;

export type FactArea = keyof typeof described;
export const FACT_AREAS: Record<FactArea, FactAreaDescription> = described;
/** In the order in which differences of one weight are told. */
export const FACT_AREA_IDS = Object.keys(described) as [FactArea, ...FactArea[]];

export interface ReportFacts {
  kind: ReportKind;
  areas: Record<FactArea, ReportFact[]>;
}

/** What a report says, record by record. References are unique within an area. */
export function factsOf(model: ReportModel): ReportFacts {
  return {
    kind: model.meta.kind,
    areas: {
      figures: figuresOf(model),
      criteria: model.criteria.map(({ id, summary, rating, controls }) => ({
        ref: id,
        title: summary,
        values: { rating, controls: controls.join(', ') },
      })),
      findings: model.findings.map(({ ref, title, severity, status, owner, due, response }) => ({
        ref,
        title,
        values: { severity, status, owner, due, response: response?.text ?? null },
      })),
      tests: model.tests.map((test) => ({
        ref: test.workpaperRef,
        title: test.procedure,
        values: {
          result: test.result,
          tested: test.testedCount,
          exceptions: test.exceptionsCount,
          population: test.population?.name ?? null,
          reviewed: test.reviewedBy,
        },
      })),
      controls: model.controls.map(({ ref, title, owner, frequency, isKey, criteria, statement }) => ({
        ref,
        title,
        values: { owner, frequency, key: isKey ? 'Yes' : 'No', criteria: criteria.join(', '), statement },
      })),
      evidence: model.evidence.map(
        ({ ref, title, fileName, coversFrom, coversTo, asOf, controls, sha256 }) => ({
          ref,
          title,
          values: {
            file: fileName,
            covers: asOf ?? ([coversFrom, coversTo].filter((day) => day !== null).join(' to ') || null),
            controls: controls.join(', '),
            sha256,
          },
        }),
      ),
    },
  };
}

function figuresOf({ summary }: ReportModel): ReportFact[] {
  const figure = (ref: string, title: string, value: number): ReportFact => ({
    ref,
    title,
    values: { value },
  });
  return [
    ...READINESS_RATINGS.map((rating) =>
      figure(
        `criteria.${rating}`,
        `Criteria: ${READINESS_NAMES[rating].toLowerCase()}`,
        summary.criteria[rating],
      ),
    ),
    figure('controls', 'Controls', summary.controls.total),
    figure('controls.key', 'Key controls', summary.controls.key),
    ...TEST_KINDS.flatMap((kind) =>
      TEST_RESULTS.map((result) =>
        figure(
          `tests.${kind}.${result}`,
          `Tests of ${kind}: ${TEST_RESULT_NAMES[result].toLowerCase()}`,
          summary.tests[kind][result],
        ),
      ),
    ),
    ...SEVERITIES.map((severity) =>
      figure(
        `findings.${severity}`,
        `Findings: ${SEVERITY_NAMES[severity].toLowerCase()}`,
        summary.findings[severity],
      ),
    ),
    figure('evidence', 'Evidence', summary.evidence),
  ];
}
