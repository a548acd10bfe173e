import type { ReadinessRating, Severity } from '../vocabulary.ts';
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

/** The gap of a rated criterion; null when it is ready, not assessed or not relevant. */
export function gapOfCriterion(criterion: {
  id: string;
  rating: ReadinessRating;
  reasons: readonly Reason[];
}): GapDraft | null {
  const severity = SEVERITY_OF[criterion.rating];
  if (!severity) return null;
  return {
    source: `rating:${criterion.id}`,
    name: shorten(`${criterion.id}: ${criterion.reasons[0]?.text ?? 'Not ready.'}`),
    criterionId: criterion.id,
    severity,
    condition: lines(criterion.reasons.map((r) => r.text)),
    recommendation: lines(criterion.reasons.map((r) => r.fix)),
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
