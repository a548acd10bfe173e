/** Who joined and who left in the period, as the people system lists them. Nobody has a second count of the leavers. */
import type { ItemResult } from '../../case.ts';
import { integer, pick, randomFrom } from '../../rows.ts';
import { addDays } from '../../../../../shared/domain/readiness/days.ts';
import { addWorkingDays, PERIOD_FROM, workingDays, workingDaysBetween } from './days.ts';

const SEED = 19;
export const LEAVER_COUNT = 19;
/** Working days in which the access of a leaver is to be gone. */
const DISABLED_WITHIN = 1;

const HEADER = ['Leaver', 'Team', 'Last day', 'Kind', 'Access disabled', 'Last sign-in', 'Devices', 'Ticket'];
const TEAMS = ['Platform', 'Payments', 'Support', 'Sales', 'Finance', 'People'];

/** Header and rows, the same every time. */
export function makeLeavers(): string[][] {
  const random = randomFrom(SEED);
  const days = workingDays(PERIOD_FROM, '2026-06-26');
  const rows = Array.from({ length: LEAVER_COUNT }, () => pick(random, days))
    .toSorted()
    .map((lastDay, i) => {
      const kind = integer(random, 1, 6) === 1 ? 'involuntary' : 'voluntary';
      return [
        `P-${1207 + i * 3}`,
        pick(random, TEAMS),
        lastDay,
        kind,
        kind === 'involuntary' ? lastDay : addWorkingDays(lastDay, integer(random, 0, DISABLED_WITHIN)),
        lastDay,
        'returned',
        `HD-${3301 + i * 17}`,
      ];
    });
  return [HEADER, ...rows];
}

/** What the identity provider logged about them: comma-separated lines, the header first. */
export const disableLog = (): string[] => [
  'Account,Disabled,By,Ticket',
  ...makeLeavers()
    .slice(1)
    .map(([leaver, , , , disabled, , , ticket]) => [leaver, disabled, 'l.tamm', ticket].join(',')),
];

const JOINERS_SEED = 31;
const JOINER_COUNT = 31;

/** The register of joiners: comma-separated lines, the header first; screened and signed before the first day. */
export function joinerList(): string[] {
  const random = randomFrom(JOINERS_SEED);
  const days = workingDays(PERIOD_FROM, '2026-06-15');
  const rows = Array.from({ length: JOINER_COUNT }, () => pick(random, days))
    .toSorted()
    .map((started, i) => {
      const signed = addDays(started, -integer(random, 2, 12));
      return [`P-${1264 + i}`, addDays(signed, -integer(random, 3, 20)), signed, started, 'clear'].join(',');
    });
  return ['Joiner,Screened,Agreement signed,Started,Result', ...rows];
}

/** What a tester finds who compares the last day with the day on which access ended. */
export function testLeaver(data: Readonly<Record<string, string>>): ItemResult {
  const lastDay = data['Last day'] ?? '';
  const disabled = data['Access disabled'] ?? '';
  const isException = workingDaysBetween(lastDay, disabled) > DISABLED_WITHIN;
  const note = `Last day ${lastDay}, disabled ${disabled}.`;
  return { isException, marks: { A: { mark: isException ? 'exception' : 'traced', note } } };
}
