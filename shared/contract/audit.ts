import { policyContract } from './audit/policy.ts';
import { populationsContract } from './audit/populations.ts';
import { samplesContract } from './audit/samples.ts';
import { testsContract } from './audit/tests.ts';

/** The mock audit: populations, samples drawn from them, tests and what stands on their sheets. */
export const auditContract = {
  ...policyContract,
  ...populationsContract,
  ...samplesContract,
  ...testsContract,
};
