/** Figures of the programme as a report of operation shows them: those of the screen, measured over the same time. */
import type { FrozenMetric } from './governance.ts';

export interface ReportMetrics {
  /** First and last day that is measured; while the period runs the last is today. */
  from: string;
  to: string;
  /** In the order of the screen, those of the firm last. */
  figures: ReportMetric[];
}

export interface ReportMetric extends FrozenMetric {
  /** What is counted of what. */
  about: string;
  /** Name of who answers for the figure; empty when nobody is named. */
  owner: string;
}
