/** The calendar day of a moment where the user is, ISO 8601. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

let fixed: string | null = null;

/** The calendar day of the user, ISO 8601. */
export const today = (): string => fixed ?? dayOf(new Date());

/** What `read` returns when today is that day, so that a report can be made again as it was. It must not wait for anything. */
export function onDay<Result>(day: string, read: () => Result): Result {
  const before = fixed;
  fixed = day;
  try {
    return read();
  } finally {
    fixed = before;
  }
}
