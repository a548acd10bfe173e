/** The population of vulnerabilities: found, fixed and confirmed by scan, against a deadline by severity. */
import { addDays, daysBetween } from '../../../../../shared/domain/readiness/days.ts';
import type { ItemResult } from '../../case.ts';
import { day, integer, pick, randomFrom } from '../../rows.ts';
import { EXPORTED_ON, PERIOD_FROM, PERIOD_TO } from './days.ts';

const SEED = 412;
export const VULNERABILITY_COUNT = 412;

/** Days from detection, as the standard of the client sets them. */
export const DEADLINE_DAYS = { critical: 7, high: 30, medium: 90, low: 180 } as const;
type Rating = keyof typeof DEADLINE_DAYS;
export const RATINGS = Object.keys(DEADLINE_DAYS) as Rating[];
/** Lowest and highest score (CVSS) of a rating, times ten. */
const SCORES: Record<Rating, readonly [number, number]> = {
  critical: [90, 98],
  high: [70, 89],
  medium: [40, 69],
  low: [10, 39],
};
/** How often each rating comes: one list entry is one in twenty. */
const MIX: readonly Rating[] = [
  'critical',
  ...Array<Rating>(4).fill('high'),
  ...Array<Rating>(10).fill('medium'),
  ...Array<Rating>(5).fill('low'),
];

const HEADER = [
  'Finding',
  'Asset',
  'Weakness',
  'Severity',
  'Score',
  'Found',
  'Fixed',
  'Confirmed by scan',
  'Delay approved',
];
/** Images of these assets were built from a base that nobody renewed until the day below; then all were fixed together. */
export const STALE_ASSETS = 'reporting';
export const BASE_RENEWED_ON = '2026-02-03';
const ASSETS = [
  'payments',
  'accounts',
  'consent',
  'webhooks',
  'ledger',
  'gateway',
  'console',
  STALE_ASSETS,
  STALE_ASSETS,
];
const WEAKNESSES = [
  'Outdated library in base image',
  'Outdated runtime',
  'Package with known weakness',
  'Unpatched operating system package',
  'Weak cipher in default settings',
  'Service runs as root',
];
/** One fix in so many is delayed with an approval. */
const APPROVED_ONE_IN = 40;

function makeRows(): string[][] {
  const random = randomFrom(SEED);
  const found = Array.from({ length: VULNERABILITY_COUNT }, () => day(random, [PERIOD_FROM, PERIOD_TO]));
  return found.toSorted().map((foundOn, i) => {
    const asset = pick(random, ASSETS);
    const rating = pick(random, MIX);
    const limit = DEADLINE_DAYS[rating];
    const due = addDays(foundOn, limit);
    const isStale = asset === STALE_ASSETS && due < BASE_RENEWED_ON;
    const approved = addDays(due, -integer(random, 1, 3));
    const isApproved = !isStale && approved <= EXPORTED_ON && integer(random, 1, APPROVED_ONE_IN) === 1;
    const planned = isApproved
      ? addDays(due, integer(random, 3, 12))
      : addDays(foundOn, Math.max(1, Math.round(limit * (0.1 + 0.8 * random()))));
    const fixed = isStale ? addDays(BASE_RENEWED_ON, integer(random, 0, 3)) : planned;
    const isFixed = fixed <= EXPORTED_ON;
    return [
      `VM-${2001 + i}`,
      `${asset}-${integer(random, 1, 6)}`,
      pick(random, WEAKNESSES),
      rating,
      (integer(random, ...SCORES[rating]) / 10).toFixed(1),
      foundOn,
      isFixed ? fixed : '',
      isFixed ? nextMonday(fixed) : '',
      isApproved ? approved : '',
    ];
  });
}

const ROWS = makeRows();

/** Header and rows, the same every time. */
export const makeVulnerabilities = (): string[][] => [HEADER, ...ROWS];

/** The scanner runs on Mondays. A fix of the last days has not been scanned again when the list is drawn. */
function nextMonday(fixed: string): string {
  const scan = addDays(fixed, (8 - new Date(fixed).getUTCDay()) % 7 || 7);
  return scan <= EXPORTED_ON ? scan : '';
}

type Outcome = 'on time' | 'delay approved' | 'late' | 'open';
const OUTCOMES: readonly Outcome[] = ['on time', 'delay approved', 'late', 'open'];

function outcomeOf(severity: string, found: string, fixed: string, approved: string): Outcome {
  const due = addDays(found, DEADLINE_DAYS[severity as Rating]);
  if ((fixed || EXPORTED_ON) <= due) return fixed === '' ? 'open' : 'on time';
  return approved !== '' && approved <= due ? 'delay approved' : 'late';
}

/** How many of a severity, or of all, were found, and what became of them. */
export function countVulnerabilities(severity?: string): Record<'found' | Outcome, number> {
  const rows = ROWS.filter((row) => severity === undefined || row[3] === severity);
  const outcomes = rows.map(([, , , rating = '', , found = '', fixed = '', , approved = '']) =>
    outcomeOf(rating, found, fixed, approved),
  );
  const counts = OUTCOMES.map((outcome) => [outcome, outcomes.filter((o) => o === outcome).length]);
  return { ...(Object.fromEntries(counts) as Record<Outcome, number>), found: rows.length };
}

/** Why a vulnerability says nothing about deadlines yet, or null. */
export function openWithinDeadline(data: Readonly<Record<string, string>>): string | null {
  const { Severity = '', Found = '', Fixed = '' } = data;
  const isOpen = outcomeOf(Severity, Found, Fixed, data['Delay approved'] ?? '') === 'open';
  return isOpen ? 'Open and within its deadline on the day of the export: there is no fix to test.' : null;
}

/** What a tester finds who compares the days of one vulnerability with the deadline. */
export function testVulnerability(data: Readonly<Record<string, string>>): ItemResult {
  const { Severity = '', Found = '', Fixed = '' } = data;
  const approved = data['Delay approved'] ?? '';
  const scanned = data['Confirmed by scan'] ?? '';
  const due = addDays(Found, DEADLINE_DAYS[Severity as Rating]);
  const outcome = outcomeOf(Severity, Found, Fixed, approved);
  const notes: Record<Outcome, string> = {
    'on time': '',
    open: `Not fixed yet; the deadline is ${due}.`,
    'delay approved': `Delay approved ${approved}, before the deadline of ${due}.`,
    late: `${Severity}, found ${Found}, due ${due}, fixed ${Fixed || 'not yet'}: ${daysBetween(due, Fixed || EXPORTED_ON)} days late, no approved delay.`,
  };
  const waiting = Fixed === '' ? 'Not fixed yet.' : 'The next scan lies after the export.';
  return {
    isException: outcome === 'late',
    marks: {
      B: { mark: outcome === 'late' ? 'exception' : 'met', note: notes[outcome] },
      C: scanned === '' ? { mark: 'not_applicable', note: waiting } : { mark: 'met', note: '' },
    },
  };
}
