import type { Deviation } from '../../../../shared/contract/audit/deviations.ts';

/** All deviations are chosen but those that the person left out. */
export const chosenOf = (
  deviations: readonly Deviation[],
  left: ReadonlySet<string | null>,
): readonly Deviation[] => deviations.filter(({ itemId }) => !left.has(itemId));

/** The cause that all of them have, empty when they differ or have none. */
export function commonCause(chosen: readonly Deviation[]): string {
  const [first] = chosen;
  return first && chosen.every(({ cause }) => cause === first.cause) ? first.cause : '';
}
