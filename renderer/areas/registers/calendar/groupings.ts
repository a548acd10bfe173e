import type { CalendarControl } from '../../../../shared/contract/calendar.ts';

/** What the rows of the year can be grouped by. */
export const GROUPINGS = {
  owner: { label: 'By owner', of: ({ owner }: CalendarControl) => owner ?? 'No owner' },
  domain: { label: 'By domain', of: ({ domain }: CalendarControl) => domain || 'No domain' },
} as const;
export type Grouping = keyof typeof GROUPINGS;
export const GROUPING_IDS = Object.keys(GROUPINGS) as Grouping[];
