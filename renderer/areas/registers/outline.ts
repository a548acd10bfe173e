import { registerOf, type RegisterId } from '../../../shared/domain/registers.ts';

/** Screens of this area that are no plain register. */
const PROGRAMME_VIEWS = ['calendar', 'metrics', 'governance', 'access-reviews'] as const;
export type ProgrammeView = (typeof PROGRAMME_VIEWS)[number];

export interface OutlineEntry {
  id: RegisterId | ProgrammeView;
  name: string;
  /** What it is for, in a line. */
  about: string;
}

const register = (id: RegisterId): OutlineEntry => {
  const { name, about } = registerOf(id);
  return { id, name, about };
};

/** What the outline at the left offers, under its headings, in the order in which a year is run. */
export const REGISTER_OUTLINE: readonly { heading: string; entries: readonly OutlineEntry[] }[] = [
  {
    heading: 'The year',
    entries: [
      {
        id: 'calendar',
        name: 'Calendar',
        about: 'When periodic controls are due, and what was done, is late or was missed.',
      },
      {
        id: 'metrics',
        name: 'Metrics',
        about: 'What the registers say in figures, against the targets of the firm.',
      },
      {
        id: 'governance',
        name: 'Governance',
        about: 'Quarterly meetings: what was shown, what was decided, and what follows.',
      },
    ],
  },
  {
    heading: 'Rules',
    entries: [register('policies'), register('policy-exceptions'), register('requirements')],
  },
  {
    heading: 'Risks and vendors',
    entries: [
      register('risks'),
      register('vendors'),
      register('vendor-cuecs'),
      register('complementary-controls'),
    ],
  },
  {
    heading: 'People and access',
    entries: [
      register('people'),
      register('training'),
      {
        id: 'access-reviews',
        name: 'Access reviews',
        about: 'Who may do what, decided account by account and signed.',
      },
    ],
  },
  {
    heading: 'Operations',
    entries: [
      register('assets'),
      register('handling-rules'),
      register('changes'),
      register('incidents'),
      register('actions'),
      register('vulnerabilities'),
      register('backups'),
      register('restore-tests'),
    ],
  },
];

/** The register behind a part of the address, if this area shows one under it. */
export const registerAt = (part: string): RegisterId | undefined =>
  REGISTER_OUTLINE.flatMap(({ entries }) => entries).find(
    (entry): entry is OutlineEntry & { id: RegisterId } =>
      entry.id === part && !PROGRAMME_VIEWS.some((view) => view === entry.id),
  )?.id;
