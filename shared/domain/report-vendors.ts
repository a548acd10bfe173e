/** What a report says of vendors, and of the controls that are assumed at others; see `report-model.ts`. */
import type { Criticality, Opinion, ReviewVerdict } from './programme-vocabulary.ts';
import type { ReportReach, Treatment } from './vendors.ts';

export interface ReportVendor {
  name: string;
  service: string;
  /** A criterion would fail without its controls. */
  isSubservice: boolean;
  /** Whether somebody answered that question; while nobody did, it is listed as a vendor. */
  isDecided: boolean;
  treatment: Treatment;
  criticality: Criticality | null;
  report: string;
  reportFrom: string | null;
  reportTo: string | null;
  auditor: string;
  opinion: Opinion | null;
  exceptions: string;
  bridgeTo: string | null;
  reach: ReportReach;
  /** Days up to the report's date or the end of its period for which neither report nor letter speaks. */
  gapDays: number | null;
  /** Controls that its report assumes, and how many are mapped to controls of the client. */
  cuecs: number;
  cuecsMapped: number;
  reviewedOn: string | null;
  verdict: ReviewVerdict | null;
  nextReview: string | null;
}

export interface ReportComplementary {
  /** `CUEC-01`; empty while it has none. */
  number: string;
  kind: 'cuec' | 'csoc';
  name: string;
  criteria: string[];
  /** Of a CSOC. */
  organization: string;
  /** The client's own control that it completes, or that watches over it. */
  controlRef: string;
  /** Where customers or the vendor are told. */
  toldIn: string;
}
