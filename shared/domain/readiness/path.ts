import type { EngagementDates } from '../evidence.ts';
import type { PitfallResult } from '../pitfalls/check.ts';
import type { FindingFact, GapFact } from '../pitfalls/facts.ts';
import { READINESS_NAMES, type ReadinessRating, type Severity } from '../vocabulary.ts';
import { daysBetween } from './days.ts';
import { anchorOf } from './evidence-window.ts';
import { places } from './places.ts';
import type { Reason } from './reason.ts';

/** One thing that stands between the engagement and its report. */
export interface PathStep extends Reason {
  owner: string | null;
  due: string | null;
  /** Due before today, or only after the date. */
  isLate: boolean;
}

export interface PathFacts {
  today: string;
  /** Of the report that is looked at. */
  dates: EngagementDates;
  criteria: readonly { id: string; rating: ReadinessRating; reasons: readonly Reason[] }[];
  checks: readonly PitfallResult[];
  findings: readonly FindingFact[];
  gaps: readonly GapFact[];
}

export interface ReadinessPath {
  type: EngagementDates['type'];
  date: string;
  daysLeft: number;
  blockers: PathStep[];
  warnings: PathStep[];
  done: number;
  total: number;
}

/** Something that must hold on the date; `step` says what is missing, null when it holds. */
interface Condition {
  blocks: boolean;
  step: PathStep | null;
}

const isHigh = (severity: Severity): boolean => severity === 'high' || severity === 'critical';
const isOpen = ({ status }: GapFact): boolean => status === 'open' || status === 'in_progress';

/**
 * What stands between the engagement and its report: every relevant criterion ready, no check needing attention, no finding and
 * no gap open. Criteria rated worse than a minor gap, and findings, gaps and checks of high severity, block; the rest warns.
 */
export function pathToReport(facts: PathFacts): ReadinessPath {
  const date = anchorOf(facts.dates);
  const conditions = [
    ...criterionConditions(facts),
    ...facts.findings.map((finding) => findingCondition(finding, facts)),
    ...gapConditions(facts),
    ...checkConditions(facts),
    ...periodConditions(facts),
  ];
  const missing = (blocks: boolean): PathStep[] =>
    conditions.flatMap((c) => (c.step && c.blocks === blocks ? [c.step] : [])).toSorted(lateFirst);
  return {
    type: facts.dates.type,
    date,
    daysLeft: daysBetween(facts.today, date),
    blockers: missing(true),
    warnings: missing(false),
    done: conditions.filter((c) => c.step === null).length,
    total: conditions.length,
  };
}

/** Late ones first, then by due date, those without one last; otherwise the order of the lists stays. */
const lateFirst = (a: PathStep, b: PathStep): number =>
  Number(b.isLate) - Number(a.isLate) || compare(a.due ?? '9999', b.due ?? '9999');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function step(
  reason: Reason,
  plan: { owner: string | null; due: string | null } | undefined,
  { today, dates }: PathFacts,
): PathStep {
  const due = plan?.due ?? null;
  const isLate = due !== null && (due < today || due > anchorOf(dates));
  return { ...reason, owner: plan?.owner ?? null, due, isLate };
}

/** The open gap that was raised from a rating or a check: it holds who does something about it, and by when. */
const planFor = (source: string, { gaps }: PathFacts): GapFact | undefined =>
  gaps.find((gap) => gap.source === source && isOpen(gap));

function criterionConditions(facts: PathFacts): Condition[] {
  return facts.criteria
    .filter(({ rating }) => rating !== 'not_relevant')
    .map(({ id, rating, reasons }) => {
      if (rating === 'ready') return { blocks: true, step: null };
      const [first] = reasons;
      const reason = {
        code: rating,
        text: `${id}, ${READINESS_NAMES[rating].toLowerCase()}. ${first?.text ?? ''}`.trim(),
        fix: first?.fix ?? 'Take the override back, or record what is missing as a gap.',
        link: places.readiness(id),
      };
      return { blocks: rating !== 'minor_gap', step: step(reason, planFor(`rating:${id}`, facts), facts) };
    });
}

function findingCondition(finding: FindingFact, facts: PathFacts): Condition {
  const { id, ref, title, severity, status } = finding;
  const blocks = isHigh(severity);
  if (status === 'closed') return { blocks, step: null };
  const reason = {
    code: 'finding_open',
    text: `Finding ${ref} (${severity}): ${title}`,
    fix: finding.hasResponse ? 'Remediate it, retest it and close it.' : 'Obtain the management response.',
    link: places.finding(id),
  };
  return { blocks, step: step(reason, finding, facts) };
}

/** Gaps raised from a rating or a check are the plan of that condition, not a condition of their own. */
function gapConditions(facts: PathFacts): Condition[] {
  return facts.gaps
    .filter((gap) => gap.source === 'person' && gap.status !== 'accepted')
    .map((gap) => {
      const blocks = isHigh(gap.severity);
      if (!isOpen(gap)) return { blocks, step: null };
      const reason = {
        code: 'gap_open',
        text: `Gap ${gap.ref} (${gap.severity}): ${gap.name}`,
        fix: gap.recommendation === '' ? 'Decide what to do about it.' : gap.recommendation,
        link: places.gap(gap.id),
      };
      return { blocks, step: step(reason, gap, facts) };
    });
}

function checkConditions(facts: PathFacts): Condition[] {
  return facts.checks
    .filter((check) => check.status !== 'not_applicable' && !check.isByRecord)
    .map((check) => {
      const blocks = check.severity === 'high';
      if (check.status === 'passed') return { blocks, step: null };
      const [first] = check.items;
      const what = check.count === 1 && first ? first.text : `${check.count} to look at.`;
      const reason = {
        code: `check_${check.id.replaceAll('-', '_')}`,
        text: `${check.title}: ${what}`,
        fix: check.fix,
        link: places.check(check.id),
      };
      return { blocks, step: step(reason, planFor(`check:${check.id}`, facts), facts) };
    });
}

/** A period can not be concluded before it is over, whatever else is ready. */
function periodConditions(facts: PathFacts): Condition[] {
  const { today, dates } = facts;
  const { periodFrom, periodTo } = dates;
  if (dates.type !== 'II' || periodFrom === null || periodTo === null) return [];
  const condition = (until: string, code: string, text: string, fix: string): Condition => ({
    blocks: false,
    step:
      today >= until
        ? null
        : { code, text, fix, link: places.roadmap, owner: null, due: until, isLate: false },
  });
  return [
    condition(
      periodFrom,
      'period_not_started',
      `The period starts on ${periodFrom}, in ${daysBetween(today, periodFrom)} days.`,
      'Have every control designed, owned and running by then: what fails in the period is reported.',
    ),
    condition(
      periodTo,
      'period_running',
      `The period runs until ${periodTo}.`,
      'Collect evidence of each occurrence as it happens; operation is concluded after the last day.',
    ),
  ];
}
