import { describe, expect, it } from 'vitest';
import { findPerson } from '../../../../shared/domain/request-import/people.ts';
import { planLines, type RecordedRequest } from '../../../../shared/domain/request-import/plan.ts';
import { readStatus } from '../../../../shared/domain/request-import/status.ts';
import type { RequestLine } from '../../../../shared/domain/request-import.ts';

const LINE: RequestLine = {
  row: 2, number: '4.01', title: 'User list', wording: 'User list', interpretation: '', category: '', criteria: [], controls: [], kind: 'evidence',
  isKindWritten: false, coversFrom: null, coversTo: null, asOf: null, assignee: '', assigneeEmail: '', requestedBy: '', requestedOn: null, due: null,
  priority: null, status: null, statusReason: '', auditorStatus: null, auditorReason: '', submittedOn: null, closedOn: null, evidence: [],
  auditorComment: '', comment: '', followUpOf: '',
}; // prettier-ignore
const HERE: RecordedRequest = {
  id: '1', ref: 'R-004', number: '4.01', wording: 'User list', title: 'User list', interpretation: '', category: 'Access', kind: 'evidence', coversFrom: null,
  coversTo: null, asOf: null, assignee: 'Grace Owner', assigneeEmail: '', requestedBy: '', requestedOn: null, due: '2026-07-01', priority: 'normal',
  status: 'received', auditorStatus: 'none', auditorReason: '', submittedOn: null, closedOn: null, criteria: ['CC6.1'], controls: ['AC-01'],
  evidence: [], followUpOf: '', comments: [{ text: 'Thank you.' }],
}; // prettier-ignore

const plan = (line: Partial<RequestLine>, here: Partial<RecordedRequest> = {}) => {
  const { planned, problems } = planLines([{ ...LINE, ...line }], [{ ...HERE, ...here }]);
  return { ...planned[0]!, codes: problems.map(({ code }) => code) };
};

describe('a list that comes again', () => {
  it('changes nothing where it says the same or nothing', () => {
    expect(
      plan({ due: '2026-07-01', assignee: 'G. Owner', auditorComment: 'Thank you.', criteria: ['CC6.1'] }),
    ).toMatchObject({ action: 'same', patch: {}, codes: [] });
  });
  it('says what it changes and adds links without removing any', () => {
    const { action, changes } = plan({
      due: '2026-07-08',
      controls: ['AC-02'],
      wording: 'User list with roles',
      title: 'User list with roles',
    });
    expect(action).toBe('update');
    expect(changes).toEqual([
      { field: 'wording', before: 'User list', after: 'User list with roles' },
      { field: 'due', before: '2026-07-01', after: '2026-07-08' },
      { field: 'controls', before: 'AC-01', after: 'AC-01, AC-02' },
    ]);
  });
  it('keeps our status where the list is behind, and says so', () => {
    expect(plan({ status: 'open', auditorStatus: 'none' })).toMatchObject({
      action: 'same',
      codes: ['status_older'],
    });
  });
  it('takes a status that is further, and a return, which reopens', () => {
    expect(plan({ status: 'submitted', auditorStatus: 'accepted' }).patch).toEqual({
      status: 'submitted',
      auditorStatus: 'accepted',
    });
    const back = {
      status: 'in_progress',
      auditorStatus: 'returned',
      auditorReason: 'Q2 is missing',
    } as const;
    expect(plan(back, { status: 'submitted', auditorStatus: 'under_review' })).toMatchObject({
      patch: back,
      codes: [],
    });
  });
  it('says when the auditor takes an answer back', () => {
    expect(
      plan(
        { status: 'submitted', auditorStatus: 'under_review' },
        { status: 'submitted', auditorStatus: 'accepted' },
      ).codes,
    ).toEqual(['answer_withdrawn']);
  });
  it('finds a request without a number by its words, and each request once', () => {
    const { planned } = planLines(
      [
        { ...LINE, number: '', wording: 'user  LIST' },
        { ...LINE, number: '' },
      ],
      [{ ...HERE, number: '' }],
    );
    expect(planned.map(({ action, known }) => [action, known?.ref])).toEqual([
      ['same', 'R-004'],
      ['add', undefined],
    ]);
  });
});

it.each([
  ['Not received', 'open', 'none'],
  ['Received - in review', 'submitted', 'under_review'],
  ['Partially received', 'in_progress', 'none'],
  ['Provided', 'submitted', 'under_review'],
  ['Revision required', 'in_progress', 'returned'],
  ['Not accepted', 'in_progress', 'returned'],
  ['Closed', 'submitted', 'accepted'],
  ['n/a', 'not_applicable', 'withdrawn'],
  ['In Bearbeitung', 'in_progress', 'none'],
  ['OVERDUE!', 'open', 'none'],
])('"%s" is %s for us and %s for the auditor', (word, status, auditorStatus) => {
  expect(readStatus(word)).toMatchObject({ status, auditorStatus });
});

it('a legend explains words that are not known', () => {
  expect(readStatus('Blue')).toBeNull();
  expect(readStatus('Blue', new Map([['blue', 'client is working on it']]))).toMatchObject({
    status: 'in_progress',
  });
});

it('people are found by address, by name in either order and by a short form that fits one only', () => {
  const people = [
    { name: 'Jane Calder', email: 'jane@firm.test' },
    { name: 'Rufus Oyelaran', email: '' },
    { name: 'Jane Finch', email: '' },
  ];
  const find = (name: string, email = '') => findPerson(people, { name, email })?.name;
  expect([
    find('J. Calder'),
    find('Calder, Jane'),
    find('R. Oyelaran'),
    find('Somebody', 'JANE@firm.test'),
    find('Rufus'),
  ]).toEqual(['Jane Calder', 'Jane Calder', 'Rufus Oyelaran', 'Jane Calder', 'Rufus Oyelaran']);
  expect([find('Jane'), find('J. Smith'), find('')]).toEqual([undefined, undefined, undefined]);
});
