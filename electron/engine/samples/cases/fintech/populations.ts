/** The lists that the tests draw from, each with what was done so that it may be relied on. */
import type { SampleCompleteness, SamplePopulation } from '../../case.ts';
import { emptyList } from '../../completeness.ts';
import { makeReviews } from './access-reviews.ts';
import { CHANGE_COUNT, makeChanges } from './changes.ts';
import { EXPORTED_ON } from './days.ts';
import { INCIDENTS, makeIncidents } from './incidents.ts';
import { TESTS } from './tests.ts';
import { makeVulnerabilities, VULNERABILITY_COUNT } from './vulnerabilities.ts';
import { makeLeavers } from './workers.ts';

const REVIEW_COUNT = 24;

const relied = (
  note: string,
  fromList: SampleCompleteness['fromList'],
  fromSystem: SampleCompleteness['fromSystem'],
  checks: SampleCompleteness['checks'] = {},
): SampleCompleteness => ({ checks, verdict: { verdict: 'sufficient', note }, fromList, fromSystem });

export const POPULATIONS: readonly SamplePopulation[] = [
  {
    kind: 'listing',
    file: 'changes-2025-10-to-2026-06.csv',
    name: 'Production changes, October 2025 to June 2026',
    table: makeChanges,
    keyColumn: 'Change',
    dateColumn: 'Released',
    shownColumns: [
      'Summary',
      'Service',
      'Author',
      'Tests passed',
      'Approved by',
      'Approved',
      'Released',
      'Emergency',
    ],
    sourceSystem: 'Release pipeline',
    query: 'releases --target production --from 2025-09-29 --to 2026-07-02 --format csv',
    runBy: 'Marit Kask',
    runAt: `${EXPORTED_ON}T08:05:00Z`,
    independentTotal: CHANGE_COUNT,
    totalSource: 'Counter of releases on the dashboard of the production cluster',
    completeness: {
      ...relied(
        'Run in our presence. The counter of the cluster is kept apart from the pipeline and agrees.',
        { count: 3, note: 'Opened in the pipeline: service, people and times agree.' },
        { keys: ['QP-4390', 'QP-5217'], note: 'Seen in the log of the production cluster.' },
        {
          coverage: {
            answer: 'yes',
            note: 'From three days before the period to two days after it; rows outside are not drawn from.',
          },
          logic_access: { answer: 'yes', note: 'The command is part of the pipeline; three administrators.' },
        },
      ),
      files: ['change-approvals-by-month.csv'],
    },
    tests: [TESTS.changes, TESTS.emergencies],
  },
  {
    kind: 'listing',
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
    totalSource: 'Sum of new findings in the reports of the weekly scans',
    completeness: relied(
      'Scanner and tracker are separate systems, and their counts agree.',
      { count: 2, note: 'Opened in the tracker: severity and dates agree.' },
      { keys: ['VM-2100', 'VM-2345'], note: 'Taken from a weekly scan report.' },
      { unchanged: { answer: 'yes', note: 'The hash of the file equals the one that the tracker shows.' } },
    ),
    tests: [TESTS.vulnerabilities],
  },
  {
    kind: 'listing',
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
    totalSource: 'Eight systems of the role catalogue in three quarters',
    completeness: {
      ...relied(
        'Eight systems with personal accounts are in scope; each is reviewed in each quarter.',
        { count: 2, note: 'Opened in the tool: owner, lines and dates agree.' },
        { keys: ['AR-2026-q2-3'], note: 'Taken from the mail that asked the owner to decide.' },
        {
          gaps: {
            answer: 'na',
            note: 'Numbers name quarter and system; months without rows are those between the reviews.',
          },
        },
      ),
      files: ['access-review-2025-q4.csv', 'access-review-2026-q1.csv', 'access-review-2026-q2.csv'],
    },
    tests: [TESTS.accessReviews],
  },
  {
    kind: 'listing',
    file: 'incidents-2025-10-to-2026-06.csv',
    name: 'Incidents, October 2025 to June 2026',
    table: makeIncidents,
    keyColumn: 'Incident',
    dateColumn: 'Began',
    shownColumns: ['Summary', 'Severity', 'Service', 'Began', 'Detected', 'Closed', 'Review of cause'],
    sourceSystem: 'Incident tool',
    query: 'type = incident AND began between 2025-10-01 and 2026-06-30',
    runBy: 'Nguyễn Thu Hà',
    runAt: `${EXPORTED_ON}T10:15:00Z`,
    independentTotal: INCIDENTS.length,
    totalSource: 'Pages of the on-call tool that were escalated to an incident',
    completeness: relied(
      'The on-call tool is run by another team; each escalated page has its incident.',
      { count: 2, note: 'Opened in the incident tool: severity and times agree.' },
      { keys: ['INC-303', 'INC-311'], note: 'Taken from the log of the on-call tool.' },
    ),
    tests: [TESTS.handling, TESTS.causes],
  },
  {
    kind: 'listing',
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
    totalSource: '',
    completeness: {
      checks: {
        source: { answer: 'yes', note: '' },
        query: { answer: 'yes', note: '' },
        run: { answer: 'yes', note: '' },
        total: { answer: 'no', note: 'Payroll was asked for the number of leavers on 6 July.' },
        gaps: { answer: 'na', note: 'Numbers belong to people, not to leavers.' },
        coverage: { answer: 'yes', note: '' },
      },
      // Nobody has a second count yet: one of the pitfalls to find in this case.
      verdict: null,
      fromList: { count: 2, note: 'Opened in the people system: last day agrees.' },
      fromSystem: { keys: ['P-1213'], note: 'Taken from the disable log of the identity provider.' },
    },
    tests: [TESTS.leavers],
  },
  {
    kind: 'calendar',
    name: 'Restore tests due, one a quarter',
    control: 'BCP-05',
    frequency: 'quarterly',
    tests: [TESTS.restores],
  },
  {
    kind: 'zero',
    name: 'Incidents that touched customer or personal data',
    controls: ['IRP-03'],
    sourceSystem: 'Incident tool',
    query: 'type = incident AND customer data touched = yes AND began between 2025-10-01 and 2026-06-30',
    runBy: 'Nguyễn Thu Hà',
    runAt: `${EXPORTED_ON}T10:20:00Z`,
    completeness: emptyList(
      'The same query without its second condition gives the fourteen incidents of the period.',
      ['nil-statements.pdf'],
    ),
  },
];
