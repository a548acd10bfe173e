import type { SamplePlan, SampleReview } from '../../case.ts';
import { workingDays } from './days.ts';
import { LEAD, PREPARER } from './people.ts';

export const PLAN: SamplePlan = {
  preparer: PREPARER,
  reviewer: LEAD,
  days: workingDays('2026-07-06', '2026-08-14'),
};

const GOVERNANCE = ['GOV-01', 'GOV-03', 'GOV-04', 'GOV-05', 'GOV-06', 'RSK-01', 'RSK-02', 'RSK-03'];
const ACCESS = ['IAM-01', 'IAM-02', 'IAM-03', 'IAM-04', 'IAM-05', 'IAM-06', 'IAM-07', 'IAM-08'];
const CHANGE = ['CHG-01', 'CHG-02', 'CHG-03', 'CHG-04', 'CHG-05', 'CHG-06', 'CHG-07'];
const RESPONSE = ['IRP-01', 'IRP-02', 'IRP-03', 'IRP-04', 'IRP-05'];
const CONTINUITY = ['BCP-01', 'BCP-02', 'BCP-03', 'BCP-04', 'BCP-05', 'BCP-06', 'BCP-07', 'BCP-08'];

export const REVIEW: SampleReview = {
  prepared: {
    design: [...GOVERNANCE, ...ACCESS, ...CHANGE, ...RESPONSE, ...CONTINUITY, 'VUL-02', 'PRC-04'],
    operation: [...GOVERNANCE, ...ACCESS, ...CHANGE, ...RESPONSE, ...CONTINUITY, 'VUL-02'],
  },
  reviewed: {
    design: [...GOVERNANCE, ...CHANGE, ...RESPONSE, 'VUL-02', 'PRC-04'],
    operation: ['GOV-03', 'GOV-06', 'CHG-02', 'CHG-05', 'IRP-02', 'IRP-04', 'BCP-05', 'VUL-02'],
  },
  notes: [
    {
      control: 'CHG-01',
      kind: 'operation',
      cell: { item: 'exception', letter: 'C' },
      text: 'Whose clock are these times? If approval and release come from two systems, say how far apart they run.',
      answer: 'Both times are written by the pipeline, from one clock. The export of the ticket shows them.',
    },
    {
      control: 'CHG-01',
      kind: 'operation',
      text: 'The client counted nine late changes. Say in the conclusion why the sample found one, so that nobody reads it as the whole.',
    },
    {
      control: 'VUL-02',
      kind: 'operation',
      cell: { item: 'exception', letter: 'B' },
      text: 'Was a delay approved after the deadline? Then the note should say so.',
      answer: 'No. The tracker holds no approval for either of the two, before or after.',
      isCleared: true,
    },
    {
      control: 'IAM-06',
      kind: 'operation',
      text: 'The list has no second source. Without one this sheet can not be signed off.',
      answer: 'Payroll was asked on 6 July and reminded on 20 July.',
    },
    {
      control: 'IAM-07',
      kind: 'operation',
      cell: { item: 'exception', letter: 'D' },
      text: 'Did anyone use the rights in these four days? Link what shows it.',
    },
    {
      control: 'BCP-05',
      kind: 'operation',
      text: 'The objective of the first quarter is another one than in the other two. Is that right?',
      answer:
        'Yes: consents have 120 minutes and the ledger 90, as the impact analysis of 5 November 2025 says.',
      isCleared: true,
    },
  ],
};
