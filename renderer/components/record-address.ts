import type { RegisterLink } from '../../shared/domain/registers.ts';
import { links } from '../app/links.ts';

/** Registers that are parts of the scope or have an area of their own; the others stand under Registers. */
const PLACES: Partial<Record<RegisterLink['to'], (id: string) => string>> = {
  control: links.control,
  criterion: links.criterion,
  evidence: links.evidenceRecord,
  gaps: links.gap,
  walkthroughs: links.walkthrough,
};
const SCOPE_PARTS: readonly string[] = [
  'services',
  'commitments',
  'components',
  'locations',
  'data-classes',
  'data-flows',
  'exclusions',
  'roles',
  'milestones',
];

/** The address of what a record of a register can be linked to. */
export function recordAddress(to: RegisterLink['to'], id: string): string {
  const place = PLACES[to];
  if (place) return place(id);
  return SCOPE_PARTS.includes(to) ? links.scopeRecord(to, id) : links.registerPart(`${to}/${id}`);
}
