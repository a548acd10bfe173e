import type { ScopeCounts } from '../../../shared/contract/scope.ts';
import { registerOf, type RegisterId } from '../../../shared/domain/registers.ts';
import type { Scope } from './types.ts';

export interface ScopePart {
  /** In the address: the id of a register, or of a screen of its own. */
  id: string;
  name: string;
  about: string;
  /** Whose records it holds. */
  register?: RegisterId;
  /** What the outline shows beside the name. */
  count: (counts: ScopeCounts, scope: Scope) => number | string;
  /** Says of a part that every engagement has whether it is filled. Without it the part may stay empty. */
  isFilled?: (counts: ScopeCounts, scope: Scope) => boolean;
}

/** A part that holds the records of one register. */
const register = (id: RegisterId, isNeeded = true): ScopePart => {
  const { name, about } = registerOf(id);
  const count = ({ registers }: ScopeCounts) => registers[id];
  return {
    id,
    name,
    about,
    register: id,
    count,
    isFilled: isNeeded ? (counts) => count(counts) > 0 : undefined,
  };
};

/** The parts of the scope in the order in which one asks for them, under the headings of the outline. */
export const SCOPE_OUTLINE: readonly { heading: string; parts: readonly ScopePart[] }[] = [
  {
    heading: 'Engagement',
    parts: [
      {
        id: 'engagement',
        name: 'Engagement and categories',
        about: 'Whose system is examined, of which type the report is, and against which categories.',
        count: (_, { categories }) => categories.length,
        isFilled: (_, { engagement, categories }) =>
          engagement.system !== '' && categories.every(({ rationale }) => rationale !== ''),
      },
      {
        id: 'people',
        name: 'People',
        about: 'Owners of controls at the client; those who prepare and review at the firm.',
        count: ({ people }) => people,
        isFilled: ({ people }) => people > 0,
      },
      register('roles'),
      register('milestones'),
    ],
  },
  {
    heading: 'System',
    parts: [
      register('services'),
      register('commitments'),
      {
        ...register('components'),
        isFilled: ({ componentKinds }) => componentKinds === 5,
      },
      register('locations'),
      register('data-classes'),
      register('data-flows'),
      register('exclusions', false),
    ],
  },
  {
    heading: 'Others',
    parts: [
      {
        ...register('vendors'),
        name: 'Subservice organizations',
        about: 'Vendors without whose controls a criterion would fail, and how the report treats them.',
        count: ({ subserviceOrganizations }) => subserviceOrganizations,
        isFilled: ({ subserviceOrganizations }) => subserviceOrganizations > 0,
      },
      register('complementary-controls'),
      {
        id: 'responsibility',
        name: 'Shared responsibility',
        about: 'Which controls the organization operates itself, which a provider does, and which both do.',
        count: ({ sharedControls }) => sharedControls,
      },
    ],
  },
  {
    heading: 'Criteria',
    parts: [
      {
        id: 'criteria',
        name: 'Criteria not relevant',
        about: 'Criteria of the chosen categories that do not apply to this system, each with its reason.',
        count: ({ notRelevant }) => notRelevant,
      },
      {
        id: 'description',
        name: 'Description criteria',
        about:
          'What the system description has to tell (DC 1 to 9), read from the records of this workspace.',
        count: ({ descriptionCovered, descriptionAsked }) => `${descriptionCovered} / ${descriptionAsked}`,
      },
    ],
  },
];

export const SCOPE_PARTS = SCOPE_OUTLINE.flatMap(({ parts }) => parts);

/** How many of the parts that every engagement has are filled. */
export function scopeProgress(counts: ScopeCounts, scope: Scope): { filled: number; total: number } {
  const needed = SCOPE_PARTS.flatMap(({ isFilled }) => isFilled ?? []);
  return { filled: needed.filter((isFilled) => isFilled(counts, scope)).length, total: needed.length };
}
