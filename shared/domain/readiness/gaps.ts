import { READINESS_NAMES, type ReadinessRating, type Severity } from '../vocabulary.ts';
import type { PitfallResult } from '../pitfalls/check.ts';
import type { Reason } from './reason.ts';

/** A gap as it enters the register. */
export interface GapDraft {
  /** Where it comes from, such as `rating:CC6.1` or `check:no-owner`; one open gap for each. */
  source: string;
  name: string;
  criterionId: string | null;
  severity: Severity;
  condition: string;
  recommendation: string;
}

const SEVERITY_OF: Partial<Record<ReadinessRating, Severity>> = {
  minor_gap: 'medium',
  major_gap: 'high',
  not_in_place: 'critical',
};

/** Beyond this a name is cut; the condition holds the whole. */
const LONGEST_NAME = 200;
const shorten = (text: string): string =>
  text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text;

const lines = (texts: readonly string[]): string => [...new Set(texts)].join('\n');

/** The gap of a criterion by the rating that counts; null when it is ready, not assessed or not relevant. */
export function gapOfCriterion(criterion: {
  id: string;
  rating: ReadinessRating;
  reasons: readonly Reason[];
  override: { reason: string; by: string } | null;
}): GapDraft | null {
  const { id, rating, reasons, override } = criterion;
  const severity = SEVERITY_OF[rating];
  if (!severity) return null;
  const decided = override ? [`${override.by} rates it so: ${override.reason}`] : [];
  const conditions = [...decided, ...reasons.map((r) => r.text)];
  return {
    source: `rating:${id}`,
    name: shorten(`${id}: ${conditions[0] ?? READINESS_NAMES[rating]}`),
    criterionId: id,
    severity,
    condition: lines(conditions),
    recommendation: lines(reasons.map((r) => r.fix)),
  };
}

/** Items of a failed check that its gap names; the check itself lists them all. */
const NAMED_ITEMS = 20;

/** The gap of a check that needs attention; null for any other. */
export function gapOfCheck(check: PitfallResult): GapDraft | null {
  if (check.status !== 'attention') return null;
  const rest = check.count - NAMED_ITEMS;
  const items = check.items.slice(0, NAMED_ITEMS).map((item) => item.text);
  return {
    source: `check:${check.id}`,
    name: shorten(check.title),
    criterionId: null,
    severity: check.severity,
    condition: lines([check.why, ...items, ...(rest > 0 ? [`and ${rest} more`] : [])]),
    recommendation: check.fix,
  };
}
