import { auditorContract } from './audit/auditor.ts';
import { deviationsContract } from './audit/deviations.ts';
import { evidenceMarksContract } from './audit/evidence-marks.ts';
import { planContract } from './audit/plan.ts';
import { policyContract } from './audit/policy.ts';
import { populationSearchContract } from './audit/population-search.ts';
import { populationsContract } from './audit/populations.ts';
import { referencesContract } from './audit/references.ts';
import { reviewContract } from './audit/review.ts';
import { resultsContract } from './audit/results.ts';
import { runningContract } from './audit/running.ts';
import { samplesContract } from './audit/samples.ts';
import { sessionContract } from './audit/session.ts';
import { testsContract } from './audit/tests.ts';
import { walkthroughsContract } from './audit/walkthroughs.ts';

/** The mock audit: populations, samples drawn from them, tests and what stands on their sheets. */
export const auditContract = {
  ...deviationsContract,
  ...evidenceMarksContract,
  ...policyContract,
  ...populationSearchContract,
  ...populationsContract,
  ...referencesContract,
  ...reviewContract,
  ...resultsContract,
  ...samplesContract,
  ...testsContract,
  ...auditorContract,
  ...planContract,
  ...runningContract,
  ...sessionContract,
  ...walkthroughsContract,
};
