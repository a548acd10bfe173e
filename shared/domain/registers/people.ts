/** The roster of those who work for the organization, from the first day to the last. */
import { WORKER_KIND_NAMES } from '../programme-vocabulary.ts';
import { choice, day, instant, line, named, record, text } from '../register-fields.ts';
import type { Register } from './register.ts';

export const PEOPLE_REGISTERS: readonly Register[] = [
  {
    id: 'people',
    table: 'worker',
    name: 'People',
    singular: 'person',
    about:
      'Who works for the organization: joiners and leavers are those whose first or last day is in the period.',
    fields: [
      named('Name', 'Mei Aldana', 180),
      line('number', 'Number', 80, { hint: 'E1180' }),
      line('email', 'Email', 220),
      line('title', 'Job title', 150),
      line('department', 'Department', 120),
      line('manager', 'Manager', 130),
      choice('kind', 'Kind', 100, WORKER_KIND_NAMES),
      { id: 'personId', label: 'In this engagement', kind: 'person', width: 130 },
      day('startedOn', 'Started on'),
      day('screenedOn', 'Screened on'),
      day('codeSignedOn', 'Code signed on'),
      day('trainedOn', 'Trained on'),
      line('accessTicket', 'Access ticket', 100),
      line('accessApprovedBy', 'Access approved by', 130),
      instant('accessApprovedAt', 'Access approved'),
      instant('accessGrantedAt', 'Access granted'),
      { ...day('leftOn', 'Last day'), notBefore: 'startedOn' },
      instant('leftAt', 'Left at'),
      instant('accessRemovedAt', 'Access removed'),
      line('leaverTicket', 'Leaver ticket', 100),
      text('notes', 'Notes', 160),
    ],
  },
  {
    id: 'training',
    table: 'training_record',
    name: 'Training',
    singular: 'training record',
    about: 'Who was to take which training, and when they completed it.',
    fields: [
      named('Name', 'Mei Aldana', 190),
      line('course', 'Course', 240, { hint: 'Security awareness 2026' }),
      record('workerId', 'On the roster', 150, 'people'),
      day('assignedOn', 'Assigned on'),
      { ...day('due', 'Due'), notBefore: 'assignedOn' },
      day('completedOn', 'Completed on'),
      line('score', 'Score', 70),
      text('notes', 'Notes', 160),
    ],
  },
];
