/** Reads the criteria that people write into one cell, in whatever notation. */

export interface CriteriaReading {
  /** Criteria found, without repetition, in the order written. */
  ids: string[];
  /** What looks like a criterion and is none, as written. */
  unknown: string[];
}

/** The series that numbers without one belong to: the common criteria are the only ones that people write without. */
const COMMON_SERIES = 'CC';

interface Position {
  series: string;
  group: number;
  number: number;
}

/** A range longer than this is a slip of the pen; no criteria group has as many. */
const LONGEST_GROUP = 20;

const SERIES_WORDS: [RegExp, string][] = [
  [/\b(?:common criteria|security)(?=\s*\d)/gi, 'CC'],
  [/\bavailability(?=\s*\d)/gi, 'A'],
  [/\bprocessing integrity(?=\s*\d)/gi, 'PI'],
  [/\bconfidentiality(?=\s*\d)/gi, 'C'],
  [/\bprivacy(?=\s*\d)/gi, 'P'],
];

// A criterion with its series, "6.2" or ".2" continuing the series, "/3" continuing the group, or a group alone.
const TOKEN = new RegExp(
  [
    String.raw`(?:(?<![A-Z0-9])|(?<=\d\.\d))(?<series>CC|PI|[ACP])[\s\-_:#.]*(?<group>\d{1,2})(?:\s?[._-]\s?|,)(?<number>\d{1,2})(?<deeper>(?:\.\d+)+|[A-Z]\b)?(?![\d])`,
    String.raw`(?<![A-Z0-9.])(?<bareGroup>\d{1,2})\.(?<bareNumber>\d{1,2})(?![\d.])`,
    String.raw`(?<=\d\s*[,/&+;-]\s*)\.?(?<lastNumber>[1-9]\d?)(?![\d.]|\s*[A-Z%])`,
    String.raw`(?<![A-Z0-9.])(?<loneSeries>CC|PI|[ACP])\s?(?<loneGroup>\d{1,2})(?:\.[X*])?(?![\d.])`,
  ].join('|'),
  'gi',
);
const LIST_SIGN = /^[\s,;/&+-]*(?:\b(?:and|or|und|et|sowie)\b)?\s*$/i;
const RANGE_SIGN = /^\s*(?:-+|\.{2,3}|…|\bto\b|\bthrough\b|\bthru\b|\buntil\b|\bbis\b|\bau?\b|à)\s*$/i;
/** Nothing but numbers such as "6.1, 6.2" or "6.1-6.3": criteria whose series the column says. */
const BARE_NUMBERS =
  /^[\s([]*\d{1,2}\.\d{1,2}[)\].]*(?:\s*(?:[,;/&+-]|\band\b|\bto\b|\n|\s)\s*[([]?\d{1,2}\.\d{1,2}[)\].]*)*\s*$/i;
/** ISO 27001 Annex A and the like: criteria of the series A have one group only. */
const OTHER_FRAMEWORK = /^A\.\d{1,2}\.|^A[.\s]*(?:[5-9]|1\d)\./i;

/**
 * Reads "CC6.1, CC6.2", "cc 6.1/6.2", "CC6.1–6.3", "CC6.1 and A1.2", "Availability 1.2", one per line and the like. Words beside
 * a criterion are ignored; a text without any criterion is reported as unknown.
 */
export function readCriteria(
  text: string,
  findCriterion: (text: string) => string | undefined,
): CriteriaReading {
  const plain = plainText(text);
  const ids = new Set<string>();
  const unknown = new Set<string>();
  /** Groups such as "CC6", which are headings where one of their criteria is named too. */
  const groups = new Map<string, string>();
  let previous: Position | undefined;
  let end = 0;
  for (const match of plain.matchAll(TOKEN)) {
    const written = match[0].trim();
    if (OTHER_FRAMEWORK.test(written)) continue;
    const position = positionOf(match.groups ?? {}, previous);
    const between = plain.slice(end, match.index);
    // A number elsewhere in the text ("TLS 1.2") continues no list of criteria.
    const isBare = !match.groups?.series && !match.groups?.loneSeries;
    if (isBare && !LIST_SIGN.test(between) && !RANGE_SIGN.test(between)) continue;
    end = match.index + match[0].length;
    if (!position || match.groups?.deeper) {
      if (match.groups?.loneSeries) groups.set(groupOf(written), written);
      else unknown.add(written);
      continue;
    }
    const isRange = previous !== undefined && RANGE_SIGN.test(between);
    const reached = isRange && previous ? positionsAfter(previous, position, findCriterion) : [position];
    if (reached.length === 0) unknown.add(`${idOf(position)} as the end of a range`);
    for (const each of reached) {
      const id = findCriterion(idOf(each));
      if (id) ids.add(id);
      else unknown.add(idOf(each));
    }
    previous = position;
  }
  const named = new Set([...ids].map((id) => id.split('.')[0]));
  for (const [group, written] of groups) if (!named.has(group)) unknown.add(written);
  if (ids.size === 0 && unknown.size === 0 && plain.trim() !== '')
    unknown.add(text.replace(/\s+/g, ' ').trim());
  return { ids: [...ids], unknown: [...unknown] };
}

/** Numbers without a series ("6.1, 6.2") as common criteria; undefined for any other text. */
export function withCommonSeries(text: string): string | undefined {
  const plain = plainText(text);
  return BARE_NUMBERS.test(plain) ? `${COMMON_SERIES}${plain.replace(/^[\s([]+/, '')}` : undefined;
}

/** The series or group that a name of columns or a heading gives ("Common Criteria", "CC6", "Availability"); undefined without one. */
export function seriesOf(text: string): string | undefined {
  const plain = plainText(`${text.replace(/\s+/g, ' ').trim()} 0`);
  return /(?<![A-Z0-9])(CC|PI|[ACP])(?= ?\d)/.exec(plain)?.[1];
}

/** Whether a cell holds criteria and nothing else of weight, judged by its form alone. */
export function looksLikeCriteria(text: string): boolean {
  const reading = readCriteria(text, (id) => id);
  return reading.ids.length > 0 && reading.unknown.length === 0;
}

function plainText(text: string): string {
  let plain = text.normalize('NFKC').replace(/[\u2010-\u2015\u2212]/g, '-');
  for (const [word, series] of SERIES_WORDS) plain = plain.replace(word, series);
  return plain;
}

function positionOf(
  found: Record<string, string | undefined>,
  previous: Position | undefined,
): Position | undefined {
  if (found.series) {
    return { series: found.series.toUpperCase(), group: Number(found.group), number: Number(found.number) };
  }
  if (!previous) return undefined;
  if (found.bareGroup) {
    return { series: previous.series, group: Number(found.bareGroup), number: Number(found.bareNumber) };
  }
  return found.lastNumber ? { ...previous, number: Number(found.lastNumber) } : undefined;
}

function groupOf(written: string): string {
  return written.toUpperCase().replace(/[\s.X*]/g, '');
}

function idOf({ series, group, number }: Position): string {
  return `${series}${group}.${number}`;
}

/** All positions of a range after its first one, which was read already; empty when it does not run forward in one series. */
function positionsAfter(
  from: Position,
  to: Position,
  findCriterion: (text: string) => string | undefined,
): Position[] {
  if (from.series !== to.series || from.group > to.group) return [];
  const positions: Position[] = [];
  for (let group = from.group; group <= to.group; group += 1) {
    const first = group === from.group ? from.number + 1 : 1;
    const last = group === to.group ? to.number : first + LONGEST_GROUP;
    for (let number = first; number <= last && number <= first + LONGEST_GROUP; number += 1) {
      const position = { series: from.series, group, number };
      // Within the range a group ends where its criteria end; only the range's own end must exist.
      if (group < to.group && !findCriterion(idOf(position))) break;
      positions.push(position);
    }
  }
  return positions;
}
