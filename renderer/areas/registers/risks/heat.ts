import type { RiskRating, RiskScale } from '../../../../shared/domain/risk-scale.ts';

/** Tints from the lowest to the highest level, by how many levels there are. */
const TONES: Readonly<Record<number, readonly string[]>> = {
  2: ['ready', 'none'],
  3: ['ready', 'minor', 'none'],
  4: ['ready', 'minor', 'major', 'none'],
  5: ['na', 'ready', 'minor', 'major', 'none'],
};

/** The tint of a level; its name or score always stands beside it. */
export const toneOf = ({ levels }: RiskScale, level: number): string =>
  TONES[levels.length]?.[level] ?? 'none';

/** "10 to 16" for each level. @param most highest score of the scale */
export const levelSpans = ({ levels }: RiskScale, most: number): string[] =>
  levels.map(({ from }, i) => {
    const to = (levels[i + 1]?.from ?? most + 1) - 1;
    return from === to ? String(from) : `${from} to ${to}`;
  });

/** The cell that an arrow key leads to; undefined at the edge. Likelihood rises upwards, impact to the right. */
export function nextCell(
  scale: RiskScale,
  { likelihood, impact }: RiskRating,
  key: string,
): RiskRating | undefined {
  const to = {
    ArrowUp: { likelihood: likelihood + 1, impact },
    ArrowDown: { likelihood: likelihood - 1, impact },
    ArrowRight: { likelihood, impact: impact + 1 },
    ArrowLeft: { likelihood, impact: impact - 1 },
    Home: { likelihood, impact: 1 },
    End: { likelihood, impact: scale.impact.length },
  }[key];
  if (!to || to.likelihood < 1 || to.impact < 1) return undefined;
  return to.likelihood <= scale.likelihood.length && to.impact <= scale.impact.length ? to : undefined;
}
