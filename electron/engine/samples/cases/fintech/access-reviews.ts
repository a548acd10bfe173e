/** Quarterly access reviews: the lists as decided line by line, and the population of reviews that follows from them. */
import type { ItemResult } from '../../case.ts';
import { integer, pick, randomFrom } from '../../rows.ts';
import { addWorkingDays, QUARTERS, workingDaysBetween, type Quarter } from './days.ts';

const SEED = 24;
/** Of the company, at the end of the period. */
const PEOPLE_COUNT = 142;
/** Days (working) in which rejected rights are to be gone. */
const REMOVAL_DAYS = 5;
/** The one review after which removal took longer, how long, and of how many rights at least. */
const SLOW = { quarter: '2026-q1', system: 'Support desk', rejected: 3, days: 9 };

/** Systems in scope with their owner, roles and number of accounts. */
const SYSTEMS = [
  { name: 'Production cluster', owner: 'o.adeyemi', roles: ['reader', 'operator'], accounts: 22 },
  { name: 'Ledger database', owner: 'o.adeyemi', roles: ['reader', 'operator'], accounts: 9 },
  { name: 'Cloud console', owner: 'o.adeyemi', roles: ['reader', 'administrator'], accounts: 14 },
  { name: 'Source repository', owner: 'i.celik', roles: ['reader', 'writer', 'administrator'], accounts: 41 },
  { name: 'Release pipeline', owner: 'i.celik', roles: ['starter', 'administrator'], accounts: 17 },
  { name: 'Identity provider', owner: 'l.tamm', roles: ['member', 'administrator'], accounts: 32 },
  { name: 'Support desk', owner: 'a.mehta', roles: ['agent', 'lead'], accounts: 26 },
  { name: 'Finance system', owner: 's.vandermeulen', roles: ['reader', 'poster'], accounts: 11 },
] as const;
/** On these working days of the last month of a quarter the lists are drawn, and decided. */
const DRAWN: Readonly<Record<string, string>> = {
  '2025-q4': '2025-12-01',
  '2026-q1': '2026-03-02',
  '2026-q2': '2026-06-01',
};
const REJECTED_ONE_IN = 18;

interface Line {
  system: (typeof SYSTEMS)[number];
  account: string;
  role: string;
  keep: boolean;
  decided: string;
  removed: string;
}

function linesOf(quarter: Quarter): Line[] {
  const random = randomFrom(SEED + QUARTERS.indexOf(quarter));
  const drawn = DRAWN[quarter.id] ?? quarter.to;
  return SYSTEMS.flatMap((system, place) => {
    const decided = addWorkingDays(drawn, integer(random, 3, 9));
    const isSlow = quarter.id === SLOW.quarter && system.name === SLOW.system;
    return Array.from({ length: system.accounts + integer(random, -2, 2) }, (_, i) => {
      const keep = integer(random, 1, REJECTED_ONE_IN) > 1 && !(isSlow && i < SLOW.rejected);
      const days = isSlow ? SLOW.days : integer(random, 1, REMOVAL_DAYS - 1);
      return {
        system,
        // No account twice: 13 and the number of people have no common factor.
        account: `u${1001 + ((i * 13 + place * 5) % PEOPLE_COUNT)}`,
        role: pick(random, system.roles),
        keep,
        decided,
        removed: keep ? '' : addWorkingDays(decided, days),
      };
    });
  });
}

/** The list of one quarter as the tool exports it: comma-separated lines, the header first. */
export function reviewList(quarter: Quarter): string[] {
  return [
    'System,Account,Role,Decision,Decided by,Decided on,Removed on',
    ...linesOf(quarter).map(({ system, account, role, keep, decided, removed }) =>
      [system.name, account, role, keep ? 'keep' : 'remove', system.owner, decided, removed].join(','),
    ),
  ];
}

export const countLines = (quarter: Quarter): { lines: number; rejected: number } => {
  const lines = linesOf(quarter);
  return { lines: lines.length, rejected: lines.filter(({ keep }) => !keep).length };
};

const HEADER = [
  'Review',
  'Quarter',
  'System',
  'Owner',
  'List drawn',
  'Lines',
  'Rejected',
  'Signed off',
  'Last removal',
];

/** One row a review: eight systems in three quarters. */
export function makeReviews(): string[][] {
  const rows = QUARTERS.flatMap((quarter) => {
    const bySystem = Map.groupBy(linesOf(quarter), ({ system }) => system);
    return [...bySystem].map(([system, lines], i) => [
      `AR-${quarter.id}-${i + 1}`,
      quarter.name,
      system.name,
      system.owner,
      DRAWN[quarter.id] ?? '',
      String(lines.length),
      String(lines.filter(({ keep }) => !keep).length),
      lines[0]?.decided ?? '',
      lines
        .map(({ removed }) => removed)
        .toSorted()
        .at(-1) ?? '',
    ]);
  });
  return [HEADER, ...rows];
}

/** What a tester finds who compares a review with the list and the removals behind it. */
export function testReviewOfAccess(data: Readonly<Record<string, string>>): ItemResult {
  const signed = data['Signed off'] ?? '';
  const removal = data['Last removal'] ?? '';
  const lines = { mark: 'agreed', note: `${data['Lines']} lines, as many as the system shows.` } as const;
  if (removal === '') {
    const none = { mark: 'not_applicable', note: 'No right was rejected.' } as const;
    return { isException: false, marks: { B: lines, D: none } };
  }
  const days = workingDaysBetween(signed, removal);
  const isException = days > REMOVAL_DAYS;
  const note = `${data['System']}: signed off ${signed}, last right removed ${removal}, ${days} working days later.`;
  return {
    isException,
    marks: { B: lines, D: { mark: isException ? 'exception' : 'met', note: isException ? note : '' } },
  };
}
