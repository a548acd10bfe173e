/** What an engagement hands on to the next one, and what starts anew. */

export const RENEWAL_PART_NAMES = {
  scope: 'Scope: categories, people and roles of the engagement, registers of the description',
  controls: 'Controls with mappings and test plans',
  policies: 'Policies and exceptions that are open',
  vendors: 'Vendors with their controls and reports',
  risks: 'Risks with decisions',
  workers: 'People still employed',
  assets: 'Assets and the classification matrix',
  requirements: 'Programme requirements',
  follow_up: 'Open gaps, findings and corrective actions',
  walkthroughs: 'Subjects of walkthroughs and interviews',
  slots: 'Evidence of last time, to be asked for again',
  rules: 'Schedules, rules, targets and views',
} as const;
export type RenewalPart = keyof typeof RENEWAL_PART_NAMES;
export const RENEWAL_PARTS = Object.keys(RENEWAL_PART_NAMES) as [RenewalPart, ...RenewalPart[]];

/** Without these there is nothing to go on from. */
export const REQUIRED_PARTS: readonly RenewalPart[] = ['scope', 'controls'];

/** What no next engagement takes over: each period is proven anew. */
export const STARTS_ANEW: readonly string[] = [
  'Results, marks, conclusions and sign-offs',
  'Samples and populations',
  'Evidence and its files',
  'Findings and their responses, except open ones as gaps',
  'Occurrences of periodic controls',
  'Requests, packs and returns',
  'Incidents, changes, backups, restore tests, vulnerabilities',
  'Training, access reviews, governance meetings and metrics',
  'Comments and history',
];
