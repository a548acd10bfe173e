import type { ReportSettings } from './report-settings.ts';

/** Parts of a readiness report, in the order they stand in it. Each can be left out; the cover, the contents and the notice on every page can not. */
export const REPORT_PARTS = [
  { id: 'control', title: 'Document control' },
  { id: 'summary', title: 'Executive summary' },
  { id: 'background', title: 'Background, reliance and limitations' },
  { id: 'scope', title: 'Scope and boundary' },
  { id: 'methodology', title: 'Methodology and sampling' },
  { id: 'description', title: 'Description criteria' },
  { id: 'criteria', title: 'Readiness by criterion' },
  { id: 'gaps', title: 'Gap register' },
  { id: 'roadmap', title: 'Remediation roadmap' },
  { id: 'policies', title: 'Policies and procedures' },
  { id: 'risks', title: 'Risks' },
  { id: 'vendors', title: 'Vendors and assumed controls' },
  { id: 'tests', title: 'Tests of controls and results' },
  { id: 'results', title: 'Results by criterion' },
  { id: 'cadence', title: 'Periodic controls' },
  { id: 'findings', title: 'Exceptions and management responses' },
  { id: 'events', title: 'Incidents and changes' },
  { id: 'signoffs', title: 'Sign-offs' },
  { id: 'matrix', title: 'Risk and control matrix' },
  { id: 'requests', title: 'Request list' },
  { id: 'samples', title: 'Populations and samples' },
  { id: 'workpapers', title: 'Workpaper index' },
  { id: 'evidence', title: 'Evidence index' },
  { id: 'figures', title: 'Where the figures come from' },
  { id: 'people', title: 'People and interviews' },
  { id: 'glossary', title: 'Glossary' },
] as const;

export type ReportPartId = (typeof REPORT_PARTS)[number]['id'];
export const REPORT_PART_IDS = REPORT_PARTS.map(({ id }) => id) as [ReportPartId, ...ReportPartId[]];

/** Parts that only a report of operation over a period has. */
export const OPERATION_PARTS: readonly ReportPartId[] = ['cadence', 'events', 'samples'];

/** Parts of a report in their order: just the chosen ones, or those that the settings leave in; nothing of operation in a report of design. */
export function partsOf(
  kind: 'type1' | 'type2',
  chosen: readonly ReportPartId[] | Pick<ReportSettings, 'hidden'>,
): ReportPartId[] {
  const isChosen = (id: ReportPartId): boolean =>
    'hidden' in chosen ? !chosen.hidden.includes(id) : chosen.includes(id);
  return REPORT_PART_IDS.filter((id) => isChosen(id) && (kind === 'type2' || !OPERATION_PARTS.includes(id)));
}
