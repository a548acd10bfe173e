/**
 * What a report said, small enough to be kept with each export, and what differs between two of them. Pure: the engine gathers the
 * facts and keeps them; screens and the command line print the lines.
 */
import { FACT_AREA_IDS, FACT_AREAS } from './report-facts.ts';
import type { FactArea, FactField, FactValue, ReportFact, ReportFacts } from './report-facts.ts';

export const CHANGE_KINDS = ['added', 'removed', 'changed'] as const;
export type ChangeOfFact = (typeof CHANGE_KINDS)[number];

export const CHANGE_DIRECTIONS = ['worse', 'better', 'neither'] as const;
export type ChangeDirection = (typeof CHANGE_DIRECTIONS)[number];
export const CHANGE_DIRECTION_NAMES: Record<ChangeDirection, string> = {
  worse: 'Worse',
  better: 'Better',
  neither: 'Neither',
};

/** One record that differs; a side is null where the record is not there. */
export interface FactDifference {
  area: FactArea;
  ref: string;
  before: ReportFact | null;
  after: ReportFact | null;
}

/** One thing that differs, in words. */
export interface ReportDifference {
  /** `Criteria` */
  area: string;
  ref: string;
  title: string;
  change: ChangeOfFact;
  /** `Rating`; null when the whole record came or went. */
  field: string | null;
  before: string | null;
  after: string | null;
  direction: ChangeDirection;
}

const sameValues = (a: ReportFact, b: ReportFact): boolean =>
  a.title === b.title &&
  Object.keys({ ...a.values, ...b.values }).every((name) => valueOf(a, name) === valueOf(b, name));

const valueOf = (fact: ReportFact, field: string): FactValue =>
  Object.hasOwn(fact.values, field) ? (fact.values[field] ?? null) : null;

/** Records that differ, by area in the order of `FACT_AREAS`, those of before in their order, then those that came. */
export function differences(before: ReportFacts, after: ReportFacts): FactDifference[] {
  return FACT_AREA_IDS.flatMap((area) => {
    const was = new Map(before.areas[area].map((fact) => [fact.ref, fact]));
    const is = new Map(after.areas[area].map((fact) => [fact.ref, fact]));
    const left = [...was.values()].flatMap((fact): FactDifference[] => {
      const now = is.get(fact.ref) ?? null;
      return now && sameValues(fact, now) ? [] : [{ area, ref: fact.ref, before: fact, after: now }];
    });
    const came = [...is.values()].flatMap((fact): FactDifference[] =>
      was.has(fact.ref) ? [] : [{ area, ref: fact.ref, before: null, after: fact }],
    );
    return [...left, ...came];
  });
}

/** The same differences in words, worst first: what got worse by how much, then what got better least, areas and references in order. */
export function compareReports(before: ReportFacts, after: ReportFacts): ReportDifference[] {
  return differences(before, after)
    .flatMap(linesOf)
    .toSorted((a, b) => b.weight - a.weight || a.order - b.order || compareText(a.line.ref, b.line.ref))
    .map(({ line }) => line);
}

interface Weighed {
  line: ReportDifference;
  /** Above zero for worse, below for better. */
  weight: number;
  order: number;
}

function linesOf({ area, ref, before, after }: FactDifference): Weighed[] {
  const { name, fields } = FACT_AREAS[area];
  const order = FACT_AREA_IDS.indexOf(area);
  const title = (after ?? before)?.title ?? '';
  const weighed = (
    weight: number,
    line: Pick<ReportDifference, 'change' | 'field' | 'before' | 'after'>,
  ) => ({
    line: { area: name, ref, title, ...line, direction: directionOf(weight) },
    weight,
    order,
  });
  if (!before || !after) {
    const fact = before ?? after;
    const weight = fact ? presenceOf(area, fact) : 0;
    const headline = fact ? headlineOf(area, fact) : null;
    return [
      before
        ? weighed(-weight, { change: 'removed', field: null, before: headline, after: null })
        : weighed(weight, { change: 'added', field: null, before: null, after: headline }),
    ];
  }
  const renamed =
    before.title === after.title
      ? []
      : [weighed(0, { change: 'changed', field: 'Title', before: before.title, after: after.title })];
  return Object.entries(fields).reduce((lines, [id, field]) => {
    const [was, is] = [valueOf(before, id), valueOf(after, id)];
    if (was === is) return lines;
    const words = { field: field.name, before: inWords(field, was), after: inWords(field, is) };
    return [...lines, weighed(badnessOf(field, is) - badnessOf(field, was), { change: 'changed', ...words })];
  }, renamed);
}

function presenceOf(area: FactArea, fact: ReportFact): number {
  const { fields, presence } = FACT_AREAS[area];
  if (typeof presence === 'number') return presence;
  const field = fields[presence];
  return field ? badnessOf(field, valueOf(fact, presence)) : 0;
}

/** What a record that came or went is told by: its first field. */
function headlineOf(area: FactArea, fact: ReportFact): string | null {
  const first = Object.entries(FACT_AREAS[area].fields)[0];
  return first ? inWords(first[1], valueOf(fact, first[0])) : null;
}

function inWords({ words }: FactField, value: FactValue): string | null {
  if (value === null || value === '') return null;
  const text = String(value);
  return words && Object.hasOwn(words, text) ? (words[text] ?? text) : text;
}

function badnessOf({ badness }: FactField, value: FactValue): number {
  if (badness === undefined) return 0;
  if (typeof badness === 'number') return typeof value === 'number' ? value * badness : 0;
  return value !== null && Object.hasOwn(badness, value) ? (badness[value] ?? 0) : 0;
}

const directionOf = (weight: number): ChangeDirection =>
  weight > 0 ? 'worse' : weight < 0 ? 'better' : 'neither';

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
