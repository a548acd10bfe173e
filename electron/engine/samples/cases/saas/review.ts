import type { SamplePlan, SampleReview, SampleWalkthrough } from '../../case.ts';
import { LEAD, PREPARER } from './people.ts';

export const PLAN: SamplePlan = {
  preparer: PREPARER,
  reviewer: LEAD,
  days: ['2026-06-15', '2026-06-16', '2026-06-17', '2026-06-18', '2026-06-19'],
};

export const WALKTHROUGHS: readonly SampleWalkthrough[] = [
  {
    name: 'Access from request to review',
    kind: 'walkthrough',
    heldOn: '2026-06-15',
    people: 'Dana Whitlock',
    conductedBy: PREPARER,
    notes:
      'One ticket was followed to the right that it gave, and from there into the review of the second quarter. The list of the review is cut to the team before it is sent.',
    controls: ['IAM-04', 'IAM-06', 'IAM-07'],
    files: ['user-list-production.csv', 'access-review-q2.csv'],
  },
  {
    name: 'A change from its ticket to production',
    kind: 'walkthrough',
    heldOn: '2026-06-16',
    people: 'Ines Okafor, an engineer of the rota team',
    conductedBy: PREPARER,
    notes: 'One change was followed. A release without an approval was tried and refused.',
    controls: ['CHG-01', 'CHG-02', 'CHG-03'],
    files: ['change-procedure.pdf', 'branch-rules-january.json'],
  },
  {
    name: 'A backup and its restore',
    kind: 'walkthrough',
    heldOn: '2026-06-17',
    people: 'Tomasz Brandt',
    conductedBy: LEAD,
    notes: 'The procedure restores one table. The promise to customers speaks of the service.',
    controls: ['BCP-04', 'BCP-05'],
    files: ['backup-jobs.csv', 'restore-test-q1.pdf'],
  },
  {
    name: 'The incident of 9 May, told by those who were on call',
    kind: 'walkthrough',
    heldOn: '2026-06-18',
    people: 'Priyanka Rao, an engineer on call',
    conductedBy: PREPARER,
    notes: 'From the first late schedule to the review. Both actions were shown as done.',
    controls: ['IRP-01', 'IRP-02'],
    files: ['incident-2026-05-09.pdf', 'incident-plan.pdf'],
  },
  {
    name: 'Who thinks about fraud',
    kind: 'interview',
    heldOn: '2026-06-15',
    people: 'Priyanka Rao',
    conductedBy: LEAD,
    notes:
      'Who takes part in the assessment? The security team.\nWhich ways to commit fraud were considered? Theft of data.\nWho would see a false invoice? Finance, which was not asked.',
    controls: ['RSK-03'],
    files: ['risk-assessment-2026.pdf'],
  },
];

const SIGNED = [
  'GOV-01',
  'GOV-03',
  'IAM-02',
  'IAM-04',
  'IAM-06',
  'CHG-01',
  'CHG-02',
  'END-01',
  'BCP-04',
  'RSK-03',
];

export const REVIEW: SampleReview = {
  prepared: { design: [...SIGNED, 'IAM-07', 'BCP-05', 'IRP-01', 'IRP-02'] },
  reviewed: { design: SIGNED },
  notes: [
    {
      control: 'CHG-01',
      kind: 'design',
      cell: { item: 'first', letter: 'C' },
      text: 'Was the refusal of the own approval seen, or is it told?',
      answer: 'Seen: the author tried on a test change and was refused.',
      isCleared: true,
    },
    {
      control: 'IAM-07',
      kind: 'design',
      text: 'Link the list of 24 June, so that the count can be seen.',
    },
    {
      control: 'BCP-05',
      kind: 'design',
      text: 'Does the one instance on record bear out an exception, or is it the design?',
      answer: 'The design: the procedure was followed, and it aims too low.',
    },
  ],
};
