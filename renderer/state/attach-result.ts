import type { AttachResult } from '../../shared/contract/evidence/intake.ts';
import type { IgnoredReason } from '../../shared/domain/file-notices.ts';
import { count, plural } from '../app/format.ts';
import { isLeftOut, isUnreadable, type Incoming } from '../app/incoming.ts';
import type { Offered } from '../app/offer.ts';

export const NOTHING_ATTACHED: AttachResult = {
  added: [],
  duplicates: [],
  rejected: [],
  ignored: [],
  totals: { files: 0, bytes: 0 },
};

/**
 * The result of an attachment with what was refused before it began.
 *
 * @param files what the person gave; `source` of every entry is an index into it
 * @param attached as the engine counts, from what was offered to it
 */
export function wholeResult(
  files: readonly Incoming[],
  offered: Offered,
  attached: AttachResult,
): AttachResult {
  const fromGiven = <Entry extends { source: number }>(entry: Entry): Entry => ({
    ...entry,
    source: offered.sources[entry.source] ?? -1,
  });
  const refused = offered.refused.map(({ source, error: { code, message } }) => {
    const one = files[source];
    const origin = one && 'path' in one ? one.path : '';
    return { fileName: one?.fileName ?? '', origin, source, code, message };
  });
  return {
    ...attached,
    added: attached.added.map(fromGiven),
    duplicates: attached.duplicates.map(fromGiven),
    rejected: [...refused, ...attached.rejected.map(fromGiven)],
    ignored: [...leftOutOf(files), ...attached.ignored],
    totals: { ...attached.totals, files: attached.totals.files + refused.length },
  };
}

/** Names that are given of what was left out for one reason; the others are counted. */
const NAMED = 20;

/** What the page itself left out, by reason. */
function leftOutOf(files: readonly Incoming[]): AttachResult['ignored'] {
  const names = new Map<IgnoredReason, string[]>();
  for (const { leftOut, path } of files.filter(isLeftOut)) {
    names.set(leftOut, [...(names.get(leftOut) ?? []), path]);
  }
  return [...names].map(([reason, all]) => ({ reason, count: all.length, names: all.slice(0, NAMED) }));
}

/** True when files came in and nothing needs a look; what the operating system puts into folders does not. */
export const isClean = ({ added, duplicates, rejected, ignored }: AttachResult): boolean =>
  added.length > 0 &&
  duplicates.length + rejected.length === 0 &&
  ignored.every(({ reason }) => reason === 'system') &&
  added.every(({ typeDiffers, notices }) => !typeDiffers && notices.length === 0);

/** "Attached 3 files to IAM-07. 1 already here." Undefined when nothing came in. */
export function attachedSentence(
  { added, duplicates, rejected }: AttachResult,
  to?: string,
): string | undefined {
  const linked = to ? ` and linked to ${to}` : '';
  const first = added.length > 0 ? `Attached ${plural(added.length, 'file')}${to ? ` to ${to}` : ''}.` : '';
  const here = duplicates.length > 0 ? `${count(duplicates.length)} already here${linked}.` : '';
  const not = rejected.length > 0 ? `${count(rejected.length)} not attached.` : '';
  return [first, here, not].filter(Boolean).join(' ') || undefined;
}

/** What to hand over again so that the rejected files are tried again; of a file in a folder or archive, the whole. */
export function rejectedOf(files: readonly Incoming[], { rejected }: AttachResult): Incoming[] {
  const sources = new Set(rejected.map(({ source }) => source));
  return files.filter((one, at) => sources.has(at) && !isUnreadable(one));
}
