/** What only a person can decide, read from the records; see `decisionsNeeded`. */
import { isSettled } from './findings.ts';
import type { ReportModel } from './report-model.ts';
import { gapRegister, partFindings, type RegisteredGap } from './report-remediation.ts';
import { isReportedException } from './report-rules.ts';
import { enumerate } from './report-standing.ts';
import { CATEGORY_NAMES } from './vocabulary.ts';

export interface Decision {
  /** Day by which it is due; null when nothing sets one. */
  by: string | null;
  text: string;
}

/** Names in one sentence before the rest is counted. */
const NAMED = 6;

interface Open {
  name: string;
  due?: string | null;
}

/**
 * The decisions that the records wait for, those with a day first. Each is one kind of decision about all records that need it, so
 * that the list stays short.
 */
export function decisionsNeeded(model: ReportModel): Decision[] {
  const { findings, events, criteria, scope, tests, riskRegister, requests, outlook } = model;
  const { exceptions, gaps: findingsBeside } = partFindings(model);
  const unanswered = [...exceptions, ...findingsBeside].filter(
    ({ response, status }) => response === null && !isSettled(status),
  );
  const papers = new Set(findings.map(({ workpaperRef }) => workpaperRef));
  const unrecorded = tests.filter(
    ({ result, workpaperRef }) => isReportedException(result) && !papers.has(workpaperRef),
  );
  const gaps = gapRegister(model).filter(({ isOpen }) => isOpen);
  const isLoose = ({ severity, owner, due }: RegisteredGap) =>
    (severity === 'high' || severity === 'critical') && (owner === '' || due === null);
  const undecided = (list: readonly { name: string; isDecided: boolean }[] | undefined) =>
    (list ?? []).filter(({ isDecided }) => !isDecided);
  const decisions = [
    decide(
      unanswered.map(({ ref, due }) => ({ name: ref, due })),
      (names) => `Give the management response to ${names}.`,
    ),
    decide(
      unrecorded.map(({ workpaperRef }) => ({ name: workpaperRef })),
      (names) => `Raise a finding for the exception in ${names}, or explain why none is needed.`,
    ),
    decide(undecided(events?.incidents), (names) => `Decide whether the description tells of ${names}.`),
    decide(undecided(events?.changes), (names) => `Decide whether the description tells of ${names}.`),
    decide(
      criteria
        .filter(
          ({ rating, reasons }) => rating === 'not_relevant' && reasons.every((text) => text.trim() === ''),
        )
        .map(({ id }) => ({ name: id })),
      (names) => `Write the reason for holding ${names} not relevant.`,
    ),
    decide(
      scope.categories
        .filter(({ rationale }) => rationale.trim() === '')
        .map(({ category }) => ({ name: CATEGORY_NAMES[category] })),
      (names) => `Write the reason for choosing ${names}.`,
    ),
    decide(
      gaps.filter(isLoose).map(({ ref, due }) => ({ name: ref, due })),
      (names) => `Name an owner and a day for ${names}.`,
    ),
    decide(
      gaps
        .filter((gap) => gap.due !== null && gap.due < outlook.today && !isLoose(gap))
        .map(({ ref, due }) => ({ name: ref, due })),
      (names) => `Set a new day for ${names}, or accept the risk: the day has passed.`,
    ),
    decide(
      (riskRegister?.risks ?? [])
        .filter(({ isOpen, decision }) => isOpen && decision === '')
        .map(({ ref, due }) => ({ name: ref, due })),
      (names) => `Decide how to treat ${names}.`,
    ),
    decide(
      requests.filter(({ overdue }) => overdue).map(({ ref, title, due }) => ({ name: ref ?? title, due })),
      (names) => `Answer overdue requests or agree another day: ${names}.`,
    ),
  ].flat();
  return decisions.toSorted((a, b) => (a.by ?? '9999').localeCompare(b.by ?? '9999'));
}

function decide(open: readonly Open[], say: (names: string) => string): Decision[] {
  if (open.length === 0) return [];
  const days = open.flatMap(({ due }) => due ?? []).toSorted();
  return [
    {
      by: days[0] ?? null,
      text: say(
        enumerate(
          open.map(({ name }) => name),
          NAMED,
        ),
      ),
    },
  ];
}
