import type { Population } from '../../../../shared/contract/audit/populations.ts';
import type { SampleDesign } from '../../../../shared/contract/audit/samples.ts';
import type { Api } from '../../../../shared/contract/index.ts';
import type { SampleMethod } from '../../../../shared/domain/audit-vocabulary.ts';
import { allocate } from '../../../../shared/domain/sampling/allocate.ts';
import { count, plural } from '../../../app/format.ts';
import { byHand, type ChosenSize } from './sizes.ts';

/** What each method does, for the one who chooses it. */
export const METHOD_WORDS: Record<SampleMethod, string> = {
  random: 'By lot over the whole population: every item is equally likely. The usual choice.',
  stratified: 'By lot within each group of a column, so that every group is seen.',
  systematic:
    'Items at equal distances of the list, from a start that the seed gives. Unsafe where the list has a rhythm.',
  targeted: 'Items that you pick, with the reason. Never evaluated statistically.',
  all: 'Every item. Nothing is left to chance.',
};

/** The largest sample that is drawn or tested item by item. */
export const LARGEST_SAMPLE = 10_000;

export interface Stratum {
  value: string;
  /** In the frame. */
  items: number;
}

/** Everything that a person says about a draw. */
export interface DrawPlan {
  method: SampleMethod;
  /** Null while none is chosen; means nothing for a targeted sample and for the whole population. */
  size: ChosenSize | null;
  column: string | null;
  /** Of the column; null while they are not counted. */
  strata: readonly Stratum[] | null;
  /** Items of each stratum by its value; null to divide the size in proportion. */
  counts: Readonly<Record<string, number>> | null;
  keys: readonly string[];
  /** Why the keys were picked. */
  reason: string;
  seed: string;
}

/** Strata that hold anything; a sample in proportion reaches each of them. */
const filled = (strata: readonly Stratum[]) => strata.filter(({ items }) => items > 0).length;

/** How many items each stratum gives; none while the size does not reach every stratum. */
export function strataCounts({
  strata,
  counts,
  size,
}: DrawPlan): { value: string; items: number; count: number }[] {
  if (!strata) return [];
  const total = strata.reduce((sum, { items }) => sum + items, 0);
  const items = Math.min(size?.n ?? 0, total);
  const shares =
    items < filled(strata)
      ? []
      : allocate(
          items,
          strata.map((stratum) => stratum.items),
        );
  return strata.map((stratum, i) => ({
    ...stratum,
    count: counts ? (counts[stratum.value] ?? 0) : (shares[i] ?? 0),
  }));
}

/** Items that the draw will give. */
export function drawnItems(plan: DrawPlan, { frameSize }: Pick<Population, 'frameSize'>): number {
  switch (plan.method) {
    case 'all':
      return frameSize;
    case 'targeted':
      return plan.keys.length;
    case 'stratified':
      return strataCounts(plan).reduce((sum, { count: items }) => sum + items, 0);
    default:
      return plan.size?.n ?? 0;
  }
}

/** Why the draw can not be done as it stands; null when it can. */
export function refuseDraw(
  plan: DrawPlan,
  population: Pick<Population, 'frameSize' | 'name'>,
): string | null {
  const { frameSize, name } = population;
  if (frameSize === 0) return `${name} has no item in the period to draw from.`;
  const items = drawnItems(plan, population);
  if (items > LARGEST_SAMPLE) return `A sample has at most ${count(LARGEST_SAMPLE)} items.`;
  if (plan.method === 'all') return null;
  if (plan.method === 'targeted') {
    if (items === 0) return 'Pick at least one item.';
    return plan.reason.trim() === '' ? 'Write down why these items were picked.' : null;
  }
  if (plan.method === 'stratified') {
    if (plan.column === null) return 'Choose the column that divides the population.';
    if (!plan.strata) return 'The strata are being counted.';
    const full = strataCounts(plan).find((stratum) => stratum.count > stratum.items);
    const reach = filled(plan.strata);
    if (!plan.counts && plan.size && plan.size.n < reach)
      return `${plan.column} has ${count(reach)} strata, and ${plural(plan.size.n, 'item')} can not reach each of them. Choose a larger size or own numbers.`;
    if (full) return `${strataName(full.value)} has ${plural(full.items, 'item')}. Choose at most that many.`;
  }
  if (items < 1) return 'Choose a size.';
  if (items > frameSize)
    return `${name} has ${plural(frameSize, 'item')} to draw from. Choose at most that many.`;
  return plan.counts === null && plan.size?.basis.trim() === ''
    ? 'Write down what the size is based on.'
    : null;
}

export const strataName = (value: string): string => value || 'Without a value';

/** One sentence of what will happen. */
export function drawSentence(plan: DrawPlan, population: Pick<Population, 'frameSize' | 'name'>): string {
  const { frameSize, name } = population;
  const items = drawnItems(plan, population);
  const of = `of the ${count(frameSize)} items of ${name}`;
  switch (plan.method) {
    case 'all':
      return `Takes all ${plural(frameSize, 'item')} of ${name}.`;
    case 'targeted':
      return `Takes the ${plural(items, 'item')} you picked ${of}. What they show speaks for these items alone.`;
    case 'systematic':
      return `Takes every ${nth(frameSize / Math.max(items, 1))} item of ${name}, in the order of the file, from the place that the seed gives: ${plural(items, 'item')}. Such a sample can not be extended.`;
    case 'stratified': {
      const parts = strataCounts(plan)
        .filter((stratum) => stratum.count > 0)
        .map(({ value, count: drawn }) => `${strataName(value)} ${count(drawn)}`);
      const shown = parts.length > 8 ? [...parts.slice(0, 8), `${parts.length - 8} more`] : parts;
      return `Draws ${count(items)} ${of} by lot within each ${plan.column ?? 'stratum'}: ${shown.join(', ')}.`;
    }
    case 'random': {
      const stages = plan.size?.design.stages ?? [];
      if (stages.length > 0) {
        return `Draws the first of ${stages.length} stages by lot: ${count(items)} ${of}. The other stages are fixed now and drawn only if deviations ask for them.`;
      }
      return `Draws ${count(items)} ${of} by lot. The seed decides alone, so anyone can draw the same items again; the next lot in order replaces an item that does not apply.`;
    }
  }
}

/** "203rd", or "about 2.5th" of an interval that is not whole. */
function nth(interval: number): string {
  if (!Number.isInteger(interval)) return `${interval.toFixed(1)}th`;
  const [ten, one] = [interval % 100, interval % 10];
  if (ten >= 11 && ten <= 13) return `${count(interval)}th`;
  return `${count(interval)}${{ 1: 'st', 2: 'nd', 3: 'rd' }[one] ?? 'th'}`;
}

/** The workpaper's sentence and the figures behind the size. Counts of one's own are not in proportion, so they are judgment. */
function sizeFacts(
  plan: DrawPlan,
  population: Pick<Population, 'frameSize'>,
): { basis: string; design: SampleDesign } {
  const items = drawnItems(plan, population);
  const judged = (basis: string) => ({ basis, design: byHand(items, basis).design });
  switch (plan.method) {
    case 'all':
      return judged('Whole population');
    case 'targeted':
      return judged('Picked for the reason given, not by chance');
    default:
      if (plan.method === 'stratified' && plan.counts)
        return judged(`Own number of items for each ${plan.column}`);
      return { basis: plan.size?.basis.trim() ?? '', design: plan.size?.design ?? byHand(items, '').design };
  }
}

type DrawInput = Parameters<Api['audit']['drawSample']>[0];

/** What the engine is asked to draw. Only for a plan that `refuseDraw` lets pass. */
export function drawRequest(
  plan: DrawPlan,
  population: Pick<Population, 'frameSize'>,
  ids: Pick<DrawInput, 'testId' | 'populationId'>,
): DrawInput {
  const { method, column, counts, keys, reason, seed } = plan;
  const base = { ...ids, method, ...sizeFacts(plan, population) };
  const lot = { seed: seed.trim() || undefined };
  switch (method) {
    case 'all':
      return base;
    case 'targeted':
      return { ...base, keys: [...keys], reason: reason.trim() };
    case 'stratified':
      return {
        ...base,
        ...lot,
        stratumColumn: column ?? undefined,
        ...(counts
          ? { strata: strataCounts(plan).map(({ value, count: items }) => ({ value, count: items })) }
          : { size: drawnItems(plan, population) }),
      };
    default:
      return { ...base, ...lot, size: drawnItems(plan, population) };
  }
}
