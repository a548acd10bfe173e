import type { Removal } from '../../../../shared/domain/workforce.ts';

/** "6 h", "-24 h", "4 d 6 h"; whole days where only days are known. */
export function hoursWords({ hours, byDays }: Pick<Removal, 'hours' | 'byDays'>): string {
  if (byDays) return `${Math.round(hours / 24)} d`;
  const whole = Math.round(hours * 10) / 10;
  if (Math.abs(whole) < 48) return `${whole} h`;
  const days = Math.trunc(whole / 24);
  return `${days} d ${Math.round(Math.abs(whole) % 24)} h`;
}
