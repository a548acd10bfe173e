/**
 * Pitfall checks: what sinks SOC 2 engagements, as rules over the workspace. Facts in, results out; each check says why it
 * matters and where it is put right. Sources: pitfalls and warnings of the practice guides that the product is built on.
 */
import type { Pitfall, PitfallResult } from './pitfalls/check.ts';
import { COVERAGE } from './pitfalls/coverage.ts';
import { EVIDENCE } from './pitfalls/evidence.ts';
import type { PitfallFacts } from './pitfalls/facts.ts';
import { FOLLOW_UP } from './pitfalls/follow-up.ts';
import { OWNERSHIP } from './pitfalls/ownership.ts';
import { POLICIES } from './pitfalls/policies.ts';
import { PROGRAMME } from './pitfalls/programme.ts';
import { PROVIDERS } from './pitfalls/providers.ts';
import { SCOPE } from './pitfalls/scope.ts';
import { STATEMENTS } from './pitfalls/statements.ts';
import { TESTING } from './pitfalls/testing.ts';
import { TIMELINE } from './pitfalls/timeline.ts';

export type { CheckItem, CheckSeverity, CheckStatus, Pitfall, PitfallResult } from './pitfalls/check.ts';
export type { PitfallFacts } from './pitfalls/facts.ts';

/** Every check, in the order in which an engagement meets them. */
export const PITFALLS: readonly Pitfall[] = [
  ...SCOPE,
  ...TIMELINE,
  ...OWNERSHIP,
  ...COVERAGE,
  ...STATEMENTS,
  ...PROVIDERS,
  ...POLICIES,
  ...PROGRAMME,
  ...EVIDENCE,
  ...TESTING,
  ...FOLLOW_UP,
];

/** Runs one check. Its items are complete; whoever shows them may cut them. */
export function runCheck({ find, ...pitfall }: Pitfall, facts: PitfallFacts): PitfallResult {
  const items = find(facts);
  const status = items === null ? 'not_applicable' : items.length > 0 ? 'attention' : 'passed';
  return { ...pitfall, status, count: items?.length ?? 0, items: items ?? [] };
}
