import type { ItemResult, SamplePopulation } from '../../case.ts';
import { day, integer, pick, randomFrom } from '../../rows.ts';

const DAY_MS = 86_400_000;

const later = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * DAY_MS).toISOString().slice(0, 10);
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

const REQUESTS = 46;
/** One answer in so many takes longer than the 30 days allowed. */
const LATE_ONE_IN = 9;

/** Requests of individuals to see their data, from the privacy mailbox. */
function requests(): string[][] {
  const random = randomFrom(460_2026);
  const received = Array.from({ length: REQUESTS }, () =>
    day(random, ['2026-01-01', '2026-05-28']),
  ).toSorted();
  const rows = received.map((start, i) => {
    const days = integer(random, 1, LATE_ONE_IN) === 1 ? integer(random, 32, 41) : integer(random, 4, 28);
    return [
      `AR-${String(i + 201)}`,
      start,
      pick(random, ['web form', 'mail', 'hospital partner']),
      pick(random, ['copy of data', 'copy of data', 'what is held', 'who received it']),
      later(start, integer(random, 0, 2)),
      later(start, days),
      days > 30 && integer(random, 1, 2) === 1 ? later(start, 27) : '',
    ];
  });
  return [
    ['Request', 'Received', 'Channel', 'Asks for', 'Identity verified', 'Answered', 'Extension announced'],
    ...rows,
  ];
}

const DEVICES = 148;

/** Every laptop of the device management, at the end of the period. */
function devices(): string[][] {
  const random = randomFrom(148_2026);
  const rows = Array.from({ length: DEVICES }, (_, i) => [
    `FH-${String(i + 1001)}`,
    pick(random, ['Data science', 'Engineering', 'Clinical operations', 'Support', 'Finance']),
    pick(random, ['home', 'home', 'home', 'office']),
    pick(random, ['macOS', 'Windows', 'Windows']),
    integer(random, 1, 24) === 1 ? 'off' : 'on',
    pick(random, ['current', 'current', 'current', 'one release behind']),
    day(random, ['2026-06-12', '2026-06-30']),
  ]);
  return [['Device', 'Team', 'Works from', 'System', 'Disk encryption', 'Updates', 'Last seen'], ...rows];
}

const JOINERS = 23;

/** People who started in the period, from the people system. */
function joiners(): string[][] {
  const random = randomFrom(23_2026);
  const starts = Array.from({ length: JOINERS }, () => day(random, ['2026-01-05', '2026-05-29'])).toSorted();
  const rows = starts.map((start, i) => [
    `P-${String(i + 2301)}`,
    pick(random, ['Data science', 'Engineering', 'Clinical operations', 'Support']),
    start,
    later(start, integer(random, 2, 24)),
  ]);
  return [['Person', 'Team', 'Started', 'Training completed'], ...rows];
}

const notApplicable = (note: string) => ({ mark: 'not_applicable' as const, note });

const inLine: ItemResult['marks'] = { C: notApplicable('The device was in line.') };

export const POPULATIONS: readonly SamplePopulation[] = [
  {
    file: 'access-requests-2026-h1.csv',
    name: 'Access requests of individuals, first half of 2026',
    table: requests,
    keyColumn: 'Request',
    dateColumn: 'Received',
    sourceSystem: 'Privacy mailbox and web form',
    query: 'type:access received:2026-01-01..2026-06-30, exported as CSV',
    runBy: 'Léa Fontaine',
    runAt: '2026-07-03',
    independentTotal: REQUESTS,
    tests: [
      {
        control: 'PRV-07',
        size: 15,
        seed: 'Fernleigh 2026-H1 access requests 1',
        basis: 'Firm policy: per occurrence, 11 to 50 items, higher risk (judgment, not statistical)',
        record: 'Request file',
        test: (data) => {
          const days = daysBetween(data['Received'] ?? '', data['Answered'] ?? '');
          const isException = days > 30 && data['Extension announced'] === '';
          return {
            isException,
            marks: {
              ...(isException
                ? {
                    C: {
                      mark: 'exception' as const,
                      note: `Answered after ${days} days; no extension was announced.`,
                    },
                  }
                : {}),
              D: notApplicable('Nothing was refused.'),
            },
          };
        },
        result: 'exceptions',
        conclusion:
          'Fifteen requests were followed from receipt to answer. {exception} took longer than 30 days and nobody announced an extension.',
      },
    ],
  },
  {
    file: 'devices-2026-06-30.csv',
    name: 'Laptops under management, 30 June 2026',
    table: devices,
    keyColumn: 'Device',
    dateColumn: null,
    sourceSystem: 'Device management',
    query: 'all enrolled devices with an active user, exported as CSV',
    runBy: 'Grace Tanaka',
    runAt: '2026-07-01',
    independentTotal: DEVICES,
    tests: [
      {
        control: 'END-01',
        size: 25,
        seed: 'Fernleigh laptops 2026-06-30',
        basis: 'Firm policy: continuous control, 51 items or more (judgment, not statistical)',
        record: 'Device record',
        test: (data) => {
          const isException = data['Disk encryption'] === 'off';
          return {
            isException,
            marks: isException
              ? { B: { mark: 'exception', note: `Disk encryption was off; last seen ${data['Last seen']}.` } }
              : inLine,
          };
        },
        result: 'exceptions',
        conclusion:
          'Twenty-five laptops were inspected in the device management. The disk of {exception} was not encrypted.',
      },
    ],
  },
  {
    file: 'joiners-2026-h1.csv',
    name: 'Joiners, first half of 2026',
    table: joiners,
    keyColumn: 'Person',
    dateColumn: 'Started',
    sourceSystem: 'People system',
    query: 'start date 2026-01-01..2026-06-30, exported as CSV',
    runBy: 'Ibrahim Sørensen',
    runAt: '2026-07-02',
    // Nobody compared the list with payroll yet: one of the pitfalls to find in this case.
    independentTotal: null,
    tests: [
      {
        control: 'HR-04',
        size: 8,
        seed: 'Fernleigh 2026-H1 joiners',
        basis: 'Firm policy: per occurrence, 11 to 50 items (judgment, not statistical)',
        record: 'Training record',
        test: (data) => {
          const isException = daysBetween(data['Started'] ?? '', data['Training completed'] ?? '') > 30;
          return {
            isException,
            marks: {
              ...(isException ? { A: { mark: 'exception' as const, note: 'Completed after 30 days.' } } : {}),
              B: notApplicable('Joined in the period.'),
              C: notApplicable('Nobody was overdue.'),
            },
          };
        },
        result: 'no_exceptions',
        conclusion:
          'Eight joiners were agreed to the training system. All completed the course within 30 days.',
      },
    ],
  },
];
