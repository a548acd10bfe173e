/** What differs between two listings of the same applications. */
import { accountKey } from './flags.ts';
import type { ListedAccess } from './listing.ts';

export interface Difference {
  kind: 'new' | 'role_changed' | null;
  /** Roles of the account in the earlier listing, where they differ. */
  previousRole: string;
}

export interface Comparison {
  /** For each line of the present listing, in its order. */
  lines: Difference[];
  /** Lines of the earlier listing whose account the present one does not have. */
  removed: ListedAccess[];
}

/**
 * Compares by application and account. An account with several lines has several roles: its line is changed when its role is not among
 * the earlier ones, or when an earlier one is gone.
 */
export function compareListings(
  earlier: readonly ListedAccess[],
  present: readonly ListedAccess[],
): Comparison {
  const before = rolesOf(earlier);
  const after = rolesOf(present);
  const lines = present.map((line): Difference => {
    const had = before.get(accountKey(line));
    if (!had) return { kind: 'new', previousRole: '' };
    const has = after.get(accountKey(line)) ?? new Map<string, string>();
    const isChanged = !had.has(roleKey(line.role)) || [...had.keys()].some((role) => !has.has(role));
    return isChanged
      ? { kind: 'role_changed', previousRole: [...had.values()].join(', ') }
      : { kind: null, previousRole: '' };
  });
  return { lines, removed: earlier.filter((line) => !after.has(accountKey(line))) };
}

const roleKey = (role: string): string => role.trim().toLowerCase();

/** Roles by account, each as written first. */
function rolesOf(lines: readonly ListedAccess[]): Map<string, Map<string, string>> {
  const accounts = new Map<string, Map<string, string>>();
  for (const line of lines) {
    const key = accountKey(line);
    const roles = accounts.get(key) ?? new Map<string, string>();
    if (!roles.has(roleKey(line.role))) roles.set(roleKey(line.role), line.role);
    accounts.set(key, roles);
  }
  return accounts;
}
