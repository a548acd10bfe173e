import type { PathStep } from '../../../../shared/contract/readiness.ts';

/** What a step is about, by the code of its reason. */
const KINDS = [
  { name: 'Criteria', has: (code: string) => /^(not_in_place|major_gap|minor_gap|not_assessed)$/.test(code) },
  { name: 'Findings', has: (code: string) => code === 'finding_open' },
  { name: 'Gaps', has: (code: string) => code === 'gap_open' },
  { name: 'Checks', has: (code: string) => code.startsWith('check_') },
  { name: 'Period', has: (code: string) => code.startsWith('period_') },
] as const;

/** Steps under what they are about; their order within it stays. */
export const groupSteps = (steps: readonly PathStep[]): { name: string; steps: PathStep[] }[] =>
  KINDS.map(({ name, has }) => ({ name, steps: steps.filter(({ code }) => has(code)) })).filter(
    (group) => group.steps.length > 0,
  );
