/** Risks of the company, what answers them, and the exceptions to policy that rest on them. */
import type { SampleCase } from '../../case.ts';
import type { RiskAnswer } from '../../risks.ts';
import { RISKS } from './risk-list.ts';

const APPROVER = 'Saskia van der Meulen';
/** The yearly assessment, which the half-year review looked at again. */
const ASSESSED = { identifiedOn: '2025-11-10', reviewedOn: '2026-05-12', nextReview: '2026-11-30' };
const DECIDED = { approvedBy: APPROVER, approvedOn: '2025-11-24' };

export const RISK_RECORDS: NonNullable<SampleCase['records']['risks']> = RISKS.map(
  ({ facts, rating: [likelihood = 1, impact = 1, residualLikelihood = 1, residualImpact = 1] }) => ({
    ...ASSESSED,
    ...DECIDED,
    likelihood,
    impact,
    residualLikelihood,
    residualImpact,
    ...facts,
  }),
);

export const RISK_ANSWERS: readonly RiskAnswer[] = RISKS.map(({ facts, controls, criteria }) => ({
  risk: facts.name,
  controls,
  criteria,
}));

export const POLICY_EXCEPTIONS: NonNullable<SampleCase['records']['policy-exceptions']> = [
  {
    name: 'Support desk signs on outside the identity provider',
    policyId: 'Access control policy',
    controlId: 'IAM-01',
    riskId: 'A leaver keeps rights in a tool outside the identity provider',
    ownerId: 'Liisa Tamm',
    requestedOn: '2026-04-13',
    approvedBy: APPROVER,
    approvedOn: '2026-04-20',
    expiresOn: '2027-01-29',
    reason: 'The connection to the identity provider is being built.',
    compensation: 'Second factor of the tool itself; its accounts are compared with the roster each month.',
  },
  {
    name: 'Shared account on the old settlement terminal',
    policyId: 'Password standard',
    controlId: 'IAM-09',
    ownerId: 'Arjun Mehta',
    requestedOn: '2025-12-01',
    approvedBy: APPROVER,
    approvedOn: '2025-12-08',
    expiresOn: '2026-05-29',
    reason: 'The terminal knows one account only; its replacement was promised for May 2026.',
    compensation: 'Password in the vault, each use recorded with name and ticket.',
  },
];
