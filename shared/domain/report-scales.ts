/** What the words of the scales mean, for whoever reads a report without the program. The ratings follow the rules in `readiness/`. */
import type { Effort, ProcedureNature, ReadinessRating, Severity } from './vocabulary.ts';

export const READINESS_MEANINGS: Record<ReadinessRating, string> = {
  ready: 'Controls serve it, each is assessed, and nothing that is recorded speaks against them.',
  minor_gap:
    'It is met in the main. Something smaller is missing, such as an owner, fresh proof or a conclusion.',
  major_gap:
    'A control that it rests on failed, is missing or has a gap of high severity. An auditor may hold it unmet.',
  not_in_place: 'No control serves it, or none of those that do is in place.',
  not_assessed: 'Controls serve it, and nobody has concluded on them yet.',
  not_relevant: 'It does not apply to the system, for the reason written down.',
};

export const SEVERITY_MEANINGS: Record<Severity, string> = {
  critical: 'A criterion is not met and nothing else makes up for it. It comes before everything else.',
  high: 'A criterion may be held unmet, or a key control does not do what it says. Before the date or the end of the period.',
  medium: 'A weakness that other controls limit. It costs time and trust when an auditor finds it.',
  low: 'A matter of form or a single case without effect. Put right with the next round.',
};

export const EFFORT_MEANINGS: Record<Effort, string> = {
  small: 'Days of one person.',
  medium: 'Weeks, several people.',
  large: 'Months, or a purchase or a project.',
};

export const PROCEDURE_MEANINGS: Record<ProcedureNature, string> = {
  inquiry: 'People who perform the control were asked. It never stands alone.',
  observation: 'The control was watched while it was performed.',
  inspection: 'Records, settings and other traces of the control were examined.',
  reperformance: 'What the control does was done again, and the results were compared.',
};
