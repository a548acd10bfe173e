/** The population of changes: what the release pipeline reports, and what a tester finds who compares the times. */
import type { ItemResult } from '../../case.ts';
import { integer, pick, randomFrom } from '../../rows.ts';
import { HOUR_MS, isInPeriod, MINUTE_MS, stamp, workingDays } from './days.ts';

const SEED = 20_251_001;
export const CHANGE_COUNT = 1904;
/** Until this day the pipeline of one service started releases whose approval was still open. */
export const GATE_CLOSED_ON = '2026-02-16';
export const LATE_SERVICE = 'connector-hub';

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
const SERVICES = [
  'payments',
  'accounts',
  'consent',
  LATE_SERVICE,
  'webhooks',
  'ledger',
  'reconciliation',
  'gateway',
  'console',
];
const VERBS = ['Add', 'Fix', 'Limit', 'Move', 'Remove', 'Speed up', 'Rename', 'Retry'];
const THINGS = [
  'bank status mapping',
  'refund cut-off',
  'consent renewal',
  'idempotency key check',
  'currency rounding',
  'webhook signature',
  'token rotation',
  'statement paging',
  'quota of partners',
  'ledger index',
  'calls to banks',
  'audit trail fields',
];
const PEOPLE = [
  'a.silva',
  'b.kovacs',
  'c.okoye',
  'd.lind',
  'e.maes',
  'f.tanaka',
  'g.rossi',
  'h.nassar',
  'j.vos',
  'k.horvat',
];
/** One release in so many of that service came before its approval; one of all in so many is an emergency. */
const LATE_ONE_IN = 10;
const EMERGENCY_ONE_IN = 45;

/** A few rows lie before and after the period, as in every real export. */
const FIRST = '2025-09-29';
const LAST = '2026-07-02';

/** Times of release on working days, in order. */
function releaseTimes(random: () => number): number[] {
  const days = workingDays(FIRST, LAST);
  return Array.from({ length: CHANGE_COUNT }, () => {
    const start = Date.parse(pick(random, days)) + 7 * HOUR_MS;
    return start + Math.floor(random() * 10 * HOUR_MS);
  }).toSorted((a, b) => a - b);
}

function makeRows(): string[][] {
  const random = randomFrom(SEED);
  return releaseTimes(random).map((released, i) => {
    const service = pick(random, SERVICES);
    const author = pick(random, PEOPLE);
    const approver = pick(
      random,
      PEOPLE.filter((p) => p !== author),
    );
    const isEmergency = integer(random, 1, EMERGENCY_ONE_IN) === 1;
    const isUngated = service === LATE_SERVICE && stamp(released) < GATE_CLOSED_ON;
    const isLate = isEmergency || (isUngated && integer(random, 1, LATE_ONE_IN) === 1);
    const approved = released + (isLate ? 1 : -1) * integer(random, 5, 360) * MINUTE_MS;
    return [
      `QP-${4100 + i}`,
      service,
      `${pick(random, VERBS)} ${pick(random, THINGS)}`,
      author,
      stamp(Math.min(approved, released) - HOUR_MS),
      approver,
      stamp(approved),
      stamp(released),
      isEmergency ? 'yes' : 'no',
    ];
  });
}

const ROWS = makeRows();

/** Header and rows, the same every time. */
export const makeChanges = (): string[][] => [HEADER, ...ROWS];

const isEmergencyRow = (row: readonly string[]): boolean => row[8] === 'yes';
const isLateRow = (row: readonly string[]): boolean =>
  !isEmergencyRow(row) && (row[6] ?? '') > (row[7] ?? '');

/** Counts over the rows that were released in the period, all of them or those of one month. */
export function countChanges(month = ''): { released: number; emergencies: number; late: number } {
  const rows = ROWS.filter((row) => isInPeriod(row[7] ?? '') && (row[7] ?? '').startsWith(month));
  return {
    released: rows.length,
    emergencies: rows.filter(isEmergencyRow).length,
    late: rows.filter(isLateRow).length,
  };
}

/** Emergency changes of the period, in order. */
export const emergencyKeys = (): string[] =>
  ROWS.filter((row) => isEmergencyRow(row) && isInPeriod(row[7] ?? '')).map((row) => row[0] ?? '');

/** What a tester finds who reads the review of an emergency change; every one was approved on the day of its release. */
export function testEmergency(data: Readonly<Record<string, string>>): ItemResult {
  const note = `Released ${data['Released']}, reviewed ${data['Approved']} by ${data['Approved by']}.`;
  return { isException: false, marks: { B: { mark: 'traced', note } } };
}

/** What a tester finds who compares the times of one change with the control. */
export function testChange(data: Readonly<Record<string, string>>): ItemResult {
  const isEmergency = data['Emergency'] === 'yes';
  const isException = !isEmergency && (data['Approved'] ?? '') > (data['Released'] ?? '');
  const met = { mark: 'met', note: '' } as const;
  const late = {
    mark: 'exception',
    note: `Released ${data['Released']}, approved ${data['Approved']} by ${data['Approved by']}.`,
  } as const;
  const emergency = { mark: 'not_applicable', note: 'Emergency change: see attribute D.' } as const;
  return {
    isException,
    marks: {
      C: isException ? late : isEmergency ? emergency : met,
      D: isEmergency ? met : { mark: 'not_applicable', note: 'Not an emergency change.' },
    },
  };
}
