import type { SampleWalkthrough } from '../../case.ts';
import { LEAD, PREPARER } from './people.ts';

export const WALKTHROUGHS: readonly SampleWalkthrough[] = [
  {
    name: 'A change from its ticket to production',
    kind: 'walkthrough',
    heldOn: '2026-07-07',
    people: 'İbrahim Çelik, two engineers of the payments team',
    conductedBy: PREPARER,
    notes:
      'One change of the service consent was followed: ticket, review, tests, approval, release. The pipeline held the release until the approval was there. For connector-hub the wait was off until 16 February 2026; the setting of today was shown. Emergency changes take the same way with the approval afterwards.',
    controls: ['CHG-01', 'CHG-02', 'CHG-03', 'CHG-05'],
    files: ['pipeline-rules-october.json', 'pipeline-rules-june.json'],
  },
  {
    name: 'Access from request to removal',
    kind: 'walkthrough',
    heldOn: '2026-07-08',
    people: 'Liisa Tamm',
    conductedBy: PREPARER,
    notes:
      'A request for the support desk was followed to the right that was granted, into the review of June and out of it. Rights in the support desk are removed by hand, because it is not connected to the identity provider.',
    controls: ['IAM-04', 'IAM-05', 'IAM-06', 'IAM-07'],
    files: ['access-requests.csv', 'access-review-2026-q2.csv', 'leaver-disable-log.csv'],
  },
  {
    name: 'An incident from its alert to its review',
    kind: 'walkthrough',
    heldOn: '2026-07-08',
    people: 'Nguyễn Thu Hà, an engineer on call',
    conductedBy: PREPARER,
    notes:
      'INC-313 was followed from the page to the review of cause. Severity is set by the engineer on call and confirmed within an hour. The review waits for nobody since May.',
    controls: ['IRP-01', 'IRP-02', 'IRP-04', 'LOG-02'],
    files: ['review-inc-313.pdf', 'detection-times.pdf'],
  },
  {
    name: 'Totals of a day, from partner to bank',
    kind: 'walkthrough',
    heldOn: '2026-07-10',
    people: 'Arjun Mehta, the clerk of the day',
    conductedBy: LEAD,
    notes:
      'The reconciliation of 9 July was run while we watched: orders, refusals and executed payments agree. Refunds arrive in a file of their own, which the reconciliation does not read. Nobody had noticed, because totals agree without them.',
    controls: ['PRC-03', 'PRC-04', 'PRC-05'],
    files: ['reconciliation-by-month.csv'],
  },
  {
    name: 'A restore, watched',
    kind: 'walkthrough',
    heldOn: '2026-07-21',
    people: 'Oluwaseun Adeyemi',
    conductedBy: PREPARER,
    notes:
      'A consent backup of the night before was restored into a separate account. Counts were compared by the same script whose output is in the records of the three quarters.',
    controls: ['BCP-04', 'BCP-05'],
    files: ['restore-test-2026-q2.pdf', 'backup-jobs.csv'],
  },
  {
    name: 'How vulnerabilities are watched until they are fixed',
    kind: 'interview',
    heldOn: '2026-07-09',
    people: 'Nguyễn Thu Hà',
    conductedBy: PREPARER,
    notes:
      'Who gives a severity? The scanner by score; security may raise it, never lower it.\nWho may approve a delay? The head of security, before the deadline.\nWhy were the reporting services late? Their base image had no owner until 3 February 2026.',
    controls: ['VUL-01', 'VUL-02', 'VUL-03'],
    files: ['vulnerability-deadlines.pdf', 'weekly-scans.csv'],
  },
];
