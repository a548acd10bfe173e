/**
 * Incidents and changes as the description has to tell them. DC 4 asks for nature, timing, extent and disposition of an incident
 * that came from a control which failed or that broke a promise; DC 9 for changes of the period that matter to a reader.
 */

export type Significance = 'undecided' | 'yes' | 'no';

export interface SignificantEvent {
  /** What people call it, its number included. */
  name: string;
  significance: Significance;
  /** Facts that the description needs and the record does not hold. */
  lacks: readonly string[];
}

export interface IncidentFacts {
  beganAt: string | null;
  detectedAt: string | null;
  resolvedAt: string | null;
  effect: string;
  rootCause: string;
  resolution: string;
}

const missingOf = (facts: Readonly<Record<string, string | null>>): string[] =>
  Object.entries(facts).flatMap(([name, value]) => (value ? [] : [name]));

/** What is not said of an incident. One that goes on has no end to tell. */
export const incidentLacks = (incident: IncidentFacts): string[] =>
  missingOf({
    'when it happened': incident.beganAt ?? incident.detectedAt,
    'its effect': incident.effect,
    'what caused it': incident.rootCause,
    'how it ended': incident.resolvedAt === null ? 'still open' : incident.resolution,
  });

export interface ChangeFacts {
  changedOn: string | null;
  description: string;
  effect: string;
}

export const changeLacks = (change: ChangeFacts): string[] =>
  missingOf({
    'when it happened': change.changedOn,
    'what changed': change.description,
    'what it means for commitments and controls': change.effect,
  });

/** What may help to decide; the answer is a person's. */
export const SIGNIFICANCE_HELP = {
  incident: [
    'Did a control fail, or was one missing, so that it could happen?',
    'Was a commitment to customers or a system requirement not met?',
    'Either one makes it significant. Where both answers are no, say why in a sentence.',
  ],
  change: [
    'Would a customer who reads the report understand the system wrongly without it?',
    'Did controls, components, providers, locations or commitments become others in the period?',
    'Everyday releases and repairs are not told.',
  ],
} as const;
