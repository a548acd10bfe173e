/** What a reviewer should see in a line of a listing. */
import { daysBetween } from '../readiness/days.ts';
import { plainWords } from '../table-import/plain-words.ts';
import { lastDay } from '../workforce.ts';
import { rosterIndex, type MatchWay, type RosterEntry } from '../workforce-match.ts';
import { NEVER, type ListedAccess } from './listing.ts';
import { ACCESS_FLAGS, type AccessFlag } from './vocabulary.ts';

/** A person on the roster with the days that matter here. */
export interface RosterPerson extends RosterEntry {
  leftOn: string | null;
  leftAt: string | null;
}

export interface AccessRules {
  dormantDays: number;
  /** In lower case; a word may be several. */
  privilegedWords: readonly string[];
}

export interface AccessContext {
  roster: readonly RosterPerson[];
  rules: AccessRules;
  /** Day of the listing, ISO 8601. */
  asOf: string;
}

/** What the roster and the rules say of a line. */
export interface Assessment {
  workerId: string | null;
  /** How the person was found, or that nobody was. */
  ownerNote: string;
  flags: AccessFlag[];
}

const DISABLED =
  /\b(disabled|inactive|suspended|deactivated|deprovisioned|terminated|blocked|locked|closed|deleted|revoked|expired|archived|not active)\b/i;
const isDisabled = (status: string): boolean => DISABLED.test(status);

const DAY = /^\d{4}-\d\d-\d\d$/;
const WAYS: Record<MatchWay, string> = {
  email: '',
  number: 'Found by number',
  login: 'Found by login',
  name: 'Found by name',
};

/** Posts, and roles that say they are none, in which a privileged word does not mean the right. */
const NOT_MEANT =
  /\b(?:non|no|not|without) \w+\b|\b(?:product|process|data|risk|control|business|service) owner\b|\b(?:admin|administrative|administration) (?:assistant|support|clerk|staff|secretary)\b/g;

/**
 * True when one of the words stands in the role as a whole word: "Project admin" and "PowerUser" (as "power user"), not
 * "Administrative assistant" or "Non-admin".
 */
export function isPrivileged(role: string, words: readonly string[]): boolean {
  const apart = plainWords(role.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')).replaceAll(NOT_MEANT, ' ');
  const together = plainWords(role).replaceAll(NOT_MEANT, ' ');
  return words.some((word) => {
    const wanted = ` ${plainWords(word)} `;
    return wanted.trim() !== '' && (` ${apart} `.includes(wanted) || ` ${together} `.includes(wanted));
  });
}

/** Dormant: more days without a login than the rule allows. An account that was never used is, once it is as old. */
export function isDormant(
  { lastLogin, created }: Pick<ListedAccess, 'lastLogin' | 'created'>,
  dormantDays: number,
  asOf: string,
): boolean {
  const since = lastLogin === NEVER ? created : lastLogin;
  if (lastLogin === NEVER && since === '') return true;
  return DAY.test(since) && daysBetween(since, asOf) > dormantDays;
}

/** The key under which an account of one listing is found in another. */
export const accountKey = ({ application, account }: Pick<ListedAccess, 'application' | 'account'>): string =>
  `${plainWords(application)}\n${account.trim().toLowerCase()}`;
const lineKey = (line: ListedAccess): string => `${accountKey(line)}\n${line.role.trim().toLowerCase()}`;

/**
 * Of the people that a listing names, the share that must be on the roster for it to count as the whole roster. Where it holds only
 * joiners or leavers, missing from it says nothing.
 */
const WHOLE_ROSTER = 0.5;

/** The assessment of each line, in their order. Differences from an earlier listing are told by `compareListings`. */
export function assessListing(lines: readonly ListedAccess[], context: AccessContext): Assessment[] {
  const { roster, rules, asOf } = context;
  const find = rosterIndex(roster);
  const matches = lines.map((line) => find(line));
  const isWhole = coversListing(lines, matches.map(Boolean));
  const seen = new Set<string>();
  return lines.map((line, index) => {
    const match = matches[index];
    const flags = new Set<AccessFlag>();
    const off = isDisabled(line.status);
    const last = match && lastDay(match.worker);
    if (off) flags.add('disabled');
    else {
      if (last && last <= asOf) flags.add('leaver_active');
      if (isDormant(line, rules.dormantDays, asOf)) flags.add('dormant');
    }
    if (!match && !namesPerson(line)) flags.add('no_owner');
    else if (!match && isWhole) flags.add('not_on_roster');
    if (isPrivileged(line.role, rules.privilegedWords)) flags.add('privileged');
    const key = lineKey(line);
    if (seen.has(key)) flags.add('duplicate');
    seen.add(key);
    return {
      workerId: match?.worker.id ?? null,
      ownerNote: match ? noteOf(match.by, line.name, match.worker.name) : '',
      flags: inOrder(flags),
    };
  });
}

/** Whether the roster is whole enough for its gaps to mean something. */
export function coversListing(
  lines: readonly Pick<ListedAccess, 'name' | 'account' | 'email'>[],
  matched: readonly boolean[],
): boolean {
  const named = new Map<string, boolean>();
  for (const [index, line] of lines.entries()) {
    if (!namesPerson(line)) continue;
    const who = line.email || line.account;
    named.set(who, Boolean(named.get(who)) || Boolean(matched[index]));
  }
  const found = [...named.values()].filter(Boolean).length;
  return named.size > 0 && found / named.size >= WHOLE_ROSTER;
}

/** An address that is no service's, or a name. */
const namesPerson = ({ name, account }: Pick<ListedAccess, 'name' | 'account'>): boolean =>
  name !== '' || (account.includes('@') && !SHARED.test(account));
const SHARED =
  /^(?:svc|srv|service|sys|system|admin|root|info|support|noreply|no-reply|backup|monitor(?:ing)?|ci|deploy|bot|test|shared|helpdesk|team|ops)(?:[-_.+\d]|@)/i;

function noteOf(by: MatchWay, listed: string, found: string): string {
  const words = (name: string) => plainWords(name).split(' ').toSorted().join(' ');
  const differs = listed !== '' && words(listed) !== words(found);
  return [WAYS[by], differs ? `listed as ${listed}` : ''].filter(Boolean).join('; ');
}

export const inOrder = (flags: ReadonlySet<AccessFlag>): AccessFlag[] =>
  ACCESS_FLAGS.filter((flag) => flags.has(flag));
