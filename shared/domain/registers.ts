/**
 * Registers: lists of plain records that are edited as tables. One description of each, from which the engine reads and writes
 * it, the contract checks it and the screens draw it. A new register is a table in a migration and an entry here.
 */
import { WALKTHROUGH_KIND_NAMES } from './audit-vocabulary.ts';
import { AppError } from './errors.ts';
import { choices, day, line, named, owner, text, type RegisterField } from './register-fields.ts';
import {
  CATEGORY_NAMES,
  CLASSIFICATION_NAMES,
  COMPONENT_KIND_NAMES,
  EFFORT_NAMES,
  GAP_STATUS_NAMES,
  MILESTONE_KIND_NAMES,
  POLICY_STATUS_NAMES,
  POLICY_TEMPLATE_NAMES,
  ROLE_NAMES,
  SEVERITY_NAMES,
  TREATMENT_NAMES,
} from './vocabulary.ts';

export type { FieldKind, FieldValue, RegisterField } from './register-fields.ts';

export const REGISTER_IDS = [
  'services',
  'commitments',
  'components',
  'locations',
  'data-classes',
  'data-flows',
  'exclusions',
  'subservice-organizations',
  'complementary-controls',
  'roles',
  'milestones',
  'policies',
  'gaps',
  'walkthroughs',
] as const;
export type RegisterId = (typeof REGISTER_IDS)[number];

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
  /** Tables that only link a record to others: their rows go with it. Each points to it by the name of its table. */
  linkTables?: readonly string[];
  /** Field whose order the records follow; the first one without it. */
  sortedBy?: string;
  /** The first field is what a record is called. */
  fields: readonly RegisterField[];
}

export const REGISTERS: readonly Register[] = [
  {
    id: 'services',
    table: 'service',
    name: 'Services',
    singular: 'service',
    about: 'What the organization does for its customers, and who they are.',
    fields: [
      named('Service', 'Bank feed aggregation'),
      text('description', 'What it does', 420),
      line('users', 'Who uses it', 220, { hint: 'Accounting firms' }),
    ],
  },
  {
    id: 'commitments',
    table: 'commitment',
    name: 'Commitments and requirements',
    singular: 'commitment',
    about: 'What customers were promised, and what the system must do so that the promise holds.',
    fields: [
      named('Commitment or requirement', 'The service is available 99.9 % of each month', 300),
      {
        id: 'kind',
        label: 'Kind',
        kind: 'choice',
        required: true,
        width: 140,
        choices: choices({ commitment: 'Service commitment', requirement: 'System requirement' }),
      },
      {
        id: 'category',
        label: 'Category',
        kind: 'choice',
        width: 124,
        choices: choices(CATEGORY_NAMES),
      },
      line('measure', 'Measure', 110, { hint: '99.9 % a month' }),
      line('source', 'Where it is promised', 220, { hint: 'Master service agreement, section 7' }),
    ],
  },
  {
    id: 'components',
    table: 'component',
    name: 'Boundary',
    singular: 'component',
    about: 'The five components of the system: infrastructure, software, people, procedures and data.',
    fields: [
      named('Component', 'Production cluster'),
      {
        id: 'kind',
        label: 'Kind',
        kind: 'choice',
        required: true,
        width: 130,
        choices: choices(COMPONENT_KIND_NAMES),
      },
      text('description', 'What it is and does', 420),
      line('provider', 'Provider', 160, { hint: 'Own, or who operates it' }),
    ],
  },
  {
    id: 'locations',
    table: 'location',
    name: 'Locations',
    singular: 'location',
    about: 'Offices, data centres and hosting regions from which the system is run.',
    fields: [
      named('Location', 'Zürich office'),
      line('country', 'Country', 140),
      line('purpose', 'What happens there', 320),
    ],
  },
  {
    id: 'data-classes',
    table: 'data_class',
    name: 'Data classes',
    singular: 'data class',
    about: 'The kinds of data in the system and how sensitive they are.',
    fields: [
      named('Data', 'Bank transactions'),
      {
        id: 'classification',
        label: 'Class',
        kind: 'choice',
        required: true,
        width: 120,
        start: 'confidential',
        choices: choices(CLASSIFICATION_NAMES),
      },
      text('description', 'What it holds', 300),
      line('keptWhere', 'Where it is kept', 200),
      line('retention', 'Retention', 160, { hint: '7 years' }),
    ],
  },
  {
    id: 'data-flows',
    table: 'data_flow',
    name: 'Data flows',
    singular: 'data flow',
    about: 'How data comes in, moves and leaves, and what protects it on the way.',
    fields: [
      named('Data', 'Bank transactions'),
      line('origin', 'From', 200),
      line('destination', 'To', 200),
      line('protection', 'Protected by', 240, { hint: 'TLS 1.3, mutual authentication' }),
    ],
  },
  {
    id: 'exclusions',
    table: 'exclusion',
    name: 'Exclusions',
    singular: 'exclusion',
    about: 'What is left outside the boundary, and why a reader is not misled by that.',
    fields: [named('Left out', 'Marketing website'), text('reason', 'Reason', 480)],
  },
  {
    id: 'subservice-organizations',
    table: 'subservice_organization',
    name: 'Subservice organizations',
    singular: 'subservice organization',
    about: 'Vendors without whose controls a criterion would fail, and how the report treats them.',
    linkTables: ['subservice_organization_evidence'],
    fields: [
      named('Organization', 'Cloud hosting provider', 180),
      line('service', 'What it does', 160),
      {
        id: 'treatment',
        label: 'Treatment',
        kind: 'choice',
        required: true,
        width: 120,
        choices: choices(TREATMENT_NAMES),
      },
      line('report', 'Its report', 120, { hint: 'SOC 2 Type II' }),
      day('reportFrom', 'Report from'),
      { ...day('reportTo', 'Report to'), notBefore: 'reportFrom' },
      day('reviewedOn', 'Reviewed on'),
      text('notes', 'Notes', 160),
    ],
  },
  {
    id: 'complementary-controls',
    table: 'complementary_control',
    name: 'Complementary controls',
    singular: 'complementary control',
    about: 'Controls that customers (CUEC) or carved-out vendors (CSOC) are assumed to run.',
    fields: [
      named('Assumed control', 'Customers remove their own leavers within a day', 280),
      {
        id: 'kind',
        label: 'Who runs it',
        kind: 'choice',
        required: true,
        width: 188,
        choices: choices({ cuec: 'Customer (CUEC)', csoc: 'Subservice organization (CSOC)' }),
      },
      { id: 'criterionId', label: 'Criterion', kind: 'criterion', width: 90 },
      {
        id: 'subserviceOrganizationId',
        label: 'Organization',
        kind: 'subservice-organization',
        width: 150,
      },
      text('notes', 'Where they are told', 200),
    ],
  },
  {
    id: 'roles',
    table: 'engagement_role',
    name: 'Roles',
    singular: 'role',
    about: 'Who carries which duty of the engagement.',
    fields: [
      {
        id: 'role',
        label: 'Role',
        kind: 'choice',
        required: true,
        width: 180,
        choices: choices(ROLE_NAMES),
      },
      { id: 'personId', label: 'Person', kind: 'person', width: 200 },
      text('notes', 'Notes', 320),
    ],
  },
  {
    id: 'milestones',
    table: 'milestone',
    name: 'Milestones',
    singular: 'milestone',
    about:
      'The way to the report: readiness takes 4 to 8 weeks, Type I follows the fixes, Type II needs its period.',
    sortedBy: 'due',
    fields: [
      named('Milestone', 'Readiness assessment'),
      {
        id: 'kind',
        label: 'Kind',
        kind: 'choice',
        required: true,
        width: 170,
        choices: choices(MILESTONE_KIND_NAMES),
      },
      { ...day('due', 'Date'), required: true },
      { ...day('ends', 'Until'), notBefore: 'due' },
      day('doneOn', 'Done on'),
      text('notes', 'Notes', 280),
    ],
  },
  {
    id: 'policies',
    table: 'policy',
    name: 'Policies',
    singular: 'policy',
    about: 'Which policies there are, who answers for them, and whether they are approved and reviewed.',
    linkTables: ['policy_evidence'],
    fields: [
      named('Policy', 'Access control policy', 230),
      {
        id: 'status',
        label: 'Status',
        kind: 'choice',
        required: true,
        width: 84,
        choices: choices(POLICY_STATUS_NAMES),
      },
      line('version', 'Version', 64),
      owner,
      line('approvedBy', 'Approved by', 130),
      day('approvedOn', 'Approved on'),
      day('reviewDue', 'Next review'),
      {
        id: 'template',
        label: 'Outline',
        kind: 'choice',
        width: 130,
        choices: choices(POLICY_TEMPLATE_NAMES),
      },
      text('notes', 'Notes', 120),
    ],
  },
  {
    id: 'gaps',
    table: 'gap',
    name: 'Gaps',
    singular: 'gap',
    about: 'What is missing for the report, what to do about it, who does it and by when.',
    refPrefix: 'G',
    fields: [
      named('Gap', 'No restore test since the last release', 320),
      { id: 'criterionId', label: 'Criterion', kind: 'criterion', width: 90 },
      { id: 'controlId', label: 'Control', kind: 'control', width: 100 },
      {
        id: 'severity',
        label: 'Severity',
        kind: 'choice',
        required: true,
        width: 100,
        start: 'medium',
        choices: choices(SEVERITY_NAMES),
      },
      { id: 'effort', label: 'Effort', kind: 'choice', width: 130, choices: choices(EFFORT_NAMES) },
      { id: 'wave', label: 'Wave', kind: 'number', width: 70, range: [1, 9] },
      owner,
      day('due', 'Due'),
      {
        id: 'status',
        label: 'Status',
        kind: 'choice',
        required: true,
        width: 120,
        choices: choices(GAP_STATUS_NAMES),
      },
      day('closedOn', 'Closed on'),
      text('condition', 'What is missing', 320),
      text('recommendation', 'What to do', 320),
    ],
  },
  {
    id: 'walkthroughs',
    table: 'walkthrough',
    name: 'Walkthroughs and interviews',
    singular: 'walkthrough',
    about:
      'What the people who perform the controls said and showed: one real case followed from its cause to its record.',
    refPrefix: 'W',
    refDigits: 2,
    linkTables: ['walkthrough_control', 'walkthrough_evidence'],
    fields: [
      named('About', 'Access from request to removal', 340),
      {
        id: 'kind',
        label: 'Kind',
        kind: 'choice',
        required: true,
        width: 108,
        choices: choices(WALKTHROUGH_KIND_NAMES),
      },
      day('heldOn', 'Held on'),
      line('people', 'People', 200, { hint: 'Who was spoken to' }),
      line('conductedBy', 'Conducted by', 130),
      text('notes', 'Notes', 320, 'What was shown, and what was said'),
    ],
  },
];

const BY_ID = new Map(REGISTERS.map((register) => [register.id, register]));

export function registerOf(id: RegisterId): Register {
  const register = BY_ID.get(id);
  if (!register) throw new AppError('not_found', `There is no register ${id}.`);
  return register;
}
