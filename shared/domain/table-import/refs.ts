/** Reads control numbers as people write them, and finds numbers for controls that have none. */
import { tidy } from '../table.ts';
import { looksLikeCriteria } from './criteria-cell.ts';

/** The most characters of a control number; the engagement file keeps no more. */
export const LONGEST_REF = 40;

/** A number with the text that stands beside it in the same cell ("AC-01: Access review"). */
export interface WrittenRef {
  ref: string;
  text: string;
}

const REF = String.raw`[\p{L}\d]+(?:\s?[._/-]\s?[\p{L}\d]+)*(?: [\d._-]+)?`;
const WITH_TEXT = new RegExp(
  String.raw`^\[?(?<ref>\p{L}{1,8}[\s._-]{0,2}(?:\p{L}{1,6}[._-])?\d[\d._-]*\p{L}?)\]?(?:\s*[:|–—]\s*|\s+-+\s+|\s*\n\s*|\)\s+)(?<text>\S.*)$`,
  'su',
);

/** A short code with a digit: "CE-01", "12", "AC 3.2", "NWL_C017". */
export function looksLikeRef(text: string): boolean {
  return text.length <= 24 && new RegExp(`^${REF}$`, 'u').test(text) && /\d/.test(text);
}

/** In place of a number: the row goes on with the control above. */
const CONTINUED = /^\(?(?:cont(?:inued|['’]?d|\.)?|ditto|idem|fortsetzung|suite|[〃"″”])\)?\.?$/iu;

/**
 * The numbers of one cell: usually one. "AC-01: Access review" gives its text along; "AC-01, AC-02" or one "AC-01: ..." a line gives
 * several. A cell that has none of these forms is one number as written.
 */
export function readRefs(written: string): WrittenRef[] {
  const raw = plainSigns(written);
  const whole = tidy(raw);
  if (whole === '' || CONTINUED.test(whole)) return [];
  if (looksLikeRef(whole)) return [{ ref: whole, text: '' }];
  const lines = raw
    .split(/[\r\n]+/)
    .map(tidy)
    .filter(Boolean);
  if (lines.length > 1) {
    const each = lines.map(splitRef);
    if (each.every((one) => one.text !== '' || looksLikeRef(one.ref))) return each;
  }
  const parts = whole.split(/\s*[,;|]\s*|\s+(?:and|&|und|et|\+)\s+|\s*\/\s*(?=\p{L})/u).filter(Boolean);
  if (parts.length > 1 && parts.every(looksLikeRef)) return parts.map((ref) => ({ ref, text: '' }));
  return [splitRef(raw.trim())];
}

/** Whether a cell holds one control number or several, each perhaps with a text, and no criteria. */
export function holdsRefs(text: string): boolean {
  const refs = readRefs(text);
  return refs.length > 0 && refs.every((one) => looksLikeRef(one.ref) && !looksLikeCriteria(one.ref));
}

/** The criterion that a number such as "CC6.1-01", "CC6.1.2" or "SOC2-CC6.1-01" holds, as written. */
export function criterionInRef(ref: string): string | undefined {
  return /^(?:[A-Z][A-Z\d]*[\s._-]+)?((?:CC|PI|[ACP])\s?\d\.\d)(?:\s?[.\-_ ]\s?\d{1,3}|\s?[.\-_]?\s?[a-z])$/i.exec(
    ref,
  )?.[1];
}

/** What numbers of one series have in common: "AC-01" and "XY-7" are both "A-9". */
export function refShape(ref: string): string {
  return ref.replace(/\p{L}+/gu, 'A').replace(/\d+/g, '9');
}

/** Full-width letters and the many kinds of dashes as a keyboard has them, without the apostrophe that marks a text: "ＡＣ‑１" is "AC-1". */
function plainSigns(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/^\s*'(?=[\p{L}\d])/u, '')
    .replace(/(?<=[\p{L}\d])[\u2010-\u2015\u2212](?=[\p{L}\d])/gu, '-');
}

function splitRef(text: string): WrittenRef {
  const found = WITH_TEXT.exec(text)?.groups;
  if (!found?.['ref'] || !found['text']) return { ref: tidy(text), text: '' };
  return { ref: tidy(found['ref']), text: tidy(found['text']) };
}

/** Gives numbers that nobody uses: the next of the series of the control before, or C-001 and on. */
export class RefNumbers {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set([...taken].map((ref) => ref.toLowerCase()));
  }

  /** `after` is the number of the control before, if any. */
  next(after?: string): string {
    const [, series = 'C-', digits = '000'] = /^(.*?)(\d+)$/.exec(after ?? '') ?? [];
    let number = Number(digits);
    let ref: string;
    do {
      number += 1;
      ref = `${series}${String(number).padStart(digits.length, '0')}`;
    } while (this.#taken.has(ref.toLowerCase()));
    this.#taken.add(ref.toLowerCase());
    return ref;
  }
}
