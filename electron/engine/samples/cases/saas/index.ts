/**
 * A scheduling platform whose prospects ask for proof. Six weeks from the kick-off to a Type I date: a readiness assessment,
 * tighter access reviews, storage encrypted throughout, logs in one place.
 */
import type { SampleCase } from '../../case.ts';
import type { EvidenceFile } from '../../evidence.ts';
import { DESIGN, FINDINGS } from './audit.ts';
import evidence from './evidence.json' with { type: 'json' };
import { LEAD, OWNERS, PEOPLE } from './people.ts';
import { POPULATIONS } from './populations.ts';
import { PLAN, REVIEW, WALKTHROUGHS } from './review.ts';
import { RECORDS } from './scope.ts';
import { SHEET } from './sheet.ts';

export const saas: SampleCase = {
  id: 'saas',
  file: 'harbourline-type-i.trustbench',
  lead: LEAD,
  plan: PLAN,
  engagement: {
    client: 'Harbourline Software, Inc.',
    system: 'Tidewise scheduling platform',
    firm: 'Brackwater Advisory LLP',
    type: 'I',
    asOf: '2026-06-30',
    periodFrom: null,
    periodTo: null,
  },
  categories: [
    { category: 'security', rationale: 'Belongs to every SOC 2 report.' },
    {
      category: 'availability',
      rationale: 'The master agreement promises 99.9 % a month, and two prospects asked how it is kept.',
    },
    {
      category: 'confidentiality',
      rationale: 'Rotas show who works where and when; every contract has a confidentiality clause.',
    },
  ],
  people: PEOPLE,
  library: 'saas',
  owners: OWNERS,
  controls: [
    {
      refs: ['PHY-02'],
      patch: { responsibility: 'provider', provider: 'Northgate Cloud' },
    },
    {
      refs: ['CRY-02', 'BCP-04', 'NET-01'],
      patch: { responsibility: 'shared', provider: 'Northgate Cloud' },
    },
    {
      refs: ['IAM-02'],
      patch: {
        rationales: {
          'CC6.1': 'One sign-on with a second factor is the only way in for staff.',
          'CC6.6': 'A stolen password alone does not open the system from outside.',
        },
      },
    },
  ],
  records: RECORDS,
  descriptions: [
    {
      criterion: 4,
      text: 'On 9 May 2026 schedules were late by up to 40 minutes for three hours: a queue consumer stopped after a certificate change. No data was lost and the availability promise of the month was kept. Both actions are done.',
      isComplete: true,
    },
  ],
  notRelevant: [],
  overrides: [
    {
      criterionId: 'CC1.2',
      rating: 'minor_gap',
      reason:
        'The advisory group met once before the as-of date. One meeting with minutes is enough for a Type I date; the second is due in September.',
    },
  ],
  comments: [
    {
      control: 'IAM-07',
      text: 'Ask Dana for the export with the date in the header: the first one had none.',
    },
    { control: 'RSK-03', text: 'Finance was not asked. Raised as a finding.' },
  ],
  sheet: SHEET,
  evidence: evidence as unknown as readonly EvidenceFile[],
  populations: POPULATIONS,
  walkthroughs: WALKTHROUGHS,
  review: REVIEW,
  design: DESIGN,
  operation: [],
  findings: FINDINGS,
  reports: [
    { kind: 'type1', format: 'pdf', file: 'type-i-readiness.pdf' },
    { kind: 'matrix', format: 'xlsx', file: 'control-matrix.xlsx' },
    { kind: 'type1', format: 'json', file: 'type-i-readiness.json' },
  ],
};
