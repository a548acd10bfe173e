import type { SamplePlan, SampleReview, SampleWalkthrough } from '../../case.ts';
import { LEAD, PREPARER } from './people.ts';

export const PLAN: SamplePlan = {
  preparer: PREPARER,
  reviewer: LEAD,
  days: [
    '2026-07-06',
    '2026-07-07',
    '2026-07-08',
    '2026-07-09',
    '2026-07-10',
    '2026-07-13',
    '2026-07-14',
    '2026-07-15',
  ],
};

export const WALKTHROUGHS: readonly SampleWalkthrough[] = [
  {
    name: 'A request for access, from the mailbox to the answer',
    kind: 'walkthrough',
    heldOn: '2026-07-06',
    people: 'Léa Fontaine',
    conductedBy: PREPARER,
    notes:
      'One request from a hospital partner was followed. It lay with the partner for twelve days, and the list of deadlines began when it came in.',
    controls: ['PRV-07', 'PRV-08'],
    files: ['access-request-files.csv'],
  },
  {
    name: 'A laptop from enrolment to return',
    kind: 'walkthrough',
    heldOn: '2026-07-07',
    people: 'Grace Tanaka',
    conductedBy: PREPARER,
    notes:
      'A new laptop enrolled itself and encrypted its disk. Machines from before the rule are in a group of their own.',
    controls: ['END-01', 'END-02', 'AST-01'],
    files: ['asset-inventory.csv', 'endpoint-coverage.csv'],
  },
  {
    name: 'What processors have to report, and when',
    kind: 'interview',
    heldOn: '2026-07-07',
    people: 'Paloma Whitfield',
    conductedBy: LEAD,
    notes: 'Which contracts name a deadline? Seven of nine; the other two are older than the template.',
    controls: ['PRV-11', 'PRV-12'],
    files: ['processor-terms.pdf'],
  },
];

const PRIVACY = ['PRV-01', 'PRV-04', 'PRV-07', 'PRV-08', 'PRV-13'];
const DEVICES = ['END-01', 'END-02', 'END-03'];

export const REVIEW: SampleReview = {
  prepared: { design: [...PRIVACY, ...DEVICES, 'PRV-12'], operation: [...PRIVACY, ...DEVICES, 'HR-04'] },
  reviewed: { design: [...PRIVACY, 'PRV-12'], operation: ['PRV-01', 'PRV-13', 'END-02'] },
  notes: [
    {
      control: 'END-01',
      kind: 'operation',
      cell: { item: 'exception', letter: 'B' },
      text: 'Was this laptop one of the exempted ones?',
      answer: 'Yes, it is in the group of machines from before the enrolment rule.',
      isCleared: true,
    },
    {
      control: 'HR-04',
      kind: 'operation',
      text: 'Compare the list of joiners with payroll before I sign this.',
    },
  ],
};
