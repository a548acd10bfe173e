/** The calendar day of a moment where the user is, ISO 8601. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

let fixed: string | null = null;

/** The calendar day of the user, ISO 8601. */
export const today = (): string => fixed?.slice(0, 10) ?? dayOf(new Date());

/** This moment, ISO 8601 in UTC. */
export const now = (): string => (fixed === null ? new Date() : new Date(fixed)).toISOString();

/**
 * What `read` returns at that time, so that a report can be made again as it was. It must not wait for anything.
 * @param stamp ISO 8601 with its zone, whose day is today
 */
export function atTime<Result>(stamp: string, read: () => Result): Result {
  const before = fixed;
  fixed = stamp;
  try {
    return read();
  } finally {
    fixed = before;
  }
}
