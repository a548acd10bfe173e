import { v5 as uuidv5 } from 'uuid';
import type { OscalSource } from './source.ts';

/** Kinds of subjects that OSCAL wants an identifier for. */
type Subject =
  | 'document'
  | 'organization'
  | 'person'
  | 'system'
  | 'tool'
  | 'platform'
  | 'system description'
  | 'activity'
  | 'step'
  | 'task'
  | 'part'
  | 'result'
  | 'observation'
  | 'retest'
  | 'finding'
  | 'risk'
  | 'response'
  | 'compensating control'
  | 'log'
  | 'poam item'
  | 'evidence';

export interface Identifiers {
  /** UUID (version 5) of a subject: the same in every export of the engagement. */
  of(subject: Subject, ...keys: (string | number)[]): string;
  /** Identifier in the catalog of a criterion (`cc6.1`). */
  criterion(id: string): string;
  /** Identifier in the catalog of a control of the client (`org-iam-07`); undefined for a control that is not there. */
  control(ref: string): string | undefined;
}

export const objectiveOf = (controlId: string): string => `${controlId}_obj`;
export const statementOf = (controlId: string): string => `${controlId}_smt`;

export function identifiersOf({
  engagementId,
  report,
}: Pick<OscalSource, 'engagementId' | 'report'>): Identifiers {
  const controls = new Map<string, string>();
  const taken = new Set<string>();
  for (const { ref } of report.controls) {
    // Criteria and controls share one list of names, and people number controls as they like.
    const token = `org-${ref.toLowerCase().replace(/[^\p{L}\p{N}._-]+/gu, '-')}`;
    let id = token;
    for (let again = 2; taken.has(id); again++) id = `${token}-${again}`;
    taken.add(id);
    controls.set(ref, id);
  }
  return {
    of: (subject, ...keys) => uuidv5(JSON.stringify([subject, ...keys]), engagementId),
    criterion: (id) => id.toLowerCase(),
    control: (ref) => controls.get(ref),
  };
}
