/** The request list in August 2026: most of it is open, some went out, one thing came back. */
import type { SampleRequests } from '../../case.ts';

const AUDITOR = 'Hannelore Brandt';

export const REQUESTS: SampleRequests = {
  generated: ['population', 'completeness', 'sample', 'evidence', 'other'],
  requestedOn: '2026-07-01',
  outcomes: [
    {
      kind: 'sample',
      control: 'CHG-01',
      files: ['change-approvals-by-month.csv'],
      comments: [
        {
          side: 'client',
          author: 'İbrahim Çelik',
          text: 'The tickets come with the pull requests, one PDF for each change. The first third is on its way.',
        },
      ],
    },
    {
      kind: 'sample',
      control: 'IRP-04',
      files: ['review-inc-303.pdf', 'review-inc-310.pdf', 'review-inc-313.pdf'],
      changes: [{ status: 'received' }],
    },
    {
      kind: 'sample',
      control: 'VUL-02',
      files: ['vulnerability-deadlines.pdf'],
      changes: [
        { status: 'submitted', submittedOn: '2026-07-09' },
        {
          auditorStatus: 'returned',
          auditorReason: 'The report counts by rating. Send the ticket of each item drawn, with both dates.',
        },
      ],
      comments: [
        {
          side: 'auditor',
          author: AUDITOR,
          text: 'For VM-2010 the approval of the delay is needed as well.',
        },
      ],
    },
    {
      kind: 'population',
      control: 'GOV-08',
      changes: [
        { status: 'not_applicable', statusReason: 'No exception to a policy was granted in the period.' },
      ],
    },
    {
      kind: 'completeness',
      control: 'IAM-06',
      changes: [{ status: 'in_progress', priority: 'high' }],
      comments: [
        {
          side: 'own',
          author: 'Jarek Nowicki',
          text: 'Payroll gives the number of leavers; asked on 3 July.',
        },
      ],
    },
  ],
  own: [
    {
      number: 'A-01',
      title: 'Information security policy in force',
      wording:
        'Please provide the information security policy in force during the period, with its approval.',
      kind: 'policy',
      controls: ['GOV-05'],
      assignee: 'Marit Kask',
      due: '2026-07-10',
      files: ['information-security-policy.pdf'],
      changes: [{ status: 'submitted', submittedOn: '2026-07-08' }, { auditorStatus: 'accepted' }],
    },
    {
      number: 'A-02',
      title: 'Restore tests of the period',
      wording: 'Results of all restore tests performed between 1 October 2025 and 30 June 2026.',
      kind: 'evidence',
      controls: ['BCP-05'],
      assignee: 'Oluwaseun Adeyemi',
      due: '2026-07-10',
      files: ['restore-test-2025-q4.pdf', 'restore-test-2026-q1.pdf', 'restore-test-2026-q2.pdf'],
      changes: [
        { interpretation: 'The three quarterly tests; the exercise of April is a request of its own.' },
        { status: 'submitted', submittedOn: '2026-07-08' },
        { auditorStatus: 'under_review' },
      ],
    },
    {
      number: 'A-03',
      title: 'Assurance report of the hosting provider',
      wording: 'SOC 2 report of Northgate Cloud that covers the period, with your review of it.',
      kind: 'evidence',
      controls: ['VEN-04'],
      assignee: 'Marit Kask',
      due: '2026-07-17',
      files: ['hosting-report-review.pdf'],
      changes: [
        { status: 'submitted', submittedOn: '2026-07-16' },
        { auditorStatus: 'returned', auditorReason: 'The report ends before the period does.' },
      ],
    },
    {
      number: 'A-03.1',
      title: 'Bridge letter of the hosting provider',
      wording: 'A bridge letter of Northgate Cloud for the time from the end of its report to 30 June 2026.',
      kind: 'evidence',
      controls: ['VEN-04'],
      assignee: 'Marit Kask',
      due: '2026-08-14',
      followUpOf: 'A-03',
      changes: [{ priority: 'high' }],
    },
  ],
};
