/** The population of changes: what the release pipeline of the fictional client reports. */
import { ENGAGEMENT } from './saas.ts';
import { integer, pick, randomFrom } from './rows.ts';

const SEED = 20_260_630;
export const CHANGE_COUNT = 1212;
export const SAMPLE_SIZE = 25;
/**
 * Fixed, so that the demo always draws the same items, one late approval among them. The seed that Trustbench proposes follows
 * from the id of the engagement and would differ every time.
 */
export const DRAW_SEED = 'Harbourline Tidewise 2026-H1 changes 3';

const HEADER = [
  'Change',
  'Service',
  'Summary',
  'Author',
  'Tests passed',
  'Approved by',
  'Approved',
  'Released',
  'Emergency',
];
const SERVICES = ['scheduler', 'web', 'billing', 'notifications', 'rota-import', 'reporting', 'identity'];
const VERBS = ['Add', 'Fix', 'Limit', 'Move', 'Remove', 'Speed up', 'Rename', 'Retry'];
const THINGS = [
  'shift swap rules',
  'calendar export',
  'time zone of rotas',
  'invoice rounding',
  'queue consumer',
  'audit log fields',
  'holiday import',
  'mail templates',
  'session timeout',
  'cost centre filter',
];
const PEOPLE = ['e.ruiz', 'f.holm', 'g.petrov', 'j.sato', 'k.novak', 'l.ferri', 'n.quist', 'o.bauer'];
const HOUR = 3_600_000;
/** One release in so many came before its approval; one in so many is an emergency. */
const LATE_ONE_IN = 45;
const EMERGENCY_ONE_IN = 40;

/** A few rows lie before and after the period, as in every real export. */
const FIRST = Date.parse(ENGAGEMENT.periodFrom) - 48 * HOUR;
const LAST = Date.parse(ENGAGEMENT.periodTo) + 72 * HOUR;

const stamp = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** Header and rows, the same every time. */
export function makeChanges(): string[][] {
  const random = randomFrom(SEED);
  const rows = Array.from({ length: CHANGE_COUNT }, (_, i) => {
    const released = FIRST + Math.floor(((i + random()) / CHANGE_COUNT) * (LAST - FIRST));
    const author = pick(random, PEOPLE);
    const approver = pick(
      random,
      PEOPLE.filter((p) => p !== author),
    );
    const isEmergency = integer(random, 1, EMERGENCY_ONE_IN) === 1;
    const isLate = isEmergency || integer(random, 1, LATE_ONE_IN) === 1;
    const approved = released + (isLate ? 1 : -1) * integer(random, 1, 20) * HOUR;
    return [
      `TW-${4100 + i}`,
      pick(random, SERVICES),
      `${pick(random, VERBS)} ${pick(random, THINGS)}`,
      author,
      stamp(Math.min(approved, released) - HOUR),
      approver,
      stamp(approved),
      stamp(released),
      isEmergency ? 'yes' : 'no',
    ];
  });
  return [HEADER, ...rows];
}

export interface ChangeResult {
  /** By letter of the attribute. */
  marks: Readonly<Record<string, { mark: 'met' | 'exception' | 'not_applicable'; note: string }>>;
  isException: boolean;
}

/** What a tester finds who compares the times of one change with the control. */
export function testChange(data: Readonly<Record<string, string>>): ChangeResult {
  const isEmergency = data['Emergency'] === 'yes';
  const isLate = (data['Approved'] ?? '') > (data['Released'] ?? '');
  const isException = isLate && !isEmergency;
  const met = { mark: 'met', note: '' } as const;
  return {
    isException,
    marks: {
      A: met,
      B: met,
      C: isException
        ? {
            mark: 'exception',
            note: `Released ${data['Released']}, approved ${data['Approved']} by ${data['Approved by']}.`,
          }
        : isEmergency
          ? { mark: 'not_applicable', note: 'Emergency change: see attribute D.' }
          : met,
      D: isEmergency ? met : { mark: 'not_applicable', note: 'Not an emergency change.' },
    },
  };
}
