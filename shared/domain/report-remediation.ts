/** What a report lists as gap, what as exception, and when the work on both is due. Days are `YYYY-MM-DD`. */
import { wasOpen } from './corrective-actions.ts';
import { isSettled } from './findings.ts';
import { addDays } from './readiness/days.ts';
import type { ReportFinding, ReportModel } from './report-model.ts';
import type { ReportGap } from './report-programme.ts';
import { isReportedException } from './report-rules.ts';
import { FINDING_STATUS_NAMES, GAP_STATUS_NAMES, type Effort, type Severity } from './vocabulary.ts';

/** An entry of the register of gaps: a gap as recorded, or a finding that rests on no test. */
export interface RegisteredGap {
  ref: string;
  title: string;
  criterion: string | null;
  controlRef: string | null;
  condition: string;
  /** What the criterion or the rule asks for. */
  expected: string;
  cause: string;
  effect: string;
  recommendation: string;
  severity: Severity;
  effort: Effort | null;
  wave: number | null;
  owner: string;
  raisedOn: string | null;
  due: string | null;
  /** As a word. */
  status: string;
  /** Its last day, when it has one. */
  closedOn: string | null;
  isOpen: boolean;
}

/**
 * Findings by what they rest on: exceptions of tests, which are answered by management, and gaps found otherwise. A finding without
 * a test belongs to the exception of its control where there is one, so that each stands in one list and none in both.
 */
export function partFindings({ findings, tests }: Pick<ReportModel, 'findings' | 'tests'>): {
  exceptions: ReportFinding[];
  gaps: ReportFinding[];
} {
  const failed = new Set(
    tests.filter(({ result }) => isReportedException(result)).map(({ controlRef }) => controlRef),
  );
  const isException = ({ workpaperRef, controlRef }: ReportFinding): boolean =>
    workpaperRef !== null || (controlRef !== null && failed.has(controlRef));
  return {
    exceptions: findings.filter(isException),
    gaps: findings.filter((finding) => !isException(finding)),
  };
}

/** The register of gaps: open ones first, then by severity, the highest first, and by number. */
export function gapRegister(
  model: Pick<ReportModel, 'gaps' | 'findings' | 'tests' | 'criteria'>,
): RegisteredGap[] {
  const summaries = new Map(model.criteria.map(({ id, summary }) => [id, summary]));
  const list = [
    ...model.gaps.map((gap) => registered(gap, summaries)),
    ...partFindings(model).gaps.map(registeredFinding),
  ];
  return list.toSorted((a, b) => Number(b.isOpen) - Number(a.isOpen) || RANK[b.severity] - RANK[a.severity]);
}

const RANK: Record<Severity, number> = { low: 0, medium: 1, high: 2, critical: 3 };

const registered = (gap: ReportGap, summaries: ReadonlyMap<string, string>): RegisteredGap => ({
  ...gap,
  expected:
    gap.criterion === null ? '' : [gap.criterion, summaries.get(gap.criterion)].filter(Boolean).join(': '),
  cause: '',
  effect: '',
  status: GAP_STATUS_NAMES[gap.status],
  isOpen: gap.status === 'open' || gap.status === 'in_progress',
});

const registeredFinding = (finding: ReportFinding): RegisteredGap => ({
  ref: finding.ref,
  title: finding.title,
  criterion: null,
  controlRef: finding.controlRef,
  condition: finding.condition,
  expected: finding.criteria,
  cause: finding.cause,
  effect: finding.effect,
  recommendation: finding.recommendation,
  severity: finding.severity,
  effort: null,
  wave: null,
  owner: finding.owner,
  raisedOn: null,
  due: finding.due,
  status: FINDING_STATUS_NAMES[finding.status],
  closedOn: null,
  isOpen: !isSettled(finding.status),
});

export const WAVE_NAMES = {
  overdue: 'Overdue',
  first: 'Wave 1: within 30 days',
  second: 'Wave 2: within 90 days',
  third: 'Wave 3: later',
  undated: 'Without a date',
} as const;
export type Wave = keyof typeof WAVE_NAMES;
export const WAVES = Object.keys(WAVE_NAMES) as Wave[];

/** The wave of a due day, seen from today: a day is overdue from the day after. */
export function waveOf(due: string | null, today: string): Wave {
  if (due === null) return 'undated';
  if (due < today) return 'overdue';
  if (due <= addDays(today, 30)) return 'first';
  return due <= addDays(today, 90) ? 'second' : 'third';
}

export interface RoadmapItem {
  ref: string;
  text: string;
  owner: string;
  /** First day of the work, when it is known and lies before the due day. */
  from: string | null;
  due: string | null;
  wave: Wave;
}

export interface Roadmap {
  /** What is left to do, by due day, those without one last. */
  items: RoadmapItem[];
  /** How many gaps, actions and answers are settled. */
  settled: number;
}

/** Gaps, actions promised in management responses, and corrective actions that are not settled, each with its wave. */
export function roadmapOf(
  model: Pick<ReportModel, 'gaps' | 'findings' | 'tests' | 'criteria' | 'actions'>,
  today: string,
): Roadmap {
  const gaps = gapRegister(model);
  const exceptions = partFindings(model).exceptions.map((finding) => ({
    isOpen: !isSettled(finding.status),
    item: workOn(finding),
  }));
  const all = [
    ...gaps.map((gap) => ({
      isOpen: gap.isOpen,
      item: {
        ref: gap.ref,
        text: gap.recommendation || gap.title,
        owner: gap.owner,
        from: gap.raisedOn,
        due: gap.due,
      },
    })),
    ...exceptions,
    ...model.actions.map(({ ref, name, owner, raisedOn, due, ...action }) => ({
      isOpen: wasOpen(action, today),
      item: { ref, text: name, owner, from: raisedOn, due },
    })),
  ];
  const open = all.filter(({ isOpen }) => isOpen);
  return {
    items: open
      .map(({ item }) => ({
        ...item,
        from: item.from !== null && item.due !== null && item.from < item.due ? item.from : null,
        wave: waveOf(item.due, today),
      }))
      .toSorted((a, b) => (a.due ?? LAST).localeCompare(b.due ?? LAST)),
    settled: all.length - open.length,
  };
}

const LAST = '9999-12-31';

/** What management promised counts; as long as it promised nothing, what was recommended. */
function workOn({ ref, title, recommendation, owner, due, response }: ReportFinding) {
  const promised = response !== null && response.action !== '';
  return {
    ref,
    text: promised ? response.action : recommendation || title,
    owner: (promised && response.actionOwner) || owner,
    from: promised && response.at !== '' ? response.at.slice(0, 10) : null,
    due: (promised && response.due) || due,
  };
}
