/** How the work was done, as a report tells it; see `report-model.ts`. */
import type { WalkthroughKind } from './audit-vocabulary.ts';
import type { SamplingPolicy } from './sampling/policy.ts';

export interface ReportMethodology {
  /** The sampling policy of the engagement; null in a report of design, which draws no samples. */
  policy: SamplingPolicy | null;
  /** By number. */
  walkthroughs: ReportWalkthrough[];
}

/** A walkthrough or an interview, held or planned. */
export interface ReportWalkthrough {
  /** `W-04` */
  ref: string;
  kind: WalkthroughKind;
  about: string;
  /** Day it was held; null while it is planned. */
  heldOn: string | null;
  /** Who was spoken to, as entered. */
  people: string;
  conductedBy: string;
  /** References of the controls that it followed. */
  controls: string[];
}
