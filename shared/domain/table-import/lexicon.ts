/** What is known of the columns of a kind of list, such as a control matrix or a request list: how people name them, what they hold. */
import { headerWords } from './plain-words.ts';

export interface FieldNames {
  /** The whole header, in the words of `headerWords`; the best names first. */
  exact: readonly string[];
  /** Telling even with other words beside it. */
  within: readonly string[];
}

export interface Lexicon<F extends string> {
  fields: readonly F[];
  /** About 3 for the field's own name, about 2 for a name that holds it among other words, 0 otherwise. `name` as of `headerWords`. */
  nameWeight: (field: F, name: string) => number;
  /** From -2 (the values contradict the field) to 2 (they could be nothing else); 0 where values tell nothing. */
  valueWeight: (field: F, values: readonly string[]) => number;
  /** The weight of a column without a telling name: above 0 only where the values leave little doubt. */
  weightWithoutName: (field: F, values: readonly string[]) => number;
  /** Fields that values alone can tell, in the order asked: closed values first, texts from what is left. */
  toldByValues: readonly F[];
  /** Fields that values tell only where another one has no column. */
  toldUnless?: Partial<Record<F, F>>;
  /** A header with such a word means something else than the field whose name it also holds ("Old ref"). */
  otherMeaning: RegExp;
  /** Whether a header belongs to something else than a field. */
  isForeign?: (header: string) => boolean;
  /** Whether a field is taken by its values whatever its column is called. */
  isCertain?: (field: F, name: string, values: readonly string[]) => boolean;
  /** Fields whose name does not keep a column from being told by its values. */
  looseNames?: readonly F[];
}

/** Names written as "best|second|third"; `within` are those that tell even among other words. */
export function fieldNames(exact: string, within: string): FieldNames {
  return { exact: exact.split('|'), within: within.split('|').filter(Boolean) };
}

/** The weight that `Lexicon.nameWeight` asks for, of a name among those of one field. `before` is a word that names may begin with. */
export function weightOfName(
  { exact, within }: FieldNames,
  name: string,
  { otherMeaning, before }: { otherMeaning: RegExp; before: string },
): number {
  if (within.includes(name)) return 3.2;
  const rank = exact.findIndex((each) => each === name || `${before} ${each}` === name);
  if (rank >= 0) return 3 - 0.02 * rank;
  if (otherMeaning.test(name)) return 0;
  const held = within.filter((phrase) => ` ${name} `.includes(` ${phrase} `));
  if (held.length === 0) return 0;
  const longest = Math.max(...held.map((phrase) => phrase.split(' ').length));
  return Math.max(1.5, 2.4 - 0.15 * (name.split(' ').length - longest));
}

/** The field that a name stands for best, undefined when for none: "Control owner" and "owner" are the owner. */
export function fieldNamed<F extends string>(
  { fields, nameWeight }: Lexicon<F>,
  name: string,
): F | undefined {
  const own = fields.find((field) => field.toLowerCase() === name.trim().toLowerCase());
  const [best] = fields
    .map((field) => ({ field, weight: nameWeight(field, headerWords(name)) }))
    .toSorted((a, b) => b.weight - a.weight);
  return own ?? (best && best.weight > 0 ? best.field : undefined);
}

/** The share of values that pass a test. */
export function shareOf(values: readonly string[]): (test: (value: string) => boolean) => number {
  return (test) => values.filter(test).length / values.length;
}

/** The weight of a closed word list by the share of values that belong to it. */
export function closed(part: number): number {
  if (part >= 0.5) return 2 * part;
  return part < 0.25 ? -2 : 0;
}

/** The mean length of the longer half, so that headings between the rows do not make a text look short. */
export function usualLength(values: readonly string[]): number {
  const longer = values
    .map((value) => value.length)
    .toSorted((a, b) => b - a)
    .slice(0, Math.ceil(values.length / 2));
  return longer.reduce((sum, length) => sum + length, 0) / longer.length;
}
