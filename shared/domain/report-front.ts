/** What a report says before it comes to controls and tests: scope, method, description and the way to the date. */
import type { ReportMethodology } from './report-methodology.ts';
import type { ReportOutlook } from './report-outlook.ts';
import type { ReportDescription, ReportScope } from './report-scope.ts';

export interface ReportFront {
  scope: ReportScope;
  methodology: ReportMethodology;
  /** The description criteria that are asked for, by number. */
  description: ReportDescription[];
  outlook: ReportOutlook;
}
