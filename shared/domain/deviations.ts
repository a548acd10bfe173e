/**
 * Whether deviations of a test are isolated or systematic: signs that the facts show, for a person to decide by. Practice: an
 * isolated deviation has a cause that can not come again elsewhere; recurring cause, concentration, a rate above 5 % of a large
 * population, persistence and a cause in the design speak for a systematic one.
 */
import type { DeviationExtent } from './audit-vocabulary.ts';
import { groupBy } from './group-by.ts';

export const DEVIATION_SIGN_NAMES = {
  recurring_cause: 'Recurring cause',
  concentration: 'Concentration',
  high_rate: 'More than 5 % of a large population',
  persistence: 'Persistence over the period',
  design_cause: 'Cause in the design',
} as const;
export type DeviationSign = keyof typeof DEVIATION_SIGN_NAMES;

/** Populations below this are judged item by item, not by statistics. */
export const SMALLEST_FOR_STATISTICS = 10;
/** From here on a population is large: the size below which frequency tables speak of a small one. */
const LARGE_POPULATION = 250;
const HIGH_RATE = 0.05;
/** Months with a deviation that make it a matter of the whole period. */
const PERSISTENT_MONTHS = 3;

/** One tested item, deviating or not. Empty texts are unknown. */
export interface TestedItem {
  key: string;
  isException: boolean;
  /** ISO day. */
  date: string;
  stratum: string;
  /** Who did what the item records. */
  person: string;
  cause: string;
}

export interface DeviationFacts {
  items: readonly TestedItem[];
  /** Items in the population; null when nothing was drawn from one. */
  population: number | null;
  /** The test of design found the control wanting, or this is that test. */
  isDesignWanting: boolean;
}

export interface SignFound {
  sign: DeviationSign;
  /** The fact, as a sentence. */
  text: string;
}

export interface ExtentAdvice {
  /** Null when the facts do not carry an answer, and a person has to judge alone. */
  suggested: DeviationExtent | null;
  signs: SignFound[];
  /** Why, as a sentence. */
  because: string;
}

/** What the facts suggest; the decision stays with a person. */
export function adviseExtent(facts: DeviationFacts): ExtentAdvice {
  const deviating = facts.items.filter((item) => item.isException);
  const isSmall = facts.population !== null && facts.population < SMALLEST_FOR_STATISTICS;
  const signs = [
    ...designSign(facts),
    ...causeSign(deviating),
    ...(isSmall ? [] : [...concentrationSigns(facts.items, deviating), ...rateSign(facts, deviating)]),
    ...(isSmall ? [] : persistenceSign(deviating)),
  ];
  if (signs.length > 0) {
    return {
      suggested: 'systematic',
      signs,
      because: 'At least one sign speaks for a cause that reaches beyond the items found.',
    };
  }
  if (isSmall) {
    return {
      suggested: null,
      signs,
      because: `The population has ${facts.population} items. Below ${SMALLEST_FOR_STATISTICS} this is judgment, not statistics.`,
    };
  }
  return deviating.length === 0
    ? { suggested: null, signs, because: 'No item deviates, so nothing speaks for either.' }
    : { suggested: 'isolated', signs, because: 'None of the signs of a systematic deviation shows.' };
}

function designSign({ isDesignWanting }: DeviationFacts): SignFound[] {
  const text = 'The design of the control does not prevent it, so it can come again anywhere.';
  return isDesignWanting ? [{ sign: 'design_cause', text }] : [];
}

const folded = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase();

function causeSign(deviating: readonly TestedItem[]): SignFound[] {
  const causes = groupBy(
    deviating.filter(({ cause }) => folded(cause) !== ''),
    ({ cause }) => folded(cause),
  );
  return [...causes.values()]
    .filter((items) => items.length > 1)
    .map((items) => ({
      sign: 'recurring_cause',
      text: `${items.length} of ${deviating.length} deviations have one cause: ${items[0]?.cause.trim()}`,
    }));
}

const CONCENTRATIONS = [
  { of: 'month', valueOf: ({ date }: TestedItem) => date.slice(0, 7) },
  { of: 'stratum', valueOf: ({ stratum }: TestedItem) => stratum },
  { of: 'person', valueOf: ({ person }: TestedItem) => person },
] as const;

/**
 * At least two thirds of the deviations, and not fewer than two, share a month, stratum or person that at most half of the tested
 * items have: where all items share it, sharing it says nothing.
 */
function concentrationSigns(items: readonly TestedItem[], deviating: readonly TestedItem[]): SignFound[] {
  return CONCENTRATIONS.flatMap(({ of, valueOf }) => {
    const groups = groupBy(deviating, valueOf);
    return [...groups].flatMap(([value, group]): SignFound[] => {
      const tested = items.filter((item) => valueOf(item) === value).length;
      const isConcentrated =
        value !== '' &&
        group.length > 1 &&
        group.length * 3 >= deviating.length * 2 &&
        tested * 2 <= items.length;
      const text = `${group.length} of ${deviating.length} deviations fall on ${of} ${value}, which has ${tested} of ${items.length} items tested.`;
      return isConcentrated ? [{ sign: 'concentration', text }] : [];
    });
  });
}

function rateSign({ items, population }: DeviationFacts, deviating: readonly TestedItem[]): SignFound[] {
  if (population === null || population < LARGE_POPULATION || items.length === 0) return [];
  if (deviating.length / items.length <= HIGH_RATE) return [];
  const rate = ((deviating.length / items.length) * 100).toFixed(1);
  const text = `${deviating.length} of ${items.length} items deviate (${rate} %), from a population of ${population}.`;
  return [{ sign: 'high_rate', text }];
}

function persistenceSign(deviating: readonly TestedItem[]): SignFound[] {
  const months = new Set(deviating.map(({ date }) => date.slice(0, 7)).filter(Boolean));
  if (months.size < PERSISTENT_MONTHS) return [];
  return [{ sign: 'persistence', text: `Deviations fall in ${months.size} different months.` }];
}
