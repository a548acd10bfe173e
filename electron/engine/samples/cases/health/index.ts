/**
 * Health analytics on sensitive data, with most people at home. Devices are encrypted and watched, sharing is limited by rules,
 * and features are reviewed for privacy before they are built.
 */
import type { SampleCase } from '../../case.ts';
import type { EvidenceFile } from '../../evidence.ts';
import { DESIGN, FINDINGS, OPERATION } from './audit.ts';
import evidence from './evidence.json' with { type: 'json' };
import { LEAD, OWNERS, PEOPLE } from './people.ts';
import { POPULATIONS } from './populations.ts';
import { PLAN, REVIEW, WALKTHROUGHS } from './review.ts';
import { RECORDS } from './scope.ts';

export const health: SampleCase = {
  id: 'health',
  file: 'fernleigh-type-ii.trustbench',
  lead: LEAD,
  plan: PLAN,
  engagement: {
    client: 'Fernleigh Health Analytics Ltd',
    system: 'Cohort Lens analytics service',
    firm: 'Tallowgate Assurance',
    type: 'II',
    asOf: null,
    periodFrom: '2026-01-01',
    periodTo: '2026-06-30',
  },
  categories: [
    { category: 'security', rationale: 'Belongs to every SOC 2 report.' },
    {
      category: 'confidentiality',
      rationale: 'Hospitals hand over data under agreements that limit who may see it and for how long.',
    },
    {
      category: 'privacy',
      rationale:
        'The service holds data of patients and a portal where they see it; the notice makes promises to them.',
    },
  ],
  people: PEOPLE,
  library: 'health',
  owners: OWNERS,
  controls: [
    { refs: ['PHY-02'], patch: { responsibility: 'provider', provider: 'Stratus Meridian' } },
    {
      refs: ['CRY-02', 'NET-01', 'BCP-04'],
      patch: { responsibility: 'shared', provider: 'Stratus Meridian' },
    },
    {
      refs: ['PRV-04'],
      patch: {
        rationales: {
          'P3.1': 'A field that no purpose needs is refused before it is built.',
          'P4.1': 'Each purpose is approved before data is used for it.',
        },
      },
    },
  ],
  records: RECORDS,
  descriptions: [
    {
      criterion: 4,
      text: 'No incident of the period came from a control that failed or broke a promise to hospitals or patients. The register and the alert log agree.',
      isComplete: true,
    },
    {
      criterion: 9,
      text: 'Version 7 of the privacy notice from 1 April 2026; genomic markers, with twelve fields approved, from May 2026. To be completed with the changes of June.',
      isComplete: false,
    },
  ],
  notRelevant: [
    {
      criterionIds: ['P6.1'],
      reason:
        'Data goes to no third party beyond the hospitals that supplied it and processors under contract.',
    },
  ],
  overrides: [
    {
      criterionId: 'P8.1',
      rating: 'minor_gap',
      reason:
        'The yearly programme review is planned for September; complaints were handled throughout the period.',
    },
  ],
  comments: [
    {
      control: 'PRV-07',
      text: 'Partner requests were missing from the first export. The second one agrees to the mailbox.',
    },
    { control: 'END-01', text: 'Ask for the list of exemptions with their dates of approval.' },
  ],
  sheet: null,
  evidence: evidence as unknown as readonly EvidenceFile[],
  populations: POPULATIONS,
  walkthroughs: WALKTHROUGHS,
  review: REVIEW,
  design: DESIGN,
  operation: OPERATION,
  findings: FINDINGS,
  reports: [
    { kind: 'type2', format: 'pdf', file: 'type-ii-readiness.pdf' },
    { kind: 'matrix', format: 'xlsx', file: 'control-matrix.xlsx' },
    { kind: 'type2', format: 'json', file: 'type-ii-readiness.json' },
  ],
};
