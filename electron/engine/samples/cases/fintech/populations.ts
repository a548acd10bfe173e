import type { SamplePopulation } from '../../case.ts';
import { makeReviews, testReviewOfAccess } from './access-reviews.ts';
import { CHANGE_COUNT, makeChanges, testChange } from './changes.ts';
import { EXPORTED_ON } from './days.ts';
import { INCIDENTS, makeIncidents, testHandling, testReview } from './incidents.ts';
import { makeVulnerabilities, testVulnerability, VULNERABILITY_COUNT } from './vulnerabilities.ts';
import { LEAVER_COUNT, makeLeavers, testLeaver } from './workers.ts';

const REVIEW_COUNT = 24;
/** Enough for a control of any frequency at low risk. */
const USUAL_SIZE = 25;
const BY_LOW_RISK = '25 items for a control of this frequency at low risk';
/** Fixed, so that a sample engagement always draws the same items; a real draw takes the seed that Trustbench proposes. */
const seedOf = (name: string, turn: number): string => `Lindenquay 2025-10 to 2026-06 ${name} ${turn}`;

export const POPULATIONS: readonly SamplePopulation[] = [
  {
    file: 'changes-2025-10-to-2026-06.csv',
    name: 'Production changes, October 2025 to June 2026',
    table: makeChanges,
    keyColumn: 'Change',
    dateColumn: 'Released',
    sourceSystem: 'Release pipeline',
    query: 'releases --target production --from 2025-09-29 --to 2026-07-02 --format csv',
    runBy: 'Marit Kask',
    runAt: `${EXPORTED_ON}T08:05:00Z`,
    independentTotal: CHANGE_COUNT,
    tests: [
      {
        control: 'CHG-01',
        size: USUAL_SIZE,
        seed: seedOf('changes', 44),
        basis: BY_LOW_RISK,
        record: 'Change ticket',
        test: testChange,
        result: 'exceptions',
        conclusion:
          '{exception} was released before its approval. The other 24 changes were tested and approved as the control says; one of them was an emergency, approved the same day.',
      },
    ],
  },
  {
    file: 'vulnerabilities-2025-10-to-2026-06.csv',
    name: 'Vulnerabilities found, October 2025 to June 2026',
    table: makeVulnerabilities,
    keyColumn: 'Finding',
    dateColumn: 'Found',
    sourceSystem: 'Vulnerability tracker',
    query: 'found >= 2025-10-01 AND found <= 2026-06-30 ORDER BY found',
    runBy: 'Marit Kask',
    runAt: `${EXPORTED_ON}T08:20:00Z`,
    independentTotal: VULNERABILITY_COUNT,
    tests: [
      {
        control: 'VUL-02',
        size: USUAL_SIZE,
        seed: seedOf('vulnerabilities', 171),
        basis: BY_LOW_RISK,
        record: 'Vulnerability',
        test: testVulnerability,
        result: 'exceptions',
        conclusion:
          '{exception} were fixed after the deadline for their severity, without an approved delay. Each fix was confirmed by a later scan.',
      },
    ],
  },
  {
    file: 'access-reviews-2025-q4-to-2026-q2.csv',
    name: 'Access reviews, three quarters',
    table: makeReviews,
    keyColumn: 'Review',
    dateColumn: 'Signed off',
    sourceSystem: 'Access review tool',
    query: 'campaign in (2025-Q4, 2026-Q1, 2026-Q2), one row a system',
    runBy: 'Liisa Tamm',
    runAt: `${EXPORTED_ON}T09:40:00Z`,
    independentTotal: REVIEW_COUNT,
    tests: [
      {
        control: 'IAM-07',
        size: REVIEW_COUNT,
        seed: seedOf('access reviews', 1),
        basis: 'Every review of the period: eight systems in three quarters',
        record: 'Access review',
        test: testReviewOfAccess,
        result: 'exceptions',
        conclusion:
          'All 24 reviews took place in their quarter, on complete lists, with a decision on every line. After {exception} the rejected rights were removed on the ninth working day instead of the fifth.',
      },
    ],
  },
  {
    file: 'incidents-2025-10-to-2026-06.csv',
    name: 'Incidents, October 2025 to June 2026',
    table: makeIncidents,
    keyColumn: 'Incident',
    dateColumn: 'Began',
    sourceSystem: 'Incident tool',
    query: 'type = incident AND began between 2025-10-01 and 2026-06-30',
    runBy: 'Nguyễn Thu Hà',
    runAt: `${EXPORTED_ON}T10:15:00Z`,
    independentTotal: INCIDENTS.length,
    tests: [
      {
        control: 'IRP-02',
        size: INCIDENTS.length,
        seed: seedOf('incidents', 1),
        basis: 'Every incident of the period',
        record: 'Incident',
        test: testHandling,
        result: 'no_exceptions',
        conclusion:
          'All 14 incidents were inspected from alert to closure. Times agree with the paging tool; the mean time to detect, computed again from them, is 30 minutes.',
      },
      {
        control: 'IRP-04',
        size: INCIDENTS.length,
        seed: seedOf('incidents', 1),
        basis: 'Every incident of the period; three of high severity ask for a review',
        record: 'Incident',
        test: testReview,
        result: 'exceptions',
        conclusion:
          'Three incidents were of high severity. The review of {exception} was completed 14 working days after closing, four later than the control allows. All actions of the three reviews are done.',
      },
    ],
  },
  {
    file: 'leavers-2025-10-to-2026-06.csv',
    name: 'Leavers, October 2025 to June 2026',
    table: makeLeavers,
    keyColumn: 'Leaver',
    dateColumn: 'Last day',
    sourceSystem: 'People system',
    query: 'status = left AND last day between 2025-10-01 and 2026-06-30',
    runBy: 'Zofia Wójcik',
    runAt: `${EXPORTED_ON}T11:00:00Z`,
    independentTotal: null,
    tests: [
      {
        control: 'IAM-06',
        size: 5,
        seed: seedOf('leavers', 1),
        basis: '10 % of fewer than 250 occurrences, at least 5 and at most 25 at low risk',
        record: 'Leaver ticket',
        test: testLeaver,
        result: 'no_exceptions',
        conclusion: `Access of five of ${LEAVER_COUNT} leavers ended within one working day in every system; devices came back. The list has not been agreed to a second source yet.`,
      },
    ],
  },
];
