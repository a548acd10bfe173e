/** The words of an access review. */

/** What is seen in a line of a listing, in the order in which a reviewer should look. */
export const ACCESS_FLAG_NAMES = {
  leaver_active: 'Leaver still active',
  no_owner: 'No owner',
  not_on_roster: 'Not on the roster',
  privileged: 'Privileged',
  dormant: 'Dormant',
  new: 'New',
  role_changed: 'Role changed',
  removed: 'Gone since',
  duplicate: 'Listed twice',
  disabled: 'Disabled',
} as const;
export type AccessFlag = keyof typeof ACCESS_FLAG_NAMES;
export const ACCESS_FLAGS = Object.keys(ACCESS_FLAG_NAMES) as [AccessFlag, ...AccessFlag[]];

export const ACCESS_FLAG_MEANINGS: Record<AccessFlag, string> = {
  leaver_active: 'The person left on or before the day of the listing, and the account is not disabled.',
  no_owner: 'No person stands behind the account: a service, shared or built-in account, or unknown.',
  not_on_roster: 'The person that the listing names is not on the roster.',
  privileged: 'A word of the role says that it can change what others may do.',
  dormant: 'No login for longer than the rule allows, or never.',
  new: 'Not in the earlier listing.',
  role_changed: 'The earlier listing has other roles for this account.',
  removed: 'In the earlier listing only; nothing is to be decided.',
  duplicate: 'The same account with the same role stands further up.',
  disabled: 'The listing says that the account can not be used.',
};

/** Keeping a line with one of these needs a sentence why it is right. */
export const FLAGS_TO_EXPLAIN: readonly AccessFlag[] = [
  'leaver_active',
  'no_owner',
  'not_on_roster',
  'privileged',
  'dormant',
];

export const needsReason = (flags: readonly AccessFlag[]): boolean =>
  flags.some((flag) => FLAGS_TO_EXPLAIN.includes(flag));

/** A line that is only in the earlier listing is there to be seen, not to be decided. */
export const isToDecide = (flags: readonly AccessFlag[]): boolean => !flags.includes('removed');
