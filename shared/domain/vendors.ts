/**
 * What a vendor's records say: whether it is a subservice organization, how far its report speaks for the engagement, and what is
 * missing. Pure: facts, dates and today in, findings out. Days are ISO 8601. Sources: guidance on bridge letters (written by the
 * vendor's management, normally for at most three months) and on carved-out organizations.
 */
import type { EngagementDates } from './evidence.ts';
import {
  CLAUSE_NAMES,
  type Answer,
  type Clause,
  type Criticality,
  type CuecResponse,
  type Opinion,
  type ReviewVerdict,
  type VendorStatus,
} from './programme-vocabulary.ts';
import { addDays, daysBetween } from './readiness/days.ts';
import { anchorOf } from './readiness/evidence-window.ts';
import { CLASSIFICATION_NAMES, type Classification, type TREATMENT_NAMES } from './vocabulary.ts';

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** A bridge letter normally speaks of at most three months after the vendor's report (days). */
export const BRIDGE_DAYS = 92;
/** A report that ended longer ago (days) says nothing about the controls that are relied on today. */
const REPORT_LASTS_DAYS = 366;
/** Vendors are reviewed at least once a year (days). */
export const REVIEW_LASTS_DAYS = 366;
/** So long before its day (days) the end of a contract or the next review is announced. */
const SOON_DAYS = 60;

export type Treatment = keyof typeof TREATMENT_NAMES;

export interface VendorCuec {
  id: string;
  /** As the vendor's report numbers it; may be empty. */
  number: string;
  name: string;
  response: CuecResponse;
  controlId: string | null;
}

export interface VendorFacts {
  id: string;
  name: string;
  service: string;
  status: VendorStatus;
  criticality: Criticality | null;
  /** Whether a criterion would fail without its controls. */
  subservice: Answer;
  subserviceReason: string;
  treatment: Treatment;
  classification: Classification | null;
  report: string;
  reportFrom: string | null;
  reportTo: string | null;
  reportAuditor: string;
  reportOpinion: Opinion | null;
  reportExceptions: string;
  bridgeTo: string | null;
  reviewedOn: string | null;
  reviewVerdict: ReviewVerdict | null;
  nextReview: string | null;
  contractEnds: string | null;
  clauses: readonly Clause[];
  cuecs: readonly VendorCuec[];
  /** Controls that it is assumed to run (CSOC). */
  csocs: number;
}

/** A vendor without whose controls a criterion would fail. */
export const isSubservice = ({ subservice }: Pick<VendorFacts, 'subservice'>): boolean =>
  subservice === 'yes';

const isUsed = ({ status }: VendorFacts): boolean => status !== 'ended';

/**
 * How far a report speaks for the engagement. Bridged: a bridge letter of usual length speaks for the rest. Old: it ended more
 * than a year before the day that the engagement's report speaks of.
 */
export type ReportReach = 'none' | 'covers' | 'bridged' | 'bridge_needed' | 'too_long' | 'old';
export const REACH_NAMES: Record<ReportReach, string> = {
  none: 'No report',
  covers: 'To the end',
  bridged: 'Bridge letter',
  bridge_needed: 'Bridge letter needed',
  too_long: 'Next report needed',
  old: 'Out of date',
};

export interface ReportSpan {
  reach: ReportReach;
  /** Days up to the engagement's date, or the end of its period, for which neither report nor letter speaks; null without a report. */
  gapDays: number | null;
  /** Days of the period before the report begins; 0 for a report on design at one date. */
  leadDays: number;
  /** Last day for which report or letter speaks. */
  coveredTo: string | null;
  /** Days from there to today; 0 while that day is ahead. */
  daysToToday: number | null;
  /** The letter speaks of more than the usual three months; what is beyond is not counted. */
  isBridgeLong: boolean;
}

type Reported = Pick<VendorFacts, 'report' | 'reportFrom' | 'reportTo' | 'bridgeTo'>;

/** Last day of the usual span of a bridge letter to this report. */
export const bridgeLimit = (reportTo: string): string => addDays(reportTo, BRIDGE_DAYS);

/** How far a vendor's report, and the letter after it, reach towards the engagement's date or the end of its period. */
export function reportSpan(
  { reportFrom, reportTo, bridgeTo }: Reported,
  dates: EngagementDates,
  today: string,
): ReportSpan {
  if (reportTo === null)
    return {
      reach: 'none',
      gapDays: null,
      leadDays: 0,
      coveredTo: null,
      daysToToday: null,
      isBridgeLong: false,
    };
  const date = anchorOf(dates);
  const limit = bridgeLimit(reportTo);
  const isBridgeLong = bridgeTo !== null && bridgeTo > limit;
  const bridged = bridgeTo !== null && bridgeTo > reportTo ? (isBridgeLong ? limit : bridgeTo) : reportTo;
  const start = dates.type === 'II' ? dates.periodFrom : null;
  return {
    reach: reachOf(reportTo, bridged, date),
    gapDays: Math.max(daysBetween(bridged, date), 0),
    leadDays: start && reportFrom ? Math.max(daysBetween(start, reportFrom), 0) : 0,
    coveredTo: bridged,
    daysToToday: Math.max(daysBetween(bridged, today), 0),
    isBridgeLong,
  };
}

function reachOf(reportTo: string, bridged: string, date: string): ReportReach {
  if (reportTo >= date) return 'covers';
  if (bridged >= date) return 'bridged';
  if (reportTo < addDays(date, -REPORT_LASTS_DAYS)) return 'old';
  return reportTo >= addDays(date, -BRIDGE_DAYS) ? 'bridge_needed' : 'too_long';
}

/** Answered, and where it is said to be covered, by a control of ours. */
export const isMapped = ({ response, controlId }: Pick<VendorCuec, 'response' | 'controlId'>): boolean =>
  response === 'covered' ? controlId !== null : response !== 'open';

export const cuecName = ({ number, name }: Pick<VendorCuec, 'number' | 'name'>): string =>
  number ? `${number} ${name}` : name;

export type ReviewState = 'ended' | 'done' | 'due_soon' | 'overdue' | 'never';

/** What a review every year asks of a vendor today. The year counts where nobody set the next day. */
export function reviewState(vendor: VendorFacts, today: string): ReviewState {
  if (!isUsed(vendor)) return 'ended';
  if (vendor.reviewedOn === null && vendor.nextReview === null) return 'never';
  const due = reviewDue(vendor);
  if (due === null) return 'done';
  if (due < today) return 'overdue';
  return due <= addDays(today, SOON_DAYS) ? 'due_soon' : 'done';
}

/** The day by which the next review is due; null when it never was reviewed and no day is set. */
export const reviewDue = ({ nextReview, reviewedOn }: Pick<VendorFacts, 'nextReview' | 'reviewedOn'>) =>
  nextReview ?? (reviewedOn === null ? null : addDays(reviewedOn, REVIEW_LASTS_DAYS));

export type ContractState = 'open' | 'ends_soon' | 'ended';

export function contractState(
  { contractEnds }: Pick<VendorFacts, 'contractEnds'>,
  today: string,
): ContractState {
  if (contractEnds === null) return 'open';
  if (contractEnds < today) return 'ended';
  return contractEnds <= addDays(today, SOON_DAYS) ? 'ends_soon' : 'open';
}

const CONFIDENTIAL: readonly Clause[] = ['confidentiality', 'security', 'incident_notice', 'return'];
/** What a contract should say by the class of the data that the vendor holds. */
const CLAUSES_FOR: Record<Classification, readonly Clause[]> = {
  public: [],
  internal: ['confidentiality'],
  confidential: CONFIDENTIAL,
  restricted: [...CONFIDENTIAL, 'data_processing', 'audit', 'subcontractors'],
};

/** Clauses that the class of its data, or being relied on, asks for and the contract lacks; in the order of their list. */
export function missingClauses(
  vendor: Pick<VendorFacts, 'classification' | 'clauses' | 'subservice'>,
): Clause[] {
  const wanted = new Set<Clause>([
    ...(vendor.classification ? CLAUSES_FOR[vendor.classification] : []),
    ...(isSubservice(vendor) ? (['incident_notice', 'audit'] as const) : []),
  ]);
  return (Object.keys(CLAUSE_NAMES) as Clause[]).filter(
    (clause) => wanted.has(clause) && !vendor.clauses.includes(clause),
  );
}

export type VendorLackId =
  | 'answer'
  | 'reason'
  | 'report'
  | 'lead'
  | 'gap'
  | 'bridge'
  | 'csocs'
  | 'cuecs'
  | 'opinion'
  | 'review'
  | 'clauses'
  | 'contract';

/** One thing that is missing or due, as a sentence without its subject. */
export interface VendorLack {
  id: VendorLackId;
  text: string;
}

/** Opinions after which a vendor is only relied on with conditions. */
export const isModified = (opinion: Opinion | null): boolean => opinion !== null && opinion !== 'unqualified';

/** The auditor's opinion is not clean, and the review did not say on which conditions the vendor is used. */
export const isOpinionOpen = ({
  reportOpinion,
  reviewVerdict,
}: Pick<VendorFacts, 'reportOpinion' | 'reviewVerdict'>): boolean =>
  isModified(reportOpinion) && (reviewVerdict === null || reviewVerdict === 'satisfactory');

/** A criterion rests on it, or what it does matters much: one that was never reviewed is a lack. */
export const needsReview = (vendor: VendorFacts): boolean =>
  isSubservice(vendor) || vendor.criticality === 'critical' || vendor.criticality === 'high';

const namesOf = (clauses: readonly Clause[]): string =>
  clauses
    .map((clause) => CLAUSE_NAMES[clause].replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()))
    .join(', ');

/** What is missing from the records of a vendor, most telling first; nothing for one that is no longer used. */
export function vendorLacks(vendor: VendorFacts, dates: EngagementDates, today: string): VendorLack[] {
  if (!isUsed(vendor)) return [];
  const lacks: VendorLack[] = [];
  const say = (id: VendorLackId, text: string) => lacks.push({ id, text });
  if (vendor.subservice === 'undecided')
    say('answer', 'Not decided whether a criterion would fail without it.');
  if (isSubservice(vendor)) {
    if (vendor.subserviceReason.trim() === '')
      say('reason', 'No reason why a criterion would fail without it.');
    if (vendor.report.trim() === '') say('report', 'No report on record.');
    else lackOfSpan(vendor, dates, today, say);
    if (vendor.treatment === 'carve-out' && vendor.csocs === 0)
      say('csocs', 'Carved out, and no control that it is assumed to run is recorded.');
  }
  if (isOpinionOpen(vendor))
    say('opinion', `The opinion is ${vendor.reportOpinion}, and the review names no conditions.`);
  const open = vendor.cuecs.filter((cuec) => !isMapped(cuec)).length;
  if (open > 0) say('cuecs', `${plural(open, 'assumed control')} of its report not mapped.`);
  const review = reviewState(vendor, today);
  if (review === 'overdue') say('review', `Review was due on ${reviewDue(vendor)}.`);
  if (review === 'never' && needsReview(vendor)) say('review', 'Never reviewed.');
  const clauses = missingClauses(vendor);
  if (clauses.length > 0) {
    const holds = vendor.classification
      ? `It holds ${CLASSIFICATION_NAMES[vendor.classification].toLowerCase()} data; the`
      : 'The';
    say('clauses', `${holds} contract lacks: ${namesOf(clauses)}.`);
  }
  const contract = contractState(vendor, today);
  if (contract === 'ended') say('contract', `The contract ended on ${vendor.contractEnds}.`);
  if (contract === 'ends_soon') say('contract', `The contract ends on ${vendor.contractEnds}.`);
  return lacks;
}

/** What a report, and the letter after it, leave open. */
function lackOfSpan(
  vendor: VendorFacts,
  dates: EngagementDates,
  today: string,
  say: (id: VendorLackId, text: string) => void,
): void {
  const span = reportSpan(vendor, dates, today);
  if (span.reach === 'none') say('report', 'The days that its report covers are not recorded.');
  else {
    const gap = gapWords(vendor, dates, today);
    if (gap !== null) say('gap', gap);
  }
  if (span.leadDays > 0)
    say(
      'lead',
      `Its report begins ${plural(span.leadDays, 'day')} after the period; the report before it is needed too.`,
    );
  if (span.isBridgeLong)
    say(
      'bridge',
      `The bridge letter speaks of more than three months; beyond ${span.coveredTo} it is not relied on.`,
    );
}

const REMEDY: Partial<Record<ReportReach, string>> = {
  bridge_needed: 'a bridge letter is needed',
  too_long: 'it is too long for a bridge letter, so the next report is needed',
  old: 'the report is out of date, so the current one is needed',
};

/** The gap between report or letter and the engagement's date, and what closes it; null without a gap. */
export function gapWords(vendor: Reported, dates: EngagementDates, today: string): string | null {
  const { reach, gapDays, coveredTo } = reportSpan(vendor, dates, today);
  const remedy = REMEDY[reach];
  if (!remedy || gapDays === null) return null;
  const what = coveredTo === vendor.reportTo ? 'Report' : 'Report and bridge letter';
  const end = coveredTo === vendor.reportTo ? 'ends' : 'end';
  return `${what} ${end} on ${coveredTo}: ${plural(gapDays, 'day')} up to ${anchorOf(dates)}; ${remedy}.`;
}
