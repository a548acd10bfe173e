/**
 * Pitfall checks: what sinks SOC 2 engagements, as rules over the workspace. Facts in, results out; each check says why it
 * matters and where it is put right. Sources: pitfalls and warnings of the practice guides the product is built on.
 */
import type { CheckItem, CheckSeverity, CheckStatus, Pitfall, PitfallResult } from './pitfalls/check.ts';
import type { PitfallFacts } from './pitfalls/facts.ts';
import { OWNERSHIP } from './pitfalls/ownership.ts';

export { CHECK_SEVERITIES, CHECK_STATUSES } from './pitfalls/check.ts';
export type { CheckItem, CheckSeverity, CheckStatus, Pitfall, PitfallFacts, PitfallResult };

/** Every check, in the order in which an engagement meets them. */
export const PITFALLS: readonly Pitfall[] = [...OWNERSHIP];

export const PITFALL_IDS: readonly string[] = PITFALLS.map(({ id }) => id);

/** Runs every check. Items are complete; whoever shows them may cut them. */
export function runChecks(facts: PitfallFacts): PitfallResult[] {
  return PITFALLS.map(({ find, ...pitfall }) => {
    const items = find(facts);
    const status = items === null ? 'not_applicable' : items.length > 0 ? 'attention' : 'passed';
    return { ...pitfall, status, count: items?.length ?? 0, items: items ?? [] };
  });
}
