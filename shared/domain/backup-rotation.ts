/** A copy of a workspace as its folder lists it. */
export interface BackupCopy {
  name: string;
  /** When it was made, ISO instant. */
  at: string;
  /** Bytes. */
  size: number;
}

export interface BackupPolicy {
  /** The newest copies that stay, whatever their day. */
  newest: number;
  /** Days, back from that of the newest copy, of which the last copy each stays. */
  days: number;
  /** Weeks, back from that of the newest copy, of which the last copy each stays. */
  weeks: number;
  /** Bytes that all copies of one workspace may take; the two newest stay whatever they take. */
  bytes: number;
}

/** Two weeks of days and two months of weeks: long enough to notice a mistake between two visits to a client. */
export const DEFAULT_BACKUP_POLICY: Omit<BackupPolicy, 'newest'> = {
  days: 14,
  weeks: 9,
  bytes: 20 * 2 ** 30,
};

/** Copies that no limit takes away: one more than the one that might be the damaged state. */
const ALWAYS_KEPT = 2;

const DAY = 86_400_000;

/** Calendar days and weeks of UTC: their bounds stay where they are, so a copy that was the last of its week remains that. */
const dayOf = (at: string) => Math.floor(Date.parse(at) / DAY);
/** 1 January 1970 was a Thursday; weeks begin on Monday. */
const weekOf = (at: string) => Math.floor((dayOf(at) + 3) / 7);

/**
 * The copies that may go, oldest first. What stays is near in time first: the newest ones, then the last of each day, then of each
 * week (grandfather-father-son). Days are counted back from the newest copy, not from today, so that a file that rests for a
 * year keeps what it had.
 */
export function backupsToRemove(copies: readonly BackupCopy[], policy: BackupPolicy): BackupCopy[] {
  const newestFirst = copies.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
  const end = newestFirst[0]?.at ?? '';
  const taken = new Set<string>();
  const isLastOf = (slot: string) => !taken.has(slot) && taken.add(slot) !== undefined;
  const kept = newestFirst.filter(({ at }, index) => {
    const ofDay = dayOf(end) - dayOf(at) < policy.days && isLastOf(`day ${dayOf(at)}`);
    const ofWeek = weekOf(end) - weekOf(at) < policy.weeks && isLastOf(`week ${weekOf(at)}`);
    return index < Math.max(policy.newest, ALWAYS_KEPT) || ofDay || ofWeek;
  });
  let bytes = 0;
  const fitting = new Set(
    kept.filter(({ size }, index) => {
      bytes += size;
      return index < ALWAYS_KEPT || bytes <= policy.bytes;
    }),
  );
  return newestFirst.filter((copy) => !fitting.has(copy)).toReversed();
}
