/**
 * A payments interface whose partners ask for proof over time. Nine months with evidence that collects itself: approvals of
 * changes, deadlines of vulnerabilities, quarterly access reviews. The mean time to detect falls by 40 %.
 */
import type { SampleCase } from '../../case.ts';
import { CALENDAR } from './calendar.ts';
import { DESIGN, OPERATION } from './conclusions.ts';
import { PERIOD_FROM, PERIOD_TO } from './days.ts';
import { EVIDENCE } from './evidence.ts';
import { FINDINGS } from './findings.ts';
import { GOVERNANCE } from './governance.ts';
import { LEAD, OWNERS, PEOPLE } from './people.ts';
import { TIMELINES } from './operations-records.ts';
import { POPULATIONS } from './populations.ts';
import { PROGRAMME } from './programme.ts';
import { REQUESTS } from './requests.ts';
import { RISK_ANSWERS } from './risks.ts';
import { RECORDS } from './scope.ts';
import { PLAN, REVIEW } from './review.ts';
import { SHEET } from './sheet.ts';
import { VENDOR_REVIEWS } from './vendors.ts';
import { VERDICTS } from './verdicts.ts';
import { WALKTHROUGHS } from './walkthroughs.ts';

export const fintech: SampleCase = {
  id: 'fintech',
  file: 'lindenquay-type-ii.trustbench',
  lead: LEAD,
  plan: PLAN,
  engagement: {
    client: 'Lindenquay Payments B.V.',
    system: 'Quaypay open-banking API',
    firm: 'Brackwater Advisory LLP',
    type: 'II',
    asOf: null,
    periodFrom: PERIOD_FROM,
    periodTo: PERIOD_TO,
  },
  categories: [
    { category: 'security', rationale: 'Belongs to every SOC 2 report.' },
    {
      category: 'availability',
      rationale: 'The partner agreement promises 99.95 % a month and payments back within two hours.',
    },
    {
      category: 'processing-integrity',
      rationale:
        'Partners rely on every payment being executed once, for the amount and to the account given.',
    },
  ],
  people: PEOPLE,
  library: 'fintech',
  owners: OWNERS,
  controls: [
    { refs: ['PHY-02'], patch: { responsibility: 'provider', provider: 'Northgate Cloud' } },
    {
      refs: ['BCP-04', 'BCP-07', 'CRY-02', 'CRY-03', 'NET-01'],
      patch: { responsibility: 'shared', provider: 'Northgate Cloud' },
    },
    { refs: ['PRC-04'], patch: { responsibility: 'shared', provider: 'Silverbirch Clearing' } },
    {
      refs: ['IAM-02'],
      patch: {
        rationales: {
          'CC6.1': 'One sign-on with a second factor is the only way in for staff.',
          'CC6.6': 'It held in April 2026, when a password known from a breach was tried (INC-312).',
        },
      },
    },
    {
      refs: ['PRC-02'],
      patch: {
        rationales: {
          'PI1.2': 'Every order is checked for format, account and duplicates before anything is processed.',
        },
      },
    },
  ],
  records: RECORDS,
  timelines: TIMELINES,
  descriptions: [
    {
      criterion: 4,
      text: 'INC-303, 13 November 2025: payments through four banks could not be initiated for 18 minutes, because a certificate towards the bank connection had expired. Contained after 50 minutes; certificates are in the inventory with an alert since 2 December. INC-310, 11 March 2026: payments could not be initiated for 47 minutes, because the standby of the ledger database was short of connections; March stayed below the promise and partners were credited. The other twelve incidents of the period were judged not significant; all are in the population of incidents.',
      isComplete: true,
    },
    {
      criterion: 9,
      text: 'Late approvals in connector-hub ended with the pipeline rule of 16 February 2026; detection was moved to alerts by bank in December 2025. To be agreed with management whether more is significant.',
      isComplete: false,
    },
  ],
  notRelevant: [
    {
      criterionIds: ['CC6.4'],
      reason:
        'The system has no premises of its own: production runs in data centres of Northgate Cloud, which is carved out, and the offices hold no component of the system. The check of the provider (PHY-02) stays in scope under CC6.5, CC9.2 and A1.2. To be confirmed with the auditor.',
    },
  ],
  overrides: [
    {
      criterionId: 'CC7.5',
      rating: 'minor_gap',
      reason:
        'One review of three came four working days late, and its actions were done before it. Recovery itself was tested twice in April within the objectives.',
    },
  ],
  comments: [
    {
      control: 'CHG-01',
      text: 'The query over all changes agrees with the response: late ones in connector-hub only, none after 16 February.',
    },
    {
      control: 'IAM-06',
      text: 'Ask payroll for the number of leavers: the list of the people system has no second source yet.',
    },
    {
      control: 'VEN-04',
      text: 'Silverbirch came on 12 August and covers the whole period. Northgate is still missing.',
    },
    { control: 'PRC-04', text: 'No response from payment operations so far. Reminded on 5 August.' },
  ],
  sheet: SHEET,
  evidence: EVIDENCE,
  calendar: CALENDAR,
  verdicts: VERDICTS,
  populations: POPULATIONS,
  walkthroughs: WALKTHROUGHS,
  review: REVIEW,
  design: DESIGN,
  operation: OPERATION,
  findings: FINDINGS,
  requests: REQUESTS,
  vendorReviews: VENDOR_REVIEWS,
  programme: PROGRAMME,
  riskAnswers: RISK_ANSWERS,
  governance: GOVERNANCE,
  reports: [
    { kind: 'type2', format: 'pdf', file: 'type-ii-readiness.pdf' },
    { kind: 'matrix', format: 'xlsx', file: 'control-matrix.xlsx' },
    { kind: 'type2', format: 'json', file: 'type-ii-readiness.json' },
  ],
};
