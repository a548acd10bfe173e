/** The calendar day of a moment where the user is, ISO 8601. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** The calendar day of the user, ISO 8601. */
export const today = (): string => dayOf(new Date());
