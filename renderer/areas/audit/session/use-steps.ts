import { useState } from 'react';
import type { SessionStep } from '../../../../shared/contract/audit/session.ts';

export type SessionOrder = 'criterion' | 'plan';
export interface SessionChoice {
  order: SessionOrder;
  /** Only controls on which something is missing. */
  openOnly: boolean;
}

const LATE = '9999';

/** The controls to walk through, in order. */
export function stepsFor(steps: readonly SessionStep[], { order, openOnly }: SessionChoice): SessionStep[] {
  const shown = openOnly ? steps.filter(({ missing }) => missing > 0) : [...steps];
  return order === 'criterion'
    ? shown
    : shown.toSorted((a, b) => (a.plannedOn ?? LATE).localeCompare(b.plannedOn ?? LATE));
}

/**
 * The walk of a session. Which controls belong to it is decided when it begins or its choice changes, so that a control that is
 * finished on the way does not move the others.
 */
export function useSteps(steps: readonly SessionStep[] | undefined) {
  const [choice, setChoice] = useState<SessionChoice>({ order: 'criterion', openOnly: true });
  const [walk, setWalk] = useState<{ choice: SessionChoice; ids: readonly string[] } | null>(null);
  if (steps && walk?.choice !== choice)
    setWalk({ choice, ids: stepsFor(steps, choice).map(({ controlId }) => controlId) });
  const known = new Map(steps?.map((step) => [step.controlId, step]));
  return { choice, setChoice, walk: (walk?.ids ?? []).flatMap((id) => known.get(id) ?? []) };
}
