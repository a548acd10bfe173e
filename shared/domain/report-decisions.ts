/** What only a person can decide, read from the records; see `decisionsNeeded`. */
import { isSettled } from './findings.ts';
import type { ReportModel } from './report-model.ts';
import { gapRegister, partFindings, type RegisteredGap } from './report-remediation.ts';
import { isReportedException } from './report-rules.ts';
import { enumerate } from './report-standing.ts';
import type { ReportReach } from './vendors.ts';
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
  const { findings, description, criteria, scope, tests, riskRegister, requests, outlook } = model;
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
  const undecided = (number: number): Open[] =>
    description
      .filter(({ criterion }) => criterion === number)
      .flatMap((row) => row.undecided.map((name) => ({ name })));
  const decisions = [
    decide(
      unanswered.map(({ ref, due }) => ({ name: ref, due })),
      (names) => `Give the management response to ${names}.`,
    ),
    decide(
      unrecorded.map(({ workpaperRef }) => ({ name: workpaperRef })),
      (names) => `Raise a finding for the exception in ${names}, or explain why none is needed.`,
    ),
    decide(undecided(4), (names) => `Decide whether the description tells of ${names}.`),
    decide(undecided(9), (names) => `Decide whether the description tells of ${names}.`),
    ...organizationDecisions(model),
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

/**
 * What is undecided about the organizations whose controls the system relies on. A carved-out one is relied on by its report and by the
 * controls assumed at it; an inclusive one is tested with the system, so neither is asked of it.
 */
function organizationDecisions({ vendors, complementary, meta }: ReportModel): Decision[][] {
  const day = meta.kind === 'type1' ? 'the date' : 'the end of the period';
  const carvedOut = vendors.filter(
    ({ isSubservice, treatment }) => isSubservice && treatment === 'carve-out',
  );
  const assumedAt = new Set(
    complementary.filter(({ kind }) => kind === 'csoc').map(({ organization }) => organization),
  );
  const reaching = (...reaches: ReportReach[]) => carvedOut.filter(({ reach }) => reaches.includes(reach));
  return [
    decide(
      vendors.filter(({ isDecided }) => !isDecided),
      (names) => `Decide whether a criterion would fail without the controls of ${names}.`,
    ),
    decide(
      carvedOut.filter(({ name }) => !assumedAt.has(name)),
      (names) => `Name the controls that are assumed at ${names}, or include their controls in the scope.`,
    ),
    decide(
      reaching('none'),
      (names) => `Obtain the report of ${names}, or decide how the controls there are monitored without one.`,
    ),
    decide(reaching('bridge_needed'), (names) => `Obtain a bridge letter from ${names} that reaches ${day}.`),
    decide(
      reaching('too_long', 'old'),
      (names) =>
        `Obtain the next report of ${names}, or decide how the gap is covered: it is longer than a bridge letter usually spans.`,
    ),
  ];
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
