import type { ReportPartId } from '../../../../shared/domain/report-parts.ts';
import { background } from './sections/background.ts';
import { cadence } from './sections/cadence.ts';
import { control } from './sections/control.ts';
import { criteria } from './sections/criteria.ts';
import { description } from './sections/description.ts';
import { events } from './sections/events.ts';
import { evidence } from './sections/evidence.ts';
import { figures } from './sections/figures.ts';
import { findings } from './sections/findings.ts';
import { gaps } from './sections/gaps.ts';
import { glossary } from './sections/glossary.ts';
import { matrix } from './sections/matrix.ts';
import { methodology } from './sections/methodology.ts';
import type { Part } from './sections/part.ts';
import { people } from './sections/people.ts';
import { policies } from './sections/policies.ts';
import { requests } from './sections/requests.ts';
import { results } from './sections/results.ts';
import { risks } from './sections/risks.ts';
import { roadmap } from './sections/roadmap.ts';
import { samples } from './sections/samples.ts';
import { scope } from './sections/scope.ts';
import { signoffs } from './sections/signoffs.ts';
import { summary } from './sections/summary.ts';
import { tests } from './sections/tests.ts';
import { vendors } from './sections/vendors.ts';
import { workpapers } from './sections/workpapers.ts';

/** How each part of a readiness report is laid out; a part leaves itself out when the model has nothing for it. */
export const PARTS: Record<ReportPartId, Part> = {
  control,
  summary,
  background,
  scope,
  methodology,
  description,
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
  figures,
  people,
  glossary,
};
