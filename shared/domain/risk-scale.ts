/** The firm's scale of risks: steps of likelihood and impact in its own words, levels of their product, and its appetite. */

/** A level from a score on, up to the next level. */
export interface RiskLevel {
  name: string;
  /** Least score, a product of two steps. */
  from: number;
}

export interface RiskScale {
  /** Names of the steps from the lowest; the first is step 1. */
  likelihood: readonly string[];
  impact: readonly string[];
  /** From the lowest; the first begins at 1. */
  levels: readonly RiskLevel[];
  /** Highest score that is taken without a decision. */
  appetite: number;
}

/** Fewest and most steps of a side, and levels. */
export const STEPS = [3, 6] as const;
export const LEVELS = [2, 5] as const;

export const DEFAULT_RISK_SCALE: RiskScale = {
  likelihood: ['Rare', 'Unlikely', 'Possible', 'Likely', 'Expected'],
  impact: ['Slight', 'Limited', 'Noticeable', 'Serious', 'Threatening'],
  levels: [
    { name: 'Low', from: 1 },
    { name: 'Medium', from: 5 },
    { name: 'High', from: 10 },
    { name: 'Very high', from: 17 },
  ],
  appetite: 9,
};

/** Highest score of a scale. */
export const mostScore = ({ likelihood, impact }: RiskScale): number => likelihood.length * impact.length;

export interface RiskRating {
  likelihood: number;
  impact: number;
}

export const scoreOf = ({ likelihood, impact }: RiskRating): number => likelihood * impact;

/** Index among the levels of the scale: the last one that begins at the score or below. */
export const levelIndex = ({ levels }: RiskScale, score: number): number =>
  Math.max(
    levels.findLastIndex(({ from }) => from <= score),
    0,
  );

export const levelName = (scale: RiskScale, score: number): string =>
  scale.levels[levelIndex(scale, score)]?.name ?? '';

const isDistinct = (names: readonly string[]) =>
  new Set(names.map((name) => name.trim().toLowerCase())).size === names.length;

/** Why a scale can not be used, as a sentence; undefined when it can. */
export function scaleProblem(scale: RiskScale): string | undefined {
  for (const [side, names] of [
    ['likelihood', scale.likelihood],
    ['impact', scale.impact],
  ] as const) {
    if (names.length < STEPS[0] || names.length > STEPS[1])
      return `The scale of ${side} has ${STEPS[0]} to ${STEPS[1]} steps.`;
    if (names.some((name) => name.trim() === '')) return `Each step of ${side} needs a name.`;
    if (!isDistinct(names)) return `Two steps of ${side} have the same name.`;
  }
  const { levels, appetite } = scale;
  const most = mostScore(scale);
  if (levels.length < LEVELS[0] || levels.length > LEVELS[1])
    return `There are ${LEVELS[0]} to ${LEVELS[1]} levels.`;
  if (levels.some(({ name }) => name.trim() === '')) return 'Each level needs a name.';
  if (!isDistinct(levels.map(({ name }) => name))) return 'Two levels have the same name.';
  if (levels[0]?.from !== 1) return 'The lowest level begins at 1.';
  const late = levels.find(({ from }, i) => i > 0 && from <= (levels[i - 1]?.from ?? 0));
  if (late) return `${late.name} has to begin above the level before it.`;
  const beyond = levels.find(({ from }) => from > most);
  if (beyond) return `${beyond.name} begins at ${beyond.from}, and the highest score is ${most}.`;
  if (!Number.isInteger(appetite) || appetite < 0 || appetite > most)
    return `The appetite is a whole number from 0 to ${most}.`;
  return undefined;
}
