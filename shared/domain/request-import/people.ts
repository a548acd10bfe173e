/** Finds the person that a list means among those of the engagement. */
import { plainWords } from '../table-import/plain-words.ts';

interface Named {
  name: string;
  email: string;
}

/**
 * By e-mail address, else by the whole name in either order, else by "F. Last" or a first name alone where only one person fits. Undefined
 * when nobody or more than one does.
 */
export function findPerson<P extends Named>(people: readonly P[], wanted: Named): P | undefined {
  const email = wanted.email.toLowerCase();
  const byEmail = email === '' ? undefined : people.find((person) => person.email.toLowerCase() === email);
  if (byEmail) return byEmail;
  const words = wordsOf(wanted.name);
  if (words.length === 0) return undefined;
  const sorted = words.toSorted().join(' ');
  const whole = people.filter((person) => wordsOf(person.name).toSorted().join(' ') === sorted);
  if (whole.length === 1) return whole[0];
  const fitting = people.filter((person) => isShortFor(words, wordsOf(person.name)));
  return fitting.length === 1 ? fitting[0] : undefined;
}

const wordsOf = (name: string): string[] => plainWords(name).split(' ').filter(Boolean);

/** "j calder" and "calder j" for "jane calder", "jane" for "jane calder". */
function isShortFor(short: readonly string[], whole: readonly string[]): boolean {
  if (whole.length < 2) return false;
  if (short.length === 1) return short[0] === whole[0];
  const initials = short.filter((word) => word.length === 1);
  const names = short.filter((word) => word.length > 1);
  return (
    initials.length > 0 &&
    names.length > 0 &&
    names.every((name) => whole.includes(name)) &&
    initials.every((initial) => whole.some((word) => !names.includes(word) && word.startsWith(initial)))
  );
}
