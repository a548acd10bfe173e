import type { PopulationRecord } from '../../../../shared/contract/audit/populations.ts';
import { monthsBetween } from '../../../../shared/domain/periods.ts';

/** Every month of the period, and further ones as far as there are rows; at most 60. */
export function shownMonths({ profile, periodFrom, periodTo }: PopulationRecord) {
  const rowsOf = new Map(profile?.months.map(({ month, rows }) => [month, rows]));
  const known = [...rowsOf.keys()];
  const first = [periodFrom?.slice(0, 7), known[0]].filter((month) => month !== undefined).toSorted()[0];
  const last = [periodTo?.slice(0, 7), known.at(-1)]
    .filter((month) => month !== undefined)
    .toSorted()
    .at(-1);
  if (!first || !last) return [];
  return monthsBetween(`${first}-01`, `${last}-01`).map((month) => ({
    month,
    rows: rowsOf.get(month) ?? 0,
    isInside:
      (!periodFrom || month >= periodFrom.slice(0, 7)) && (!periodTo || month <= periodTo.slice(0, 7)),
  }));
}
