/** What a change of period, frequency, schedule or holidays does to the plan of a control. */

/** One expected occurrence of a plan. */
export interface Planned {
  system: string;
  key: string;
  due: string;
}

export interface Replan {
  added: Planned[];
  gone: Planned[];
  moved: (Planned & { dueBefore: string })[];
  /** Recorded, and not expected any more: what was written down stays. */
  orphaned: Planned[];
}

/** Names an occurrence among those of a control. */
export const occurrenceName = ({ system, key }: Pick<Planned, 'system' | 'key'>): string =>
  `${key}|${system}`;

/** Compares two plans. @param recorded occurrences that something is recorded of, whether `before` holds them or not */
export function replan(
  before: readonly Planned[],
  after: readonly Planned[],
  recorded: readonly Planned[],
): Replan {
  const [was, is] = [before, after].map((plan) => new Map(plan.map((one) => [occurrenceName(one), one])));
  return {
    added: after.filter((one) => !was?.has(occurrenceName(one))),
    gone: before.filter((one) => !is?.has(occurrenceName(one))),
    moved: after.flatMap((one) => {
      const dueBefore = was?.get(occurrenceName(one))?.due;
      return dueBefore !== undefined && dueBefore !== one.due ? [{ ...one, dueBefore }] : [];
    }),
    orphaned: recorded.filter((one) => !is?.has(occurrenceName(one))),
  };
}

/** "Plan changed: 2 occurrences added, 1 gone, 3 on another day." */
export function replanWords({ added, gone, moved, orphaned }: Replan): string {
  const parts = [
    ...(added.length > 0 ? [`${added.length} added`] : []),
    ...(gone.length > 0 ? [`${gone.length} gone`] : []),
    ...(moved.length > 0 ? [`${moved.length} on another day`] : []),
  ];
  const plan = parts.length === 0 ? 'The plan stays as it is.' : `Plan changed: ${parts.join(', ')}.`;
  return orphaned.length === 0
    ? plan
    : `${plan} ${orphaned.length} recorded but not expected any more; what was recorded stays.`;
}
