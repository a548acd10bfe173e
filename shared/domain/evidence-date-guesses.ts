/** When: the covered period, the day, and the moment of collection that a name, the clock of a file and the facts inside it suggest. */
import type { Clues, Found, GuessStrength } from './evidence-guesses.ts';
import { localAndUtc, localAt } from './moments.ts';

/** The covered period, when the name speaks of exactly one. */
export function guessCovers({ dates, kind }: Clues): Found | null {
  const [span] = dates.spans;
  if (!span || dates.spans.length > 1) return null;
  // A policy is of a month because it was approved then, and an email is of the day on which it was sent.
  if (kind === 'policy' || kind === 'correspondence') return null;
  return {
    patch: { coversFrom: span.from, coversTo: span.to },
    value: `${span.from} to ${span.to}`,
    reason: nameReason(span),
    strength: span.yearFromPeriod ? 'fair' : 'strong',
  };
}

/** The day that evidence speaks of. */
export function guessDay({ dates, facts, method, mediaType, modifiedAt, offsetAt }: Clues): Found | null {
  const found = (day: string, reason: string, strength: GuessStrength): Found => ({
    patch: { asOf: day },
    value: day,
    reason,
    strength,
  });
  const [named] = dates.days;
  if (dates.days.length > 1 || (dates.spans.length > 0 && !facts.sentAt)) return null;
  if (named) return found(named.day, nameReason(named), named.yearFromPeriod ? 'fair' : 'strong');
  if (facts.takenAt)
    return found(facts.takenAt.slice(0, 10), 'The day on which the camera took it', 'strong');
  if (facts.sentAt) {
    const local = localAt(facts.sentAt, facts.sentOffset ?? 0);
    return found(local.slice(0, 10), 'The day on which the email was sent', 'strong');
  }
  const isShot = method === 'screenshot' || method === 'export';
  if (isShot && modifiedAt) {
    const local = localAt(modifiedAt, localOffset(modifiedAt, offsetAt));
    return found(local.slice(0, 10), 'The file was last changed on that day', 'weak');
  }
  if (mediaType === 'application/pdf' && facts.createdAt) {
    return found(facts.createdAt.slice(0, 10), 'The file says that it was created on that day', 'weak');
  }
  return null;
}

/** When it was taken from its source, in UTC and with the offset of the place. */
export function guessCollected(clues: Clues): Found | null {
  const { dates, facts, method, modifiedAt, offsetAt } = clues;
  const [named] = dates.days;
  if (named?.time && dates.days.length === 1) {
    const local = `${named.day}T${named.time}`;
    const fromFile = modifiedAt === null ? null : matchingOffset(local, modifiedAt);
    return fromFile === null
      ? collected(
          local,
          offsetAt(local),
          `From the file name: ${named.words}; time zone of this computer`,
          'fair',
        )
      : collected(
          local,
          fromFile,
          `From the file name: ${named.words}; time zone from when the file was written`,
          'strong',
        );
  }
  if (facts.takenAt) {
    const local = facts.takenAt.length === 16 ? `${facts.takenAt}:00` : facts.takenAt;
    return facts.takenOffset === undefined
      ? collected(local, offsetAt(local), 'The clock of the camera; time zone of this computer', 'fair')
      : collected(local, facts.takenOffset, 'The clock of the camera', 'strong');
  }
  if (modifiedAt && (method === 'screenshot' || method === 'export')) {
    const offset = localOffset(modifiedAt, offsetAt);
    return collected(
      localAt(modifiedAt, offset),
      offset,
      'The file was last changed then; time zone of this computer',
      'weak',
    );
  }
  return null;
}

const nameReason = ({ words, yearFromPeriod }: { words: string; yearFromPeriod: boolean }): string =>
  `From the file name: ${words}${yearFromPeriod ? ', in the year of the period' : ''}`;

function collected(local: string, offset: number, reason: string, strength: GuessStrength): Found {
  const collectedAt = new Date(Date.parse(`${local}Z`) - offset * 60_000).toISOString();
  return {
    patch: { collectedAt, collectedOffset: offset },
    value: localAndUtc(collectedAt, offset),
    reason,
    strength,
  };
}

/** The offset of this computer at a point in time: that of the local time which UTC nearly names. */
const localOffset = (instant: string, offsetAt: (local: string) => number): number =>
  offsetAt(instant.slice(0, 19));

/** A screenshot is written within moments of the time in its name, so the two differ by the zone. */
const MOST_APART = 2 * 60_000;
const QUARTER = 15 * 60_000;

/** The offset at which a local time is the time at which a file was written; null when they differ by more than a zone. */
function matchingOffset(local: string, writtenAt: string): number | null {
  const difference = Date.parse(`${local}Z`) - Date.parse(writtenAt);
  const offset = Math.round(difference / QUARTER) * 15;
  const apart = Math.abs(difference - offset * 60_000);
  return apart <= MOST_APART && offset >= -12 * 60 && offset <= 14 * 60 ? offset : null;
}
