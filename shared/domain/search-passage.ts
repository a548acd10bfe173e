/** Cuts out of a long text the part that shows best why it was found. */
import type { SearchTerm } from './search-query.ts';
import { foldWithOrigins, isUnspaced } from './search-text.ts';

export interface Passage {
  /** Part of the text on one line. */
  text: string;
  /** [start, end) of each word that was looked for, in UTF-16 units of `text`, in order, none inside another. */
  marks: [number, number][];
  /** Where the first of them stands in the whole text, in UTF-16 units; null when none does. */
  at: number | null;
}

/** Characters of a passage, and how many of them come before the first word found. */
const LENGTH = 220;
const LEAD = 60;
/** Occurrences of one term looked at in one stretch of text. */
const MOST_OCCURRENCES = 200;
/** A long text is looked through in stretches; so many of them after the first find may hold a better one. */
const STRETCH = 100_000;
const STRETCHES_AFTER = 5;

interface Occurrence {
  term: number;
  start: number;
  end: number;
}

/** @returns the passage with the most different terms; the beginning of the text when none is found in it */
export function passageOf(text: string, terms: readonly SearchTerm[]): Passage {
  let best: { ranges: [number, number][]; count: number } | undefined;
  let after = 0;
  for (let from = 0; from < text.length && after <= STRETCHES_AFTER; from += STRETCH) {
    // Stretches overlap, so that nothing is missed where they meet.
    const found = bestOf(text.slice(from, from + STRETCH + LENGTH), terms);
    if (best) after += 1;
    if (!found || found.count <= (best?.count ?? 0)) continue;
    best = { ...found, ranges: found.ranges.map(([start, end]) => [start + from, end + from]) };
    if (best.count === terms.length) break;
  }
  const at = best?.ranges[0]?.[0] ?? null;
  return { ...window(text, at ?? 0, best?.ranges ?? []), at };
}

/** Where terms stand in a short text, also inside words. */
export function marksIn(text: string, terms: readonly SearchTerm[]): [number, number][] {
  const { folded, origin } = foldWithOrigins(text);
  const ranges = terms.flatMap(({ text: wanted }) => {
    const at = folded.indexOf(wanted);
    return at < 0 ? [] : [[origin(at), origin(at + wanted.length)] as [number, number]];
  });
  return apart(ranges.toSorted((a, b) => a[0] - b[0] || b[1] - a[1]));
}

function bestOf(
  text: string,
  terms: readonly SearchTerm[],
): { ranges: [number, number][]; count: number } | null {
  const { folded, origin } = foldWithOrigins(text);
  const found = occurrences(folded, terms);
  const first = densest(found);
  if (!first) return null;
  const inside = found.filter(({ start }) => start >= first.start && start < first.start + LENGTH - LEAD);
  return {
    ranges: apart(inside.map(({ start, end }) => [origin(start), origin(end)])),
    count: new Set(inside.map(({ term }) => term)).size,
  };
}

/** Without what begins inside the range before it. */
function apart(ranges: readonly [number, number][]): [number, number][] {
  const kept: [number, number][] = [];
  for (const range of ranges) if (range[0] >= (kept.at(-1)?.[1] ?? 0)) kept.push(range);
  return kept;
}

/** Every place of every term, in order. Words are found at their beginning, as the index finds them. */
function occurrences(folded: string, terms: readonly SearchTerm[]): Occurrence[] {
  const found: Occurrence[] = [];
  for (const [term, { text, phrase }] of terms.entries()) {
    const pattern = patternOf(text, phrase);
    if (pattern === null) continue;
    let left = MOST_OCCURRENCES;
    for (const match of folded.matchAll(pattern)) {
      found.push({ term, start: match.index, end: match.index + match[0].length });
      left -= 1;
      if (left === 0) break;
    }
  }
  return found.toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** The words of a term with whatever separates words between them, as the index sees it. */
function patternOf(text: string, phrase: boolean): RegExp | null {
  const words = text.match(/[\p{L}\p{N}\p{Co}]+/gu);
  if (!words) return null;
  const begins = isUnspaced(words[0]) ? '' : '(?<![\\p{L}\\p{N}\\p{Co}])';
  const ends = phrase && !isUnspaced(words.at(-1) ?? '') ? '(?![\\p{L}\\p{N}\\p{Co}])' : '';
  return new RegExp(`${begins}${words.join('[^\\p{L}\\p{N}\\p{Co}]{1,20}')}${ends}`, 'gu');
}

/** The occurrence after which the most different terms follow within one passage. */
function densest(found: readonly Occurrence[]): Occurrence | undefined {
  let best: Occurrence | undefined;
  let most = 0;
  for (const [i, first] of found.entries()) {
    const terms = new Set<number>();
    for (let at = i; at < found.length; at += 1) {
      const next = found[at];
      if (!next || next.start > first.start + LENGTH - LEAD) break;
      terms.add(next.term);
    }
    if (terms.size > most) [best, most] = [first, terms.size];
  }
  return best;
}

/** The text around `at` on one line, cut at spaces, with the ranges moved along. */
function window(text: string, at: number, ranges: readonly [number, number][]): Omit<Passage, 'at'> {
  let from = Math.max(0, at - LEAD);
  if (from > 0) {
    const space = text.slice(from, at).search(/\s/u);
    from = space >= 0 ? from + space + 1 : wholeCharacter(text, from);
  }
  const to = wholeCharacter(text, Math.min(text.length, from + LENGTH));
  let line = from > 0 ? '… ' : '';
  const marks: [number, number][] = [];
  let position = from;
  for (const [start, end] of ranges) {
    if (start < position || start >= to) continue;
    line = joinLine(line, text.slice(position, start));
    const begins = line.length;
    line += text.slice(start, Math.min(end, to)).replaceAll(/\s+/g, ' ');
    marks.push([begins, line.length]);
    position = Math.min(end, to);
  }
  line = joinLine(line, text.slice(position, to)).trimEnd();
  return { text: to < text.length ? `${line} …` : line, marks };
}

function joinLine(line: string, more: string): string {
  const flat = more.replaceAll(/[\s\p{Cc}]+/gu, ' ');
  return line === '' || line.endsWith(' ') ? line + flat.trimStart() : line + flat;
}

/** Not inside a character of two units. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}
