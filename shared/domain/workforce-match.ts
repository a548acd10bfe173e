/**
 * Finds the person on the roster that a listing means. A wrong owner of an account is worse than none, so a name or a login counts
 * only where exactly one person has it, and how the person was found is said.
 */
import { plainWords } from './table-import/plain-words.ts';

/** A person on the roster, as far as listings name them. */
export interface RosterEntry {
  id: string;
  name: string;
  number: string;
  email: string;
}

/** What a listing says of whom it means; empty where it says nothing. */
export interface Named {
  /** An email address, a login or a number. */
  account?: string;
  email?: string;
  number?: string;
  name?: string;
}

const MATCH_WAYS = ['email', 'number', 'login', 'name'] as const;
export type MatchWay = (typeof MATCH_WAYS)[number];

export interface RosterMatch<Entry> {
  worker: Entry;
  by: MatchWay;
}

/** Name words without accents and in any order: "Ståhl, Abena" and "Abena Stahl" are one. */
const nameKey = (name: string): string => plainWords(name).split(' ').toSorted().join(' ');
const plain = (text: string | undefined): string => (text ?? '').trim().toLowerCase();
/** What stands before the @ of an address, or after the domain of "CORP\\jdoe". */
const localPart = (text: string): string => {
  const login = text.slice(text.lastIndexOf('\\') + 1);
  const at = login.indexOf('@');
  return at < 0 ? login : login.slice(0, at);
};

/**
 * A function that finds a person of this roster: by email address, else by number, else by what stands before the @, else by the whole
 * name. Undefined when nobody or more than one fits.
 */
export function rosterIndex<Entry extends RosterEntry>(
  roster: readonly Entry[],
): (named: Named) => RosterMatch<Entry> | undefined {
  const byEmail = uniqueBy(roster, ({ email }) => plain(email));
  const byNumber = uniqueBy(roster, ({ number }) => plain(number));
  const byLogin = uniqueBy(roster, ({ email }) => localPart(plain(email)));
  const byName = uniqueBy(roster, ({ name }) => nameKey(name));
  return ({ account, email, number, name }) => {
    const login = plain(account);
    const ways: [MatchWay, Entry | null | undefined][] = [
      ['email', byEmail.get(plain(email)) ?? byEmail.get(login)],
      ['number', byNumber.get(plain(number)) ?? byNumber.get(login)],
      // The address of another domain is another person as likely as not, unless the name says otherwise.
      ['login', login.includes('@') ? undefined : byLogin.get(localPart(login))],
      ['name', byName.get(nameKey(name ?? ''))],
    ];
    const found = ways.find((way): way is [MatchWay, Entry] => Boolean(way[1]));
    return found && { worker: found[1], by: found[0] };
  };
}

/** Null for what several have; the empty text finds nobody. */
function uniqueBy<Entry>(roster: readonly Entry[], key: (entry: Entry) => string): Map<string, Entry | null> {
  const found = new Map<string, Entry | null>();
  for (const entry of roster) {
    const own = key(entry);
    if (own !== '') found.set(own, found.has(own) ? null : entry);
  }
  return found;
}
