import { isOpen, isOverdue, type Gap } from '../gaps/gap-facts.ts';

export interface Wave {
  /** 1 to 9; null for the gaps that are in none. */
  wave: number | null;
  /** Earliest due first, those without a date last. */
  open: Gap[];
  /** Done, or the risk is accepted. */
  closed: Gap[];
  late: number;
}

export const WAVES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export const waveName = (wave: number | null): string => (wave === null ? 'No wave' : `Wave ${wave}`);

/** The gaps by wave, waves in their order and those without one at the end. @param today ISO day */
export function wavesOf(gaps: readonly Gap[], today: string): Wave[] {
  return [...WAVES, null].flatMap((wave) => {
    const own = gaps.filter((gap) => gap.wave === wave);
    if (own.length === 0) return [];
    const open = own.filter(isOpen).toSorted((a, b) => compare(a.due ?? '9999', b.due ?? '9999'));
    const closed = own.filter((gap) => !isOpen(gap));
    return [{ wave, open, closed, late: open.filter((gap) => isOverdue(gap, today)).length }];
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** "3 of 8 closed, 1 late". */
export function waveFacts({ open, closed, late }: Wave): string {
  const done = `${closed.length} of ${open.length + closed.length} closed`;
  return late > 0 ? `${done}, ${late} late` : done;
}
