/** Listings as of a day, from which a test of design takes one example. */
import type { SampleCompleteness, SamplePopulation, SampleTest } from '../../case.ts';
import { makeTable, randomFrom, type Column } from '../../rows.ts';

const LISTED_ON = '2026-06-15';

const EXAMPLE =
  'One example: whether the control is suitably designed does not depend on how often it is seen';

const relied = (note: string): SampleCompleteness => ({
  checks: {
    coverage: { answer: 'yes', note: 'As of the day of the export; a Type I date has no period.' },
    spot_checks: { answer: 'na', note: 'Not needed for one example; the list only offers a choice.' },
  },
  verdict: { verdict: 'sufficient', note },
  fromList: { count: 0, note: '' },
  fromSystem: { keys: [], note: '' },
});

const table = (seed: number, rows: number, columns: Readonly<Record<string, Column>>) => () =>
  makeTable(columns, rows, randomFrom(seed));

const ofDesign = (
  test: Pick<
    SampleTest,
    'control' | 'objective' | 'source' | 'steps' | 'attributes' | 'conclusion' | 'itemFiles'
  > & {
    seed: string;
  },
): SampleTest => {
  const { seed, ...rest } = test;
  return {
    ...rest,
    kind: 'design',
    draw: { method: 'random', size: 1, seed: `Harbourline ${LISTED_ON} ${seed}`, basis: EXAMPLE },
    record: 'Record',
    shows: [],
    test: () => ({ isException: false, marks: {} }),
    result: 'no_exceptions',
  };
};

const listing = { kind: 'listing', dateColumn: null, runAt: LISTED_ON } as const;

export const POPULATIONS: readonly SamplePopulation[] = [
  {
    ...listing,
    file: 'access-granted-2026-06-15.csv',
    name: 'Access granted, as of 15 June 2026',
    table: table(615, 38, {
      Ticket: { sequence: 'AC-', from: 711 },
      System: { pick: ['Production account', 'Source repository', 'Billing system', 'Cloud console'] },
      Role: { pick: ['reader', 'editor', 'operator'] },
      Granted: { day: ['2026-01-12', '2026-06-12'] },
    }),
    keyColumn: 'Ticket',
    sourceSystem: 'Ticket system',
    query: 'type = access AND status = granted, all since 1 January 2026',
    runBy: 'Dana Whitlock',
    independentTotal: 38,
    totalSource: 'Number shown above the list in the ticket system',
    completeness: relied('The number on the screen was seen when the list was exported.'),
    tests: [
      ofDesign({
        control: 'IAM-04',
        seed: 'access',
        objective: 'The way in which access is granted keeps anyone from getting it without two approvals.',
        source: 'Ticket system, list of approvers',
        attributes: [
          'The form asks for user, system and role',
          'Both approvals are needed before the ticket can be closed',
          'The requester can not approve',
        ],
        steps: [
          {
            nature: 'inquiry',
            text: 'Ask the IT manager who may approve which access.',
            outcome: 'Managers and owners of systems; the list is part of the role catalogue.',
            doneOn: '2026-06-15',
          },
          {
            nature: 'inspection',
            text: 'Follow one ticket from the request to the right.',
            outcome: 'Two approvals, then the grant; the role is the one asked for.',
            doneOn: '2026-06-15',
          },
        ],
        conclusion:
          'One ticket was followed from request to right and the form was inspected. As described, the control would meet its criteria.',
      }),
    ],
  },
  {
    ...listing,
    file: 'changes-2026-06-15.csv',
    name: 'Changes released, 1 May to 15 June 2026',
    table: table(616, 64, {
      Change: { sequence: 'TW-', from: 2204 },
      Service: { pick: ['rota', 'notices', 'billing', 'mobile'] },
      Author: { pick: ['k.lund', 'm.abara', 's.ito'] },
      Released: { day: ['2026-05-04', '2026-06-12'] },
    }),
    keyColumn: 'Change',
    sourceSystem: 'Release pipeline',
    query: 'releases of production from 2026-05-01 to 2026-06-15',
    runBy: 'Ines Okafor',
    independentTotal: 64,
    totalSource: 'Counter of releases in the pipeline',
    completeness: relied('The counter was seen when the list was exported.'),
    tests: [
      ofDesign({
        control: 'CHG-01',
        seed: 'changes',
        objective:
          'A change can not reach production without a ticket, tests and the approval of someone else.',
        source: 'Release pipeline, change procedure 2.3',
        attributes: [
          'The pipeline refuses a release without a ticket',
          'The pipeline refuses a release before tests have passed',
          'The pipeline refuses the approval of the author',
        ],
        steps: [
          {
            nature: 'inspection',
            text: 'Follow one change from its ticket to its release.',
            outcome: 'Ticket, tests and approval come before the release, in this order.',
            doneOn: '2026-06-16',
          },
          {
            nature: 'observation',
            text: 'Watch a release without an approval.',
            outcome: 'Refused.',
            doneOn: '2026-06-16',
          },
        ],
        conclusion:
          'One change was followed and a release without an approval was refused. As described, the control would meet its criteria.',
      }),
    ],
  },
  {
    ...listing,
    file: 'laptops-2026-06-15.csv',
    name: 'Laptops under management, 15 June 2026',
    table: table(617, 71, {
      Device: { sequence: 'HL-', from: 301 },
      Team: { pick: ['Engineering', 'Support', 'Sales', 'People'] },
      Encryption: { pick: ['on'] },
      'Last seen': { day: ['2026-06-08', '2026-06-15'] },
    }),
    keyColumn: 'Device',
    sourceSystem: 'Device management',
    query: 'all enrolled devices with an active user',
    runBy: 'Dana Whitlock',
    independentTotal: 71,
    totalSource: 'Laptops in the asset inventory',
    completeness: relied('The inventory is kept by another team and agrees.'),
    tests: [
      ofDesign({
        control: 'END-01',
        seed: 'laptops',
        objective: 'A device that is not managed, or not encrypted, does not reach the service.',
        source: 'Device management',
        attributes: ['Encryption and screen lock are enforced', 'A device that is not enrolled is refused'],
        steps: [
          {
            nature: 'inspection',
            text: 'Inspect the policy and the settings of one laptop.',
            outcome: 'Both settings are enforced and can not be changed by the user.',
            doneOn: '2026-06-17',
          },
          {
            nature: 'observation',
            text: 'Watch a laptop that is not enrolled sign in.',
            outcome: 'Refused.',
            doneOn: '2026-06-17',
          },
        ],
        conclusion:
          'The policy and one laptop were inspected, and a laptop that is not enrolled was refused. As described, the control would meet its criteria.',
      }),
    ],
  },
];
