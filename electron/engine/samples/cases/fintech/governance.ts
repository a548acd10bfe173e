/** Targets, the availability of nine months, and the two meetings of the leadership in the period. */
import type { SampleGovernance } from '../../governance.ts';
import { MONTHS } from './days.ts';
import { availability, PROMISED } from './incidents.ts';

const CHAIR = 'Saskia van der Meulen';
const ATTENDEES = 'İbrahim Çelik, Nguyễn Thu Hà, Oluwaseun Adeyemi, Marit Kask, Renée Dubois, Arjun Mehta';

const lastDay = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};

export const GOVERNANCE: SampleGovernance = {
  // One working day: who leaves on a Friday may be removed by the end of Monday.
  leaverHours: 72,
  targets: {
    'late-leavers': { owner: 'Liisa Tamm' },
    'training-completion': {
      target: 95,
      owner: 'Zofia Wójcik',
      notes: 'Set in the meeting of January 2026.',
    },
    mttd: { target: 0.75, owner: 'Nguyễn Thu Hà' },
    'patch-sla-rate': { target: 98, owner: 'Nguyễn Thu Hà' },
    uptime: {
      target: PROMISED,
      owner: 'Oluwaseun Adeyemi',
      notes: 'Partner agreement, annex on service levels, 1.1',
    },
  },
  series: [
    {
      metric: 'uptime',
      source: 'Availability report of the month',
      points: MONTHS.map((month) => ({
        day: lastDay(month),
        value: Number(availability(month).percent.toFixed(3)),
      })),
    },
  ],
  meetings: [
    {
      quarter: '2025-Q4',
      heldOn: '2026-01-22',
      chair: CHAIR,
      attendees: ATTENDEES,
      notes: 'INC-303 was looked at in detail; its actions are done.',
      decisions: [
        { text: 'Training counts as complete from 95 % of staff on.', decidedBy: CHAIR },
        { text: 'The settings of the release pipeline are compared over all services.', decidedBy: CHAIR },
      ],
      actions: [
        {
          name: 'Every service of the pipeline waits for its approval',
          owner: 'İbrahim Çelik',
          due: '2026-02-27',
          doneOn: '2026-02-16',
        },
        {
          name: 'Base image of the reporting services gets an owner',
          owner: 'Nguyễn Thu Hà',
          due: '2026-02-13',
          doneOn: '2026-02-03',
        },
      ],
    },
    {
      quarter: '2026-Q1',
      heldOn: '2026-04-16',
      chair: CHAIR,
      attendees: ATTENDEES,
      notes: 'The promise of March was missed after INC-310; partners were credited.',
      decisions: [
        { text: 'The standby of the ledger gets the limits of the primary.', decidedBy: 'İbrahim Çelik' },
        { text: 'The support desk is connected to the identity provider this year.', decidedBy: CHAIR },
      ],
      actions: [
        {
          name: 'Connect the support desk to the identity provider',
          owner: 'Liisa Tamm',
          due: '2026-09-30',
        },
        {
          name: 'Failover of the ledger with the new limits tried',
          owner: 'Oluwaseun Adeyemi',
          due: '2026-05-15',
          doneOn: '2026-04-28',
        },
      ],
    },
  ],
};
