/** The OSCAL documents of an engagement. */
export const OSCAL_MODELS = ['catalog', 'assessment-plan', 'assessment-results', 'poam'] as const;
export type OscalModel = (typeof OSCAL_MODELS)[number];
export const OSCAL_MODEL_NAMES: Record<OscalModel, string> = {
  catalog: 'Catalog',
  'assessment-plan': 'Assessment plan',
  'assessment-results': 'Assessment results',
  poam: 'Plan of action and milestones',
};
