import type { ReportPartId } from '../../../../shared/domain/report-parts.ts';
import { cadence } from './sections/cadence.ts';
import { criteria } from './sections/criteria.ts';
import { events } from './sections/events.ts';
import { evidence } from './sections/evidence.ts';
import { findings } from './sections/findings.ts';
import { gaps } from './sections/gaps.ts';
import { matrix } from './sections/matrix.ts';
import type { Part } from './sections/part.ts';
import { policies } from './sections/policies.ts';
import { requests } from './sections/requests.ts';
import { results } from './sections/results.ts';
import { risks } from './sections/risks.ts';
import { roadmap } from './sections/roadmap.ts';
import { samples } from './sections/samples.ts';
import { signoffs } from './sections/signoffs.ts';
import { summary } from './sections/summary.ts';
import { tests } from './sections/tests.ts';
import { vendors } from './sections/vendors.ts';
import { workpapers } from './sections/workpapers.ts';

/** How each part of a readiness report is laid out; a part leaves itself out when the model has nothing for it. */
export const PARTS: Partial<Record<ReportPartId, Part>> = {
  summary,
  criteria,
  gaps,
  roadmap,
  policies,
  risks,
  vendors,
  tests,
  results,
  cadence,
  findings,
  events,
  signoffs,
  matrix,
  requests,
  samples,
  workpapers,
  evidence,
};
