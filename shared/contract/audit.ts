import { deviationsContract } from './audit/deviations.ts';
import { evidenceMarksContract } from './audit/evidence-marks.ts';
import { policyContract } from './audit/policy.ts';
import { populationSearchContract } from './audit/population-search.ts';
import { populationsContract } from './audit/populations.ts';
import { reviewContract } from './audit/review.ts';
import { resultsContract } from './audit/results.ts';
import { samplesContract } from './audit/samples.ts';
import { testsContract } from './audit/tests.ts';

/** The mock audit: populations, samples drawn from them, tests and what stands on their sheets. */
export const auditContract = {
  ...deviationsContract,
  ...evidenceMarksContract,
  ...policyContract,
  ...populationSearchContract,
  ...populationsContract,
  ...reviewContract,
  ...resultsContract,
  ...samplesContract,
  ...testsContract,
};
