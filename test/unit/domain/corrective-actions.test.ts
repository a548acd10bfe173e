import { describe, expect, it } from 'vitest';
import { wasOpen, wasOverdue, type ActionDays } from '../../../shared/domain/corrective-actions.ts';

const action = (patch: Partial<ActionDays>): ActionDays => ({
  status: 'open',
  due: '2026-02-01',
  doneOn: null,
  ...patch,
});

describe('a corrective action', () => {
  it.each([
    ['while nothing was done', {}, '2026-01-10', true],
    ['on the day before it was done', { status: 'done', doneOn: '2026-02-10' }, '2026-02-09', true],
    ['on the day it was done', { status: 'done', doneOn: '2026-02-10' }, '2026-02-10', false],
    ['done without a day', { status: 'done' }, '2026-01-20', false],
    ['dropped', { status: 'dropped' }, '2026-01-20', false],
  ] as const)('%s', (_, patch, day, isOpen) => expect(wasOpen(action(patch), day)).toBe(isOpen));

  it('is overdue from the day after its due day until it is done', () => {
    const late = action({ status: 'done', doneOn: '2026-02-10' });
    expect(['2026-02-01', '2026-02-02', '2026-02-10'].map((day) => wasOverdue(late, day))).toEqual([
      false,
      true,
      false,
    ]);
    expect(wasOverdue(action({ due: null }), '2026-05-01')).toBe(false);
  });
});
