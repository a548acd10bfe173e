/** Arithmetic on calendar months, ISO 8601 texts throughout. */

/** The longest span that is listed month by month: more is a mistyped year. */
const MOST_MONTHS = 60;

/** Months (YYYY-MM) from the one of `first` to the one of `last`, both included; at most 60. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (
    let month = first.slice(0, 7);
    month <= last.slice(0, 7) && months.length < MOST_MONTHS;
    month = shift(month, 1)
  ) {
    months.push(month);
  }
  return months;
}

/** The month (YYYY-MM) that lies `count` months before the month of `day`. */
export const monthsBefore = (day: string, count: number): string => shift(day.slice(0, 7), -count);

function shift(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}
