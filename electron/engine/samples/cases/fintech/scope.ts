import type { SampleCase } from '../../case.ts';
import { GAPS } from './gaps.ts';
import { LEAD, PREPARER } from './people.ts';
import { ASSETS, HANDLING_RULES } from './assets.ts';
import { PEOPLE_RECORDS } from './roster.ts';
import { POLICY_EXCEPTIONS, RISK_RECORDS } from './risks.ts';
import { OPERATION_RECORDS } from './operations-records.ts';
import { POLICIES } from './policies.ts';
import { VENDORS } from './vendors.ts';

export const RECORDS: SampleCase['records'] = {
  services: [
    {
      name: 'Account information',
      description: 'Partners read balances and transactions of accounts whose holders have consented.',
      users: 'Accounting platforms and lenders',
    },
    {
      name: 'Payment initiation',
      description: 'Partners start payments from the accounts of their customers and follow their status.',
      users: 'Marketplaces and billing platforms',
    },
    {
      name: 'Partner console',
      description: 'Partners manage keys, see usage and download statements of payments.',
      users: 'Operations staff of partners',
    },
  ],
  commitments: [
    {
      name: 'Payments can be initiated 99.95 % of each month',
      kind: 'commitment',
      category: 'availability',
      measure: '99.95 % a month',
      source: 'Partner agreement, annex on service levels, 1.1',
    },
    {
      name: 'After a disaster payments can be initiated again within two hours',
      kind: 'commitment',
      category: 'availability',
      measure: '2 hours, at most 5 minutes of data lost',
      source: 'Partner agreement, annex on service levels, 1.4',
    },
    {
      name: 'A payment is executed once, for the amount and to the account given',
      kind: 'commitment',
      category: 'processing-integrity',
      measure: 'At most 1 in 100,000 payments processed wrongly in a quarter',
      source: 'Partner agreement, annex on service levels, 2.1',
    },
    {
      name: 'The status of a payment reaches the partner within a minute',
      kind: 'commitment',
      category: 'processing-integrity',
      measure: '99 % within 60 seconds',
      source: 'Partner agreement, annex on service levels, 2.3',
    },
    {
      name: 'Partners are told of a breach of their data within 24 hours',
      kind: 'commitment',
      category: 'security',
      measure: '24 hours',
      source: 'Partner agreement, section 11',
    },
    {
      name: 'Vulnerabilities are fixed within the deadline for their severity',
      kind: 'requirement',
      category: 'security',
      measure: '7, 30, 90 and 180 days: critical, high, medium, low',
      source: 'Vulnerability standard',
    },
    {
      name: 'Every total is reconciled from partner to bank each working day',
      kind: 'requirement',
      category: 'processing-integrity',
      measure: 'Differences explained within two working days',
      source: 'Operations handbook, chapter 4',
    },
  ],
  components: [
    {
      name: 'Production cluster, three zones',
      kind: 'infrastructure',
      description: 'Containers, gateway, managed databases and key service in two regions.',
      provider: 'Northgate Cloud',
    },
    {
      name: 'Quaypay platform',
      kind: 'software',
      description:
        'Gateway, consent, accounts, payments, ledger, reconciliation and webhooks; 23 repositories.',
      provider: 'Own',
    },
    {
      name: 'Release pipeline, scanner and tracker',
      kind: 'software',
      description: 'Build, checks, approvals, releases; vulnerabilities with their deadlines.',
      provider: 'Latchwood Tools',
    },
    {
      name: 'Engineering, security, infrastructure and payment operations',
      kind: 'people',
      description:
        '142 people; 20 of them keep an account on the production cluster after the review of June 2026.',
      provider: 'Own',
    },
    {
      name: 'Change, access, vulnerability, incident, reconciliation and recovery procedures',
      kind: 'procedures',
      description: 'Kept in the handbook, each with an owner and a review date.',
      provider: 'Own',
    },
    {
      name: 'Payments, account data and consents',
      kind: 'data',
      description:
        'Orders of payment and their status, balances, transactions, consents with their end date.',
      provider: 'Own, stored at Northgate Cloud',
    },
  ],
  locations: [
    { name: 'Rotterdam office', country: 'Netherlands', purpose: 'Payment operations, finance, legal' },
    { name: 'Tallinn office', country: 'Estonia', purpose: 'Engineering, security, infrastructure' },
    { name: 'Home offices', country: 'Netherlands, Estonia, Portugal', purpose: 'Engineering and support' },
    { name: 'Cloud region central', country: 'Germany', purpose: 'Production' },
    { name: 'Cloud region west', country: 'Ireland', purpose: 'Standby and backups' },
  ],
  'data-classes': [
    {
      name: 'Payment orders and their status',
      classification: 'confidential',
      description: 'Amount, currency, both accounts, reference, steps with times.',
      keptWhere: 'Ledger database, backups',
      retention: '7 years',
    },
    {
      name: 'Balances and transactions',
      classification: 'confidential',
      description: 'Account data read on consent.',
      keptWhere: 'Accounts service, cache of 24 hours',
      retention: 'As long as the consent',
    },
    {
      name: 'Consents',
      classification: 'confidential',
      description: 'Who consented to what, for which recipient, until when.',
      keptWhere: 'Consent service',
      retention: '2 years after their end',
    },
    {
      name: 'Keys, certificates and partner secrets',
      classification: 'restricted',
      description: 'Signing keys, certificates towards banks, keys of partners.',
      keptWhere: 'Key service and vault',
      retention: 'Until rotated',
    },
    {
      name: 'Interface documentation',
      classification: 'public',
      description: 'Specifications, error codes, cut-off times.',
      keptWhere: 'Documentation site',
      retention: 'Kept with its versions',
    },
  ],
  'data-flows': [
    {
      name: 'Payment orders',
      origin: 'Partner systems',
      destination: 'Gateway, then payments service',
      protection: 'TLS 1.3 with certificates on both sides, signed requests, idempotency key',
    },
    {
      name: 'Orders to the payment scheme',
      origin: 'Payments service',
      destination: 'Silverbirch Clearing',
      protection: 'Private line, signed messages, control totals every hour',
    },
    {
      name: 'Account data',
      origin: 'Banks of account holders',
      destination: 'Accounts service, then partner',
      protection: 'TLS 1.2 or newer with registered certificates; only within the consent',
    },
    {
      name: 'Status notices',
      origin: 'Webhooks service',
      destination: 'Partner systems',
      protection: 'TLS, signed; the reference only, no account data',
    },
    {
      name: 'Totals of the day',
      origin: 'Silverbirch Clearing',
      destination: 'Reconciliation service',
      protection: 'Private line, checksum of each file',
    },
  ],
  exclusions: [
    {
      name: 'Sandbox for developers',
      reason: 'Runs on invented data in an account of its own, without a path to production.',
    },
    {
      name: 'Card acquiring pilot',
      reason:
        'Eleven pilot partners under a separate agreement; other systems, and no card data crosses the boundary.',
    },
  ],
  ...VENDORS,
  ...OPERATION_RECORDS,
  'complementary-controls': [
    {
      name: 'Partners keep their keys secret and replace them when staff leave',
      number: 'CUEC-01',
      kind: 'cuec',
      criterionId: 'CC6.1',
      notes: 'Integration guide, chapter 2',
    },
    {
      name: 'Partners remove their own leavers from the console within a day',
      number: 'CUEC-02',
      kind: 'cuec',
      criterionId: 'CC6.2',
      notes: 'Console guide, chapter 1',
    },
    {
      name: 'Partners send a fresh idempotency key for each new payment and repeat it when they retry',
      number: 'CUEC-03',
      kind: 'cuec',
      criterionId: 'PI1.2',
      notes: 'Integration guide, chapter 5',
    },
    {
      name: 'Partners compare the daily statement with their own books',
      number: 'CUEC-04',
      kind: 'cuec',
      criterionId: 'PI1.4',
      notes: 'Partner agreement, section 8',
    },
    {
      name: 'Power, cooling and fire protection are watched and maintained',
      number: 'CSOC-01',
      kind: 'csoc',
      criterionId: 'A1.2',
      vendorId: 'Northgate Cloud',
      notes: 'Report of the provider, section on environment',
    },
    {
      name: 'Entry to data centres is restricted, and media are destroyed before they leave them',
      number: 'CSOC-02',
      kind: 'csoc',
      criterionId: 'CC6.5',
      vendorId: 'Northgate Cloud',
      notes: 'Report of the provider, section on physical security',
    },
    {
      name: 'Orders are passed to the scheme completely and once',
      number: 'CSOC-03',
      kind: 'csoc',
      criterionId: 'PI1.3',
      vendorId: 'Silverbirch Clearing',
      notes: 'Report of the clearing house, section on processing',
    },
  ],
  roles: [
    { role: 'executive_sponsor', personId: 'Saskia van der Meulen', notes: 'Signs the assertion' },
    { role: 'compliance_lead', personId: 'Marit Kask', notes: 'Runs the monthly evidence collection' },
    { role: 'system_owner', personId: 'İbrahim Çelik' },
    { role: 'engagement_lead', personId: LEAD },
    { role: 'preparer', personId: PREPARER },
    { role: 'reviewer', personId: LEAD },
  ],
  milestones: [
    { name: 'Kick-off', kind: 'kickoff', due: '2025-07-14', doneOn: '2025-07-14' },
    {
      name: 'Readiness assessment',
      kind: 'readiness',
      due: '2025-07-21',
      ends: '2025-08-29',
      doneOn: '2025-08-27',
    },
    {
      name: 'Remediation and automated evidence',
      kind: 'remediation',
      due: '2025-09-01',
      ends: '2025-09-30',
      doneOn: '2025-09-30',
      notes: 'Monthly exports of change approvals, vulnerability deadlines and access reviews',
    },
    { name: 'Type II period starts', kind: 'period_start', due: '2025-10-01', doneOn: '2025-10-01' },
    {
      name: 'Check after the first quarter',
      kind: 'other',
      due: '2026-01-19',
      ends: '2026-01-30',
      doneOn: '2026-02-06',
      notes: 'Found the release gate that was open and the base image that nobody renewed',
    },
    {
      name: 'Trial of the tests after the second quarter',
      kind: 'other',
      due: '2026-04-13',
      ends: '2026-04-24',
      doneOn: '2026-04-24',
    },
    { name: 'Type II period ends', kind: 'period_end', due: '2026-06-30', doneOn: '2026-06-30' },
    {
      name: 'Populations drawn and tests performed',
      kind: 'fieldwork',
      due: '2026-07-02',
      ends: '2026-08-14',
    },
    { name: 'Report', kind: 'report', due: '2026-09-18' },
  ],
  policies: POLICIES,
  ...PEOPLE_RECORDS,
  risks: RISK_RECORDS,
  'policy-exceptions': POLICY_EXCEPTIONS,
  assets: ASSETS,
  'handling-rules': HANDLING_RULES,
  gaps: GAPS,
};
