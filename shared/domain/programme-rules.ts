/** The firm's rules for what runs all year: when something is late, dormant, privileged, due or overdue. */
import type { DayRule } from './programme-vocabulary.ts';
import type { Frequency, Severity } from './vocabulary.ts';

/** A day on which the firm does not work. */
export interface Holiday {
  /** ISO 8601. */
  day: string;
  /** What people call it; empty when it has no name. */
  name: string;
}

export interface ProgrammeRules {
  /** Hours after the last moment of work within which the access of a leaver is removed; exactly as many are in time. */
  leaverHours: number;
  /** Days without a login after which an account is dormant. */
  dormantDays: number;
  /** Words of a role, in lower case, that make an account privileged. */
  privilegedWords: readonly string[];
  /** Days in which a vulnerability is closed; exactly as many are in time. */
  slaDays: Readonly<Record<Severity, number>>;
  /** Where a due day goes that is no business day. */
  dayRule: DayRule;
  /** Days that are no business days beside Saturdays and Sundays, in order. */
  holidays: readonly Holiday[];
  /** Days after its due day in which an occurrence of a control is late, not missed; by frequency, none without an entry. */
  graceDays: Readonly<Partial<Record<Frequency, number>>>;
  /** Days before its due day from which something is upcoming. */
  soonDays: number;
}

/**
 * Days of grace by frequency: at most a third of the interval, so that what is performed a little late is told apart from
 * what was left out. A rule of our own, which a firm replaces by its own policy; no standard sets one.
 */
const GRACE_DAYS: ProgrammeRules['graceDays'] = {
  annual: 30,
  'semi-annual': 30,
  quarterly: 15,
  monthly: 5,
  'semi-monthly': 5,
  weekly: 2,
  daily: 0,
};

/** What holds until the firm says otherwise. */
export const DEFAULT_PROGRAMME_RULES: ProgrammeRules = {
  leaverHours: 24,
  dormantDays: 90,
  privilegedWords: [
    'admin',
    'administrator',
    'owner',
    'root',
    'super',
    'superuser',
    'power user',
    'privileged',
    'sudo',
    'dba',
    'maintain',
    'maintainer',
  ],
  slaDays: { critical: 7, high: 30, medium: 90, low: 180 },
  dayRule: 'as_it_falls',
  holidays: [],
  graceDays: GRACE_DAYS,
  soonDays: 30,
};
