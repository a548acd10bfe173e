import type { Population } from '../../../../shared/contract/audit/populations.ts';
import { completeness } from './population-facts.ts';

export const SHOW_NAMES = {
  all: 'All',
  open: 'Without a verdict',
  differs: 'Total differs',
  unused: 'Not drawn from',
} as const;
export type Show = keyof typeof SHOW_NAMES;
export const SHOWS = Object.keys(SHOW_NAMES) as Show[];

const SHOWN: Record<Show, (population: Population) => boolean> = {
  all: () => true,
  open: ({ ipeVerdict }) => ipeVerdict === null,
  differs: (population) => completeness(population).agrees === false,
  unused: ({ samples, kind }) => samples === 0 && kind !== 'zero',
};

const searched = ({ ref, name, sourceSystem, fileName, evidenceRef, controls }: Population) =>
  [ref, name, sourceSystem, fileName, evidenceRef, ...controls.map((control) => control.ref)]
    .join(' ')
    .toLowerCase();

/** Populations that the filter lets through; every word of the search must be found. */
export function filterPopulations(
  populations: readonly Population[],
  { search, show }: { search: string; show: Show },
): Population[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return populations.filter(
    (population) => SHOWN[show](population) && words.every((word) => searched(population).includes(word)),
  );
}

/** How many populations each of the quick filters would show. */
export const countShown = (populations: readonly Population[], show: Show) =>
  populations.filter(SHOWN[show]).length;
