/** Rules both renderers share: what a report of one kind may say, and the figures that follow from its lists. */
import type { ReportPolicy } from './report-programme.ts';
import { countBy } from './count-by.ts';
import type {
  ReportControlResult,
  ReportCriterion,
  ReportFinding,
  ReportModel,
  ReportSummary,
  ReportTest,
} from './report-model.ts';
import type { RequestKind } from './request-vocabulary.ts';
import { OPEN_RESULTS } from './testing.ts';
import { READINESS_NAMES, READINESS_RATINGS, SEVERITIES, TEST_RESULTS } from './vocabulary.ts';
import type { ReadinessRating, Severity, TestResult } from './vocabulary.ts';

const NO_RESULT: ReportControlResult = {
  result: 'not_tested',
  workpaperRef: null,
  testedCount: 0,
  exceptionsCount: 0,
};

/** What is asked for to test operation over a period. */
const OPERATION_REQUESTS: readonly RequestKind[] = ['population', 'completeness', 'sample'];

/**
 * The model as its kind may show it. A Type I report concludes on design at a date and says nothing about operation, so tests of
 * operation, their results and the findings that record their exceptions are left out, and the figures are counted again.
 */
export function scopedToKind(model: ReportModel): ReportModel {
  if (model.meta.kind === 'type2') return model;
  const scoped = {
    ...model,
    controls: model.controls.map((control) => ({ ...control, operation: NO_RESULT })),
    tests: model.tests.filter((test) => test.kind === 'design'),
    findings: findingsOfDesign(model),
    papers: model.papers.filter(({ kind }) => kind === 'design'),
    requests: model.requests.filter(({ kind }) => !OPERATION_REQUESTS.includes(kind)),
    populations: [],
    controlChanges: [],
  };
  return { ...scoped, summary: summarise(scoped) };
}

/** Findings without those that record an exception of a test of operation. */
export function findingsOfDesign({
  findings,
  tests,
}: Pick<ReportModel, 'findings' | 'tests'>): ReportFinding[] {
  const left = new Set(tests.filter(({ kind }) => kind === 'operation').map((test) => test.workpaperRef));
  return findings.filter(({ workpaperRef }) => workpaperRef === null || !left.has(workpaperRef));
}

/** Counts the key figures from the lists, so that a figure and its table cannot disagree. */
export function summarise(
  lists: Pick<ReportModel, 'criteria' | 'controls' | 'evidence' | 'findings'>,
): ReportSummary {
  const { controls } = lists;
  const design = countBy<TestResult>(
    TEST_RESULTS,
    controls.map((control) => control.design.result),
  );
  const operation = countBy<TestResult>(
    TEST_RESULTS,
    controls.map((control) => control.operation.result),
  );
  const concluded = (counts: Record<TestResult, number>): number =>
    controls.length - OPEN_RESULTS.reduce((sum, result) => sum + counts[result], 0);
  return {
    criteria: countBy<ReadinessRating>(
      READINESS_RATINGS,
      lists.criteria.map((criterion) => criterion.rating),
    ),
    controls: {
      total: controls.length,
      key: controls.filter((control) => control.isKey).length,
      designConcluded: concluded(design),
      operationConcluded: concluded(operation),
    },
    tests: { design, operation },
    evidence: lists.evidence.length,
    findings: countBy<Severity>(
      SEVERITIES,
      lists.findings.map((finding) => finding.severity),
    ),
  };
}

/** The fact behind a result: `1 of 22: CR-0410 was approved after its release.` Empty when the term says it all. */
export function resultFact(test: ReportTest): string {
  const { exceptionsCount, testedCount, conclusion } = test;
  if (exceptionsCount === 0 || testedCount === 0) return conclusion;
  const rate = `${exceptionsCount} of ${testedCount}`;
  return conclusion === '' ? `${rate} items tested.` : `${rate}: ${conclusion}`;
}

/** Why a criterion has its rating, one sentence each; an override comes first, with the computed rating beside it. */
export function ratingReasons({ computed, override, reasons }: ReportCriterion): string[] {
  if (!override) return reasons;
  const { reason, by, at } = override;
  const decided = `Rated by ${by} on ${at}: ${reason} The computed rating is ${READINESS_NAMES[computed].toLowerCase()}.`;
  return [decided, ...reasons];
}

/** Whether the result must be shown with a management response. */
export function isReportedException(result: TestResult): boolean {
  return result === 'exceptions' || result === 'not_suitably_designed' || result === 'unable_to_test';
}

/** Approved, and in force on a day: from the day it names, else from its approval. A policy without either is in force. */
export const isInForce = ({ status, effectiveOn, approvedOn }: ReportPolicy, day: string): boolean =>
  status === 'approved' && (effectiveOn ?? approvedOn ?? day) <= day;
