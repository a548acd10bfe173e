/** Which column of a listing of accounts holds what. */
import { columnNames } from '../table-import/header.ts';
import { headerWords } from '../table-import/plain-words.ts';
import { tidy, type SheetTable } from '../table.ts';

export const ACCESS_COLUMN_NAMES = {
  application: 'Application',
  account: 'Account',
  email: 'Email',
  number: 'Employee number',
  name: 'Name',
  familyName: 'Family name',
  role: 'Role',
  lastLogin: 'Last login',
  status: 'Status',
  created: 'Created',
} as const;
export type AccessColumn = keyof typeof ACCESS_COLUMN_NAMES;
export const ACCESS_COLUMNS = Object.keys(ACCESS_COLUMN_NAMES) as [AccessColumn, ...AccessColumn[]];

/** Field to column index (from 0). A field without a column is absent. */
export type AccessMapping = Partial<Record<AccessColumn, number>>;

/** What columns are called, the likeliest name first. In plain words. */
const NAMES: Record<AccessColumn, RegExp[]> = {
  application: [
    /^(application|app|system)( name)?$/,
    /^(platform|service|tool|database|environment|tenant|instance|resource|source|target)( name)?$/,
  ],
  account: [
    /^(account|user account|account name|user ?name|user ?id|user|login|login name|login id|log ?on( name)?|sam ?account ?name|user principal name|upn|principal|identity|account id)$/,
    /^(id|iam user|handle|db user|grantee|member)$/,
  ],
  email: [/^((primary |work |company |user )?e ?mail( address)?|mail)$/],
  number: [/^(employee|staff|worker|personnel|person|hr)( id| number| no| nr)?$/],
  name: [
    /^(name|full name|display name|displayname|employee name|user full name|person|user name full|owner|account owner)$/,
    /^(first name|given name|firstname|givenname)$/,
  ],
  familyName: [/^(last name|family name|surname|lastname)$/],
  role: [
    /^(roles?|role name|permissions?|permission set|groups?|group name|group membership|profile|profile name|privileges?|access|access level|access right|access rights|entitlements?|rights?|responsibility|assigned roles?|user type|account type|policies)$/,
    /^(level|type|title|license|team)$/,
  ],
  lastLogin: [
    /^(last ?(login|logon|log in|log on|sign ?in|seen|active|activity|access|accessed|used|authentication|auth))( (date|time|at|utc|on|date utc|time utc|timestamp))*$/,
    /^(password last used|most recent login|latest login|last used date|last access date|last interactive sign in)$/,
  ],
  status: [
    /^((account |user )?(status|state)|active|enabled|disabled|is active|is enabled|suspended|locked|account enabled)$/,
  ],
  created: [
    /^((account |user )?(created|creation)( (date|time|at|on|date utc))*|when created|date created|created date)$/,
  ],
};

const LONGEST_SEARCH = 30;

/** Without the hints in brackets that directories add ("Last Sign In [READ ONLY]"). */
const words = (name: string): string => headerWords(tidy(name.replaceAll(/\[[^\]]*\]/g, ' ')));

/** Guesses by the names alone: a listing of accounts has values that tell nothing apart. A name that fits better goes first. */
export function guessAccessColumns(names: readonly string[]): AccessMapping {
  const plain = names.map(words);
  const mapping: AccessMapping = {};
  const taken = new Set<number>();
  const ranks = Math.max(...ACCESS_COLUMNS.map((field) => NAMES[field].length));
  for (let rank = 0; rank < ranks; rank += 1) {
    for (const field of ACCESS_COLUMNS) {
      const pattern = NAMES[field][rank];
      if (!pattern || mapping[field] !== undefined) continue;
      const column = plain.findIndex((name, index) => !taken.has(index) && pattern.test(name));
      if (column < 0) continue;
      mapping[field] = column;
      taken.add(column);
    }
  }
  return mapping;
}

export interface AccessLayout {
  /** Index of the row that names the columns. */
  headerRow: number;
  names: string[];
  mapping: AccessMapping;
}

/** A listing needs something that says whose the account is. */
const saysWho = ({ account, email, name }: AccessMapping): boolean =>
  [account, email, name].some((column) => column !== undefined);

/** The row that names most columns, the first of equals, with what they hold; null when no row names an account and one thing more. */
export function accessLayoutOf(table: SheetTable): AccessLayout | null {
  let best: (AccessLayout & { weight: number }) | null = null;
  for (let row = 0; row < Math.min(table.rows.length, LONGEST_SEARCH); row += 1) {
    const names = columnNames(table, row);
    const mapping = guessAccessColumns(names);
    const weight = Object.keys(mapping).length;
    if (saysWho(mapping) && weight >= 2 && weight > (best?.weight ?? 0))
      best = { headerRow: row, names, mapping, weight };
  }
  return best && { headerRow: best.headerRow, names: best.names, mapping: best.mapping };
}

/** Why these columns make no listing, or null. */
export function refuseMapping(mapping: AccessMapping): string | null {
  return saysWho(mapping) ? null : 'Say which column holds the account, the email address or the name.';
}
