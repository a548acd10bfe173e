import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AUDITOR_STATUSES, REQUEST_STATUSES } from '../../../../shared/domain/request-vocabulary.ts';
import { isClosed, nextState, type RequestState } from '../../../../shared/domain/requests/status.ts';
import { timingOf } from '../../../../shared/domain/requests/timing.ts';

const OPEN: RequestState = {
  status: 'open',
  statusReason: '',
  auditorStatus: 'none',
  auditorReason: '',
  submittedOn: null,
  closedOn: null,
};
const TODAY = '2026-03-10';
const next = (before: RequestState, patch: Parameters<typeof nextState>[2], today = TODAY) =>
  nextState('R-001', before, patch, today);

describe('the two sides of a request', () => {
  it('keeps the day of submission, through a return too, and takes it back with the submission', () => {
    const submitted = next(OPEN, { status: 'submitted' });
    expect(submitted).toEqual({ ...OPEN, status: 'submitted', submittedOn: TODAY });
    const returned = next(submitted, { auditorStatus: 'returned', auditorReason: 'No dates' }, '2026-03-12');
    expect(returned).toMatchObject({ status: 'in_progress', submittedOn: TODAY, auditorStatus: 'returned' });
    expect(next(returned, { status: 'submitted' }, '2026-03-14').submittedOn).toBe('2026-03-14');
    expect(next(submitted, { status: 'received' }).submittedOn).toBeNull();
    expect(next(submitted, { submittedOn: '2026-03-01' }).submittedOn).toBe('2026-03-01');
  });

  it('does not put a request in progress again for a return that is known already', () => {
    const returned = next(OPEN, { auditorStatus: 'returned', auditorReason: 'No dates' });
    const again = next(returned, { status: 'submitted' });
    expect(next(again, { auditorStatus: 'returned', auditorReason: 'No dates' }).status).toBe('submitted');
    expect(next(again, { auditorStatus: 'returned', auditorReason: 'No names' }).status).toBe('in_progress');
  });

  it('asks for the reasons', () => {
    expect(() => next(OPEN, { status: 'not_applicable' })).toThrow(/R-001 .* why it does not apply/);
    expect(() => next(OPEN, { auditorStatus: 'returned', auditorReason: ' ' })).toThrow(/why the auditor/);
    expect(next(OPEN, { status: 'not_applicable', statusReason: 'No vendors' }).status).toBe(
      'not_applicable',
    );
  });

  it('keeps the day of closing, and our side never touches what the auditor says', () => {
    const patch = fc.record(
      {
        status: fc.constantFrom(...REQUEST_STATUSES),
        statusReason: fc.constant('Because'),
        auditorStatus: fc.constantFrom(...AUDITOR_STATUSES),
        auditorReason: fc.constantFrom('One', 'Other'),
      },
      { requiredKeys: ['statusReason', 'auditorReason'] },
    );
    fc.assert(
      fc.property(fc.array(patch, { maxLength: 8 }), (patches) => {
        let state = OPEN;
        for (const each of patches) {
          const after = next(state, each);
          expect(after.auditorStatus).toBe(each.auditorStatus ?? state.auditorStatus);
          expect(after.closedOn !== null).toBe(isClosed(after));
          expect(after.status).toBe(each.status ?? after.status);
          state = after;
        }
      }),
    );
  });
});

describe('the due day', () => {
  const timing = (fields: Partial<Parameters<typeof timingOf>[0]>) =>
    timingOf({ status: 'open', auditorStatus: 'none', due: '2026-03-09', ...fields }, TODAY);

  it('is for our side, until the request is received or closed', () => {
    expect(timing({})).toBe('overdue');
    expect(timing({ status: 'in_progress', auditorStatus: 'returned' })).toBe('overdue');
    expect(timing({ status: 'received' })).toBe('settled');
    expect(timing({ auditorStatus: 'accepted' })).toBe('settled');
    expect(timing({ due: TODAY })).toBe('due_soon');
    expect(timing({ due: '2026-03-17' })).toBe('due_soon');
    expect(timing({ due: '2026-03-18' })).toBe('later');
    expect(timing({ due: null })).toBe('undated');
  });
});
