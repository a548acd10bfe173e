import type { SampleProgramme } from '../../programme.ts';

/** What every policy of the firm ends with: review, questions to, exceptions, approval, place. */
const CLOSING = [
  '6 months',
  'Head of compliance',
  'security@lindenquay.example',
  'The CISO',
  'management board',
];

const inPlace = (owner: string, doneOn: string) => ({ owner, status: 'in_place', doneOn });

/** Three policies with their text, one with a place left open; requirements with one round that is overdue. */
export const PROGRAMME: SampleProgramme = {
  texts: {
    'Password standard': [
      'the single sign-on service',
      '14',
      '10',
      '15 minutes',
      '10',
      '10 minutes',
      '30 minutes',
      'the password manager that the company provides',
      '24 hours',
      'a call back to the number on the roster',
      '32',
      'the vault',
      ...CLOSING,
      'the policy page of the intranet',
    ],
    'Acceptable use policy': [
      'Lindenquay',
      'security@lindenquay.example',
      'disk encryption and endpoint protection',
      '4 hours',
      ...CLOSING,
      'the policy page of the intranet',
    ],
    'Backup standard': ['Lindenquay', 'daily', '5 minutes', 'quarter', '35 days', 'Lindenquay', ...CLOSING],
  },
  requirements: {
    R01: inPlace('Nguyễn Thu Hà', '2025-10-06'),
    R02: inPlace('Nguyễn Thu Hà', '2025-10-06'),
    R03: { owner: 'Marit Kask', status: 'in_progress', doneOn: '2025-03-17' },
    R04: inPlace('Marit Kask', '2025-11-10'),
    R05: { owner: 'Marit Kask', status: 'in_progress' },
    R06: { owner: 'Marit Kask', status: 'in_progress' },
    R07: inPlace('Marit Kask', '2025-10-20'),
    R08: inPlace('Liisa Tamm', '2026-04-20'),
    R10: inPlace('Oluwaseun Adeyemi', '2025-12-08'),
    R11: inPlace('Renée Dubois', '2025-11-24'),
    R12: { owner: 'İbrahim Çelik', status: 'in_progress' },
    R13: inPlace('Nguyễn Thu Hà', '2026-03-20'),
    R14: inPlace('Nguyễn Thu Hà', '2026-01-29'),
    R15: inPlace('Nguyễn Thu Hà', '2025-10-20'),
    R16: { owner: 'İbrahim Çelik', status: 'in_progress' },
  },
};
