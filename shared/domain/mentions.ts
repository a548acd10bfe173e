/** References that people write into notes and conclusions: "see E-CHG-01 and EV-0012". */

export interface Segment {
  text: string;
  /** The reference that this part of the text is; null for the words between. */
  ref: string | null;
}

/** Letters, then parts joined by hyphens, the last one with a digit: what a reference of this product looks like. */
const CANDIDATE = /(?<![\p{L}\p{N}_-])[A-Za-z]{1,12}(?:-[A-Za-z0-9]{1,16}){1,4}(?![\p{L}\p{N}_])/gu;

/** Cuts a text at the references in it that are known. The texts of all segments together are the text. */
export function findMentions(
  text: string,
  known: ReadonlySet<string> | ReadonlyMap<string, unknown>,
): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const match of text.matchAll(CANDIDATE)) {
    const ref = knownRef(match[0], known);
    if (ref === null) continue;
    if (match.index > end) segments.push({ text: text.slice(end, match.index), ref: null });
    segments.push({ text: ref, ref });
    end = match.index + ref.length;
  }
  if (end < text.length) segments.push({ text: text.slice(end), ref: null });
  return segments;
}

/** The longest known reference at the beginning: "CHG-01-related" mentions CHG-01. */
function knownRef(
  candidate: string,
  known: ReadonlySet<string> | ReadonlyMap<string, unknown>,
): string | null {
  const parts = candidate.split('-');
  for (let length = parts.length; length >= 2; length--) {
    const ref = parts.slice(0, length).join('-');
    if (known.has(ref)) return ref;
  }
  return null;
}
