/** The tests on items of a population: why, how, on what, and what came out. */
import { DEFAULT_FREQUENCY_TABLE } from '../../../../../shared/domain/sampling/index.ts';
import type { SampleTest } from '../../case.ts';
import { testReviewOfAccess } from './access-reviews.ts';
import { emergencyKeys, testChange, testEmergency } from './changes.ts';
import { INCIDENTS, testHandling, testReview } from './incidents.ts';
import { openWithinDeadline, testVulnerability } from './vulnerabilities.ts';
import { LEAVER_COUNT, testLeaver } from './workers.ts';

/** Fixed, so that a sample engagement always draws the same items; a real draw takes the seed that Trustbench proposes. */
const seedOf = (name: string, turn: number): string => `Lindenquay 2025-10 to 2026-06 ${name} ${turn}`;

const BY_TABLE = {
  policyName: DEFAULT_FREQUENCY_TABLE.name,
  policySource: DEFAULT_FREQUENCY_TABLE.source,
  frequency: 'per-occurrence',
  risk: 'low',
} as const;
const BY_LOW_RISK = '25 items for a control of this frequency at low risk';

const changes: SampleTest = {
  control: 'CHG-01',
  kind: 'operation',
  draw: {
    method: 'random',
    size: 25,
    seed: seedOf('changes', 44),
    basis: BY_LOW_RISK,
    design: BY_TABLE,
    extension: {
      size: 15,
      reason:
        'One of 25 deviates. The risk is judged moderate from here on, for which the table gives 40 items.',
    },
  },
  objective: 'Changes to production are tested and approved by someone else before they are released.',
  source: 'Tickets, approvals and releases as the pipeline records them',
  steps: [
    {
      nature: 'inquiry',
      text: 'Ask the chief technology officer whether a change can reach production outside the pipeline.',
      outcome: 'No other way exists; accounts on the cluster can read and operate, not deploy.',
      doneOn: '2026-07-07',
    },
    {
      nature: 'inspection',
      text: 'Trace each selected change from the release to its ticket, tests and approval.',
      outcome: 'Done for 40 changes. One was approved after its release.',
      doneOn: '2026-07-15',
    },
    {
      nature: 'reperformance',
      text: 'Compare the time of approval with the time of release in the raw records of the pipeline.',
      outcome: 'Times agree with the list for all 40; the order is wrong for one.',
      doneOn: '2026-07-15',
    },
  ],
  record: 'Change ticket',
  shows: ['Approved', 'Released'],
  test: testChange,
  result: 'exceptions',
  conclusion:
    '{exception} was released before its approval. The other 39 changes were tested and approved as the control says; one of them was an emergency, approved the same day.',
};

const emergencies: SampleTest = {
  control: 'CHG-05',
  kind: 'operation',
  draw: {
    method: 'targeted',
    keys: emergencyKeys(),
    reason: 'Every change of the period that the pipeline marks as an emergency.',
    basis: 'All emergency changes: they are few, and each goes around a rule',
  },
  objective: 'A change that was released in a hurry is judged soon afterwards by a manager who took no part.',
  source: 'Reviews in the change tickets',
  steps: [
    {
      nature: 'inspection',
      text: 'Read the review of each emergency change: reason, reviewer, day, tests made up.',
      outcome: `All ${emergencyKeys().length} were reviewed within two working days by a manager who took no part.`,
      doneOn: '2026-07-16',
    },
    {
      nature: 'reperformance',
      text: 'Derive the emergency changes from the release log and compare them with the list that is kept.',
      outcome: 'Both name the same changes.',
      doneOn: '2026-07-16',
    },
  ],
  record: 'Change ticket',
  shows: [],
  test: testEmergency,
  result: 'no_exceptions',
  conclusion: `All ${emergencyKeys().length} emergency changes of the period were compared with their reviews: each was reviewed within two working days by a manager who took no part in it.`,
};

const vulnerabilities: SampleTest = {
  control: 'VUL-02',
  kind: 'operation',
  draw: {
    method: 'stratified',
    size: 25,
    seed: seedOf('vulnerabilities', 3),
    basis: `${BY_LOW_RISK}, divided by severity`,
    design: BY_TABLE,
    column: 'Severity',
  },
  objective:
    'Vulnerabilities are fixed within the deadline for their severity, or the delay is approved before.',
  source: 'Vulnerability tracker and reports of the weekly scans',
  steps: [
    {
      nature: 'inspection',
      text: 'Compare the severity of each selected vulnerability with its score and the standard.',
      outcome: 'All 25 agree.',
      doneOn: '2026-07-09',
    },
    {
      nature: 'reperformance',
      text: 'Count the days from detection to the fix and compare them with the deadline.',
      outcome: 'Two were late, both of the reporting services.',
      doneOn: '2026-07-10',
    },
    {
      nature: 'inspection',
      text: 'Find the fix in a later scan report.',
      outcome: 'Confirmed for all fixes that a scan has reached since.',
      doneOn: '2026-07-10',
    },
  ],
  record: 'Vulnerability',
  shows: ['Found', 'Fixed'],
  replaced: openWithinDeadline,
  test: testVulnerability,
  result: 'exceptions',
  conclusion:
    '{exception} were fixed after the deadline for their severity, without an approved delay. Each fix was confirmed by a later scan.',
};

const accessReviews: SampleTest = {
  control: 'IAM-07',
  kind: 'operation',
  draw: { method: 'all', basis: 'Every review of the period: eight systems in three quarters' },
  objective: 'Owners decide each quarter on every right in their system, and rejected rights are removed.',
  source: 'Lists of the review tool, and accounts as the systems show them',
  steps: [
    {
      nature: 'inspection',
      text: 'Inspect each review for its owner, its day and a decision on every line.',
      outcome: 'All 24 were signed off by the owner of the system in their quarter.',
      doneOn: '2026-07-13',
    },
    {
      nature: 'reperformance',
      text: 'Count the accounts in the system on the day of the list.',
      outcome: 'Agrees with the number of lines of every review.',
      doneOn: '2026-07-13',
    },
    {
      nature: 'inspection',
      text: 'Trace rejected rights to their removal.',
      outcome: 'Removed within five working days after 23 reviews, and on the ninth after one.',
      doneOn: '2026-07-14',
    },
  ],
  record: 'Access review',
  shows: ['Signed off', 'Last removal'],
  test: testReviewOfAccess,
  result: 'exceptions',
  conclusion:
    'All 24 reviews took place in their quarter, on complete lists, with a decision on every line. After {exception} the rejected rights were removed on the ninth working day instead of the fifth.',
};

const reviewFiles = Object.fromEntries(
  INCIDENTS.flatMap(({ id, reviewed }) => (reviewed ? [[id, `review-${id.toLowerCase()}.pdf`]] : [])),
);

const handling: SampleTest = {
  control: 'IRP-02',
  kind: 'operation',
  draw: { method: 'all', basis: 'Every incident of the period' },
  objective: 'Incidents are classified, contained and closed as the plan says, with their times on record.',
  source: 'Incident tool and paging tool',
  steps: [
    {
      nature: 'inspection',
      text: 'Follow each incident from its alert to its closure.',
      outcome: 'All 14 have severity, times, extent and an approval of the closure.',
      doneOn: '2026-07-08',
    },
  ],
  record: 'Incident',
  shows: [],
  test: testHandling,
  itemFiles: reviewFiles,
  result: 'no_exceptions',
  conclusion:
    'All 14 incidents were inspected from alert to closure. Times agree with the paging tool; the mean time to detect, computed again from them, is 30 minutes.',
};

const causes: SampleTest = {
  control: 'IRP-04',
  kind: 'operation',
  draw: { method: 'shared', with: 'IRP-02' },
  objective:
    'The cause of a severe incident is found within ten working days, and what follows from it is done.',
  source: 'Reviews of cause in the incident tool',
  steps: [
    {
      nature: 'inspection',
      text: 'Inspect the review of each incident of high severity and count the working days since closing.',
      outcome: 'Three reviews; one came after 14 working days.',
      doneOn: '2026-07-09',
    },
    {
      nature: 'inspection',
      text: 'Trace each action to the day on which it was done.',
      outcome: 'All actions of the three reviews are done.',
      doneOn: '2026-07-09',
    },
  ],
  record: 'Incident',
  shows: ['Closed', 'Review of cause'],
  test: testReview,
  result: 'exceptions',
  conclusion:
    'Three incidents were of high severity. The review of {exception} was completed 14 working days after closing, four later than the control allows. All actions of the three reviews are done.',
};

const leavers: SampleTest = {
  control: 'IAM-06',
  kind: 'operation',
  draw: {
    method: 'random',
    size: 5,
    seed: seedOf('leavers', 1),
    basis: '10 % of fewer than 250 occurrences, at least 5 and at most 25 at low risk',
    design: BY_TABLE,
  },
  objective: 'Nobody keeps access after leaving.',
  source: 'People system, and the disable log of the identity provider',
  steps: [
    {
      nature: 'inspection',
      text: 'Compare the last day of each selected leaver with the disable times of all systems.',
      outcome: 'Within one working day for all five.',
      doneOn: '2026-07-14',
    },
  ],
  record: 'Leaver ticket',
  shows: [],
  test: testLeaver,
  result: 'no_exceptions',
  conclusion: `Access of five of ${LEAVER_COUNT} leavers ended within one working day in every system; devices came back. The list has not been agreed to a second source yet.`,
};

const RESTORES: Readonly<Record<string, string>> = {
  '2025-Q4': '71 minutes; the objective is 90.',
  '2026-Q1': '33 minutes; the objective is 120.',
  '2026-Q2': '66 minutes; the objective is 90.',
};
/** The first and the second paragraph of the records, in page units. */
const DURATION = { x1: 1000, y1: 1280, x2: 8950, y2: 1640 };
const COUNTS = { x1: 860, y1: 1865, x2: 860, y2: 1865 };

const restores: SampleTest = {
  control: 'BCP-05',
  kind: 'operation',
  draw: { method: 'all', basis: 'Every quarter of the period' },
  objective: 'Each quarter a backup is restored, complete and within the objective for its system.',
  source: 'Records of the restore tests',
  steps: [
    {
      nature: 'inspection',
      text: 'Inspect the record of each quarter: day, backup, checks and duration.',
      outcome: 'Three restores, one a quarter, complete and within their objective.',
      doneOn: '2026-07-20',
    },
    {
      nature: 'observation',
      text: 'Watch one restore.',
      outcome: 'A consent backup was restored while we watched; the checks are those of the records.',
      doneOn: '2026-07-21',
    },
  ],
  record: 'Restore test',
  shows: [],
  itemFiles: {
    '2025-Q4': 'restore-test-2025-q4.pdf',
    '2026-Q1': 'restore-test-2026-q1.pdf',
    '2026-Q2': 'restore-test-2026-q2.pdf',
  },
  pageMarks: [
    {
      file: 'restore-test-2026-q1.pdf',
      item: '2026-Q1',
      letter: 'C',
      kind: 'rectangle',
      ...DURATION,
      text: 'Duration and objective.',
    },
    {
      file: 'restore-test-2026-q1.pdf',
      item: '2026-Q1',
      letter: 'B',
      kind: 'tick',
      ...COUNTS,
      mark: 'agreed',
      text: 'Agreed to the log of the restore.',
    },
    {
      file: 'restore-test-2026-q2.pdf',
      item: '2026-Q2',
      letter: 'C',
      kind: 'rectangle',
      ...DURATION,
      text: 'Duration and objective.',
    },
  ],
  test: ({ Key = '' }) => ({
    isException: false,
    marks: {
      B: { mark: 'agreed', note: '' },
      C: { mark: 'met', note: RESTORES[Key] ?? '' },
      D: { mark: 'not_applicable', note: 'No restore failed.' },
    },
  }),
  result: 'no_exceptions',
  conclusion:
    'Three restores were inspected, one a quarter: 71, 33 and 66 minutes, each within its objective; counts and checksums agree.',
};

export const TESTS = {
  changes,
  emergencies,
  vulnerabilities,
  accessReviews,
  handling,
  causes,
  leavers,
  restores,
} as const;
