import type { RegisterField } from '../register-fields.ts';

export const REGISTER_IDS = [
  'services',
  'commitments',
  'components',
  'locations',
  'data-classes',
  'data-flows',
  'exclusions',
  'vendors',
  'vendor-cuecs',
  'complementary-controls',
  'roles',
  'milestones',
  'policies',
  'policy-exceptions',
  'requirements',
  'risks',
  'people',
  'training',
  'assets',
  'handling-rules',
  'incidents',
  'actions',
  'changes',
  'vulnerabilities',
  'backups',
  'restore-tests',
  'gaps',
  'walkthroughs',
] as const;
export type RegisterId = (typeof REGISTER_IDS)[number];

/** What records of a register are linked to, many to many. */
export interface RegisterLink {
  /** Controls, criteria, evidence, or the records of another register. */
  to: 'control' | 'criterion' | 'evidence' | RegisterId;
  /** As a heading, "Controls that answer it". */
  label: string;
  /** Of rows `id`, `<table of the register>_id`, `<table of the target>_id`. */
  table: string;
}

export interface Register {
  id: RegisterId;
  table: string;
  /** Plural, as a heading. */
  name: string;
  singular: string;
  /** What it is for, one sentence. */
  about: string;
  /** Records are numbered, such as G-007. */
  refPrefix?: string;
  /** Digits of the number; three unless told. */
  refDigits?: number;
  links?: readonly RegisterLink[];
  /** Further tables of rows that only belong to a record and go with it. Each points to it by the name of its table. */
  belongings?: readonly string[];
  /** Field whose order the records follow; the first one without it. */
  sortedBy?: string;
  /** The first field is what a record is called. */
  fields: readonly RegisterField[];
}
