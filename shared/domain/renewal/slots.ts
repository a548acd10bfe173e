/** Evidence of the engagement before as places to fill in the next one: the same thing is asked for again, for the new dates. */

/** Key of a request that stands for evidence of the engagement before. */
const PREFIX = 'renewal:';
export const renewalKey = (evidenceRef: string): string => `${PREFIX}${evidenceRef}`;
export const isRenewalKey = (sourceKey: string): boolean => sourceKey.startsWith(PREFIX);

export interface PriorEvidence {
  ref: string;
  title: string;
  source: string;
  coversFrom: string | null;
  coversTo: string | null;
  asOf: string | null;
  controls: readonly { id: string; ref: string; domain: string; ownerId: string | null }[];
}

export interface EvidenceSlot {
  sourceKey: string;
  title: string;
  wording: string;
  category: string;
  coversFrom: string | null;
  coversTo: string | null;
  asOf: string | null;
  assigneeId: string | null;
  controlIds: string[];
}

interface Span {
  from: string;
  to: string;
}

/**
 * A place for each piece of evidence that served a control. Pieces of one title for the same controls, such as twelve monthly
 * reviews, are asked for once.
 *
 * @param shift moves a day into the new engagement
 * @param span of the new engagement; what would lie outside is asked for the whole of it
 */
export function evidenceSlots(
  evidence: readonly PriorEvidence[],
  shift: (day: string) => string,
  span: Span,
): EvidenceSlot[] {
  const groups = new Map<string, PriorEvidence[]>();
  for (const each of evidence) {
    if (each.controls.length === 0) continue;
    const controls = each.controls.map(({ id }) => id).toSorted();
    const key = JSON.stringify([each.title.trim().toLowerCase(), controls]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => toSlot(group, shift, span) ?? []);
}

function toSlot(
  group: readonly PriorEvidence[],
  shift: (day: string) => string,
  span: Span,
): EvidenceSlot | null {
  const [first] = group;
  if (!first) return null;
  const [control] = first.controls;
  return {
    sourceKey: renewalKey(first.ref),
    title: first.title,
    wording: wordingOf(group),
    category: control?.domain ?? '',
    ...timeOf(group, shift, span),
    assigneeId: first.controls.find(({ ownerId }) => ownerId !== null)?.ownerId ?? null,
    controlIds: first.controls.map(({ id }) => id),
  };
}

/** Of one piece its own days, moved; of several, or of one whose days would lie outside, all of the new engagement. */
function timeOf(
  group: readonly PriorEvidence[],
  shift: (day: string) => string,
  { from, to }: Span,
): Pick<EvidenceSlot, 'coversFrom' | 'coversTo' | 'asOf'> {
  const isInside = (day: string) => day >= from && day <= to;
  const [first] = group;
  if (group.length === 1 && first) {
    const asOf = first.asOf && shift(first.asOf);
    if (asOf && isInside(asOf)) return { coversFrom: null, coversTo: null, asOf };
    const [start, end] = [
      first.coversFrom && shift(first.coversFrom),
      first.coversTo && shift(first.coversTo),
    ];
    if (start && end && isInside(start) && isInside(end))
      return { coversFrom: start, coversTo: end, asOf: null };
  }
  return from === to
    ? { coversFrom: null, coversTo: null, asOf: to }
    : { coversFrom: from, coversTo: to, asOf: null };
}

/** Pieces that a wording names one by one. */
const NAMED = 12;

function wordingOf(group: readonly PriorEvidence[]): string {
  const sources = [...new Set(group.flatMap(({ source }) => source || []))];
  const named = group.slice(0, NAMED).map((each) => `${each.ref}${daysOf(each)}`);
  const others = group.length > NAMED ? ` and ${group.length - NAMED} more` : '';
  return [
    `The same as last time, for the new dates. Last time: ${named.join(', ')}${others}.`,
    ...(sources.length > 0 ? [`Source: ${sources.join(', ')}.`] : []),
  ].join('\n');
}

function daysOf({ coversFrom, coversTo, asOf }: PriorEvidence): string {
  if (coversFrom && coversTo) return ` (${coversFrom} to ${coversTo})`;
  const day = asOf ?? coversFrom ?? coversTo;
  return day ? ` (${day})` : '';
}
