import type { EngagementDates } from '../../../shared/domain/evidence.ts';
import { PITFALLS, runCheck, type PitfallFacts } from '../../../shared/domain/pitfalls.ts';
import { pathToReport, type PathStep } from '../../../shared/domain/readiness.ts';
import type { ReportControl, ReportKind, ReportModel } from '../../../shared/domain/report-model.ts';
import type {
  EvidenceCompleteness,
  ReportOutlook,
  ReportPathStep,
} from '../../../shared/domain/report-outlook.ts';
import { findingsOfDesign } from '../../../shared/domain/report-rules.ts';
import { readCoverage } from '../evidence/coverage.ts';
import { gatherFacts } from '../readiness/pitfall-facts.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';
import { evidenceByMonth } from './overview.ts';

/** Where the engagement stands today, and what stands between it and a report on these dates: as the readiness screens read it. */
export function reportOutlook(
  session: Session,
  kind: ReportKind,
  dates: EngagementDates,
  lists: Pick<ReportModel, 'controls' | 'findings' | 'tests'>,
): ReportOutlook {
  const now = today();
  const gathered = gatherFacts(session, dates, now);
  const facts = kind === 'type1' ? ofDesign(gathered, findingsOfDesign(lists)) : gathered;
  const path = pathToReport({ ...facts, checks: PITFALLS.map((pitfall) => runCheck(pitfall, facts)) });
  return {
    today: now,
    path: {
      date: path.date,
      daysLeft: path.daysLeft,
      blockers: path.blockers.map(toStep),
      warnings: path.warnings.map(toStep),
      done: path.done,
      total: path.total,
    },
    completeness: kind === 'type1' ? proven(lists.controls) : collected(session),
    evidenceByMonth: evidenceByMonth(session),
  };
}

/** A report of design knows no test of operation, and no finding of one. */
function ofDesign(facts: PitfallFacts, findings: readonly { ref: string }[]): PitfallFacts {
  const left = new Set(findings.map(({ ref }) => ref));
  return {
    ...facts,
    tests: facts.tests.filter(({ kind }) => kind === 'design'),
    findings: facts.findings.filter(({ ref }) => left.has(ref)),
  };
}

const toStep = ({ text, fix, owner, due, isLate }: PathStep): ReportPathStep => ({
  text,
  fix,
  owner,
  due,
  isLate,
});

const proven = (controls: readonly ReportControl[]): EvidenceCompleteness => ({
  held: controls.filter(({ evidenceRefs }) => evidenceRefs.length > 0).length,
  expected: controls.length,
});

/** Occurrences that are due by the gap map, and those of them that evidence shows. */
function collected(session: Session): EvidenceCompleteness {
  const due = readCoverage(session).rows.flatMap(({ coverage }) =>
    coverage.kind === 'occurrences' ? coverage.occurrences.filter(({ state }) => state !== 'not_due') : [],
  );
  return { held: due.filter(({ state }) => state === 'held').length, expected: due.length };
}
