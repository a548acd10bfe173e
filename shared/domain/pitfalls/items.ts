import { places } from '../readiness/places.ts';
import type { CheckItem } from './check.ts';
import type { ControlFact, PitfallFacts } from './facts.ts';

/** A control as an item; `what` says what is wrong with it where the title of the check does not. */
export const controlItem = ({ id, ref, title }: ControlFact, what = ''): CheckItem => ({
  text: what === '' ? `${ref} ${title}` : `${ref} ${title}: ${what}`,
  link: places.control(id),
});

/** The controls that a rule holds against; not applicable without any control. */
export const controlsWhere = (
  facts: PitfallFacts,
  isWrong: (control: ControlFact) => boolean,
  what?: (control: ControlFact) => string,
): CheckItem[] | null =>
  nullIfNone(facts.controls, (control) => (isWrong(control) ? [controlItem(control, what?.(control))] : []));

/** Items of each record; null, not applicable, when there is no record to look at. */
export function nullIfNone<T>(records: readonly T[], find: (record: T) => CheckItem[]): CheckItem[] | null {
  return records.length === 0 ? null : records.flatMap(find);
}
