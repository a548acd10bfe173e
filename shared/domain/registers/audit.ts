/** What the readiness assessment and the mock audit note beside controls and tests. */
import { WALKTHROUGH_KIND_NAMES } from '../audit-vocabulary.ts';
import { choices, day, line, named, owner, text } from '../register-fields.ts';
import { EFFORT_NAMES, GAP_STATUS_NAMES, SEVERITY_NAMES } from '../vocabulary.ts';
import type { Register } from './register.ts';

export const AUDIT_REGISTERS: readonly Register[] = [
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
    belongings: ['walkthrough_control', 'walkthrough_evidence'],
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
