/** Reports of a few pages for readers outside the engagement: what they are made from, and the rules of what may be said in them. */
import type { FrozenMetric } from './governance.ts';
import { isSettled } from './findings.ts';
import { groupBy } from './group-by.ts';
import type { ReportControl, ReportKind, ReportMeta, ReportModel, ReportPerson } from './report-model.ts';
import type { ReportRisk } from './report-programme.ts';
import { isInForce, isReportedException, resultFact } from './report-rules.ts';
import { pathThroughPeriod } from './report-path.ts';
import { scoreOf } from './risk-scale.ts';
import type { Severity } from './vocabulary.ts';

export const SHORT_REPORTS = {
  summary: 'General summary',
  security: 'Security summary',
  board: 'Board summary',
} as const;
export type ShortReportId = keyof typeof SHORT_REPORTS;

/** Day of the last time that something was done; null when the registers hold none. */
export interface LastDone {
  accessReview: string | null;
  restoreTest: string | null;
  penetrationTest: string | null;
}

export interface ShortModel {
  id: ShortReportId;
  meta: ReportMeta;
  people: ReportPerson[];
  report: ReportModel;
  /** Figures over the period; empty in a report of design, which does not speak of operation. */
  metrics: FrozenMetric[];
  lastDone: LastDone;
  /** Who answers for compliance at the client; null while nobody is named. */
  contact: { name: string; title: string; email: string } | null;
}

/** Letters of East Asian scripts and pictures, which take the room of two. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|\p{Extended_Pictographic}/u;

/** One line of at most so many letters, cut at a word, so that no text of a record can fill a page. Wide letters count twice. */
export function clip(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  let room = most;
  let end = 0;
  for (const letter of line) {
    room -= WIDE.test(letter) ? 2 : 1;
    if (room < 0) break;
    end += letter.length;
  }
  if (end === line.length) return line;
  const cut = line.slice(0, end);
  const atWord = cut.replace(/\s+\S*$/, '');
  return `${(atWord.length > cut.length / 2 ? atWord : cut).replace(/[\s,;:.]+$/, '')}…`;
}

export interface Ranked<Item> {
  shown: readonly Item[];
  /** How many are left out. */
  more: number;
}

/** The first of a ranked list, and how many follow. */
export const first = <Item>(list: readonly Item[], most: number): Ranked<Item> => ({
  shown: list.slice(0, most),
  more: Math.max(0, list.length - most),
});

/** What is practised under one topic, as far as tests support it. */
export interface Practice {
  topic: string;
  /** Key controls first. */
  controls: readonly ReportControl[];
  /** Controls of the topic, the unsupported ones included. */
  total: number;
}

/**
 * Whether tests bear a claim about a control: its design without exceptions, over a period its operation as well, and no finding on
 * it that is not settled. A control that did not occur shows nothing.
 */
export function isSupported(
  { ref, design, operation }: ReportControl,
  kind: ReportKind,
  openFindings: ReadonlySet<string>,
): boolean {
  if (openFindings.has(ref) || design.result !== 'no_exceptions') return false;
  return kind === 'type1' || operation.result === 'no_exceptions';
}

/** Topics with a supported control, those with most of them first. */
export function practicesOf({ meta, controls, findings }: ReportModel): Practice[] {
  const open = new Set(
    findings.filter(({ status }) => !isSettled(status)).flatMap(({ controlRef }) => controlRef ?? []),
  );
  return [...groupBy(controls, ({ domain }) => domain || 'Other')]
    .map(([topic, own]) => ({
      topic,
      controls: own
        .filter((control) => isSupported(control, meta.kind, open))
        .toSorted((a, b) => Number(b.isKey) - Number(a.isKey)),
      total: own.length,
    }))
    .filter(({ controls: supported }) => supported.length > 0)
    .toSorted((a, b) => b.controls.length - a.controls.length || a.topic.localeCompare(b.topic, 'en'));
}

/** What a claim rests on: `3 of 5 controls: design and operation tested, no exceptions`. */
export function basisOf({ controls, total }: Practice, kind: ReportKind): string {
  const what = kind === 'type1' ? 'design tested' : 'design and operation tested';
  return `${controls.length} of ${total} ${total === 1 ? 'control' : 'controls'}: ${what}, no exceptions`;
}

export interface ReportedAnyway {
  controlRef: string;
  text: string;
  severity: Severity | null;
  /** A test has concluded; otherwise it is to be expected from what is recorded. */
  isConcluded: boolean;
}

const RANK: Record<Severity, number> = { low: 0, medium: 1, high: 2, critical: 3 };

/** Exceptions of tests, the gravest first; over a period also what can not be made up for any more. */
export function reportedAnyway(model: ReportModel): ReportedAnyway[] {
  const severityOf = new Map(model.findings.map(({ workpaperRef, severity }) => [workpaperRef, severity]));
  const concluded = model.tests
    .filter(({ result }) => isReportedException(result))
    .map((test) => ({
      controlRef: test.controlRef,
      text: resultFact(test),
      severity: severityOf.get(test.workpaperRef) ?? null,
      isConcluded: true,
    }))
    .toSorted((a, b) => rankOf(b.severity) - rankOf(a.severity));
  if (model.meta.kind === 'type1') return concluded;
  const projected = pathThroughPeriod(model).projected.map(({ controlRef, because }) => ({
    controlRef,
    text: because,
    severity: null,
    isConcluded: false,
  }));
  return [...concluded, ...projected];
}

const rankOf = (severity: Severity | null): number => (severity === null ? -1 : RANK[severity]);

/** Open risks by what is left of them, the highest first; unrated ones come last. */
export const topRisks = ({ riskRegister }: Pick<ReportModel, 'riskRegister'>): ReportRisk[] =>
  (riskRegister?.risks ?? [])
    .filter(({ isOpen }) => isOpen)
    .toSorted((a, b) => remainingScore(b) - remainingScore(a));

/** Score of what is left of a risk, of the whole while nobody rated that; 0 when it is not rated. */
export function remainingScore({ residual, inherent }: ReportRisk): number {
  const rating = residual ?? inherent;
  return rating === null ? 0 : scoreOf(rating);
}

/** Metrics with data that a board looks at first: missed targets, then drifting ones, then those that meet theirs. */
export function metricsToWatch(metrics: readonly FrozenMetric[]): FrozenMetric[] {
  const rank = ({ status, drifting }: FrozenMetric): number =>
    status === 'missed' ? 0 : drifting !== null ? 1 : status === 'met' ? 2 : 3;
  return metrics.filter(({ status }) => status !== 'no_data').toSorted((a, b) => rank(a) - rank(b));
}

/** Policies that are approved and have taken effect by a day. */
export const policiesInForce = ({ policies }: Pick<ReportModel, 'policies'>, today: string): number =>
  policies.filter((policy) => isInForce(policy, today)).length;
