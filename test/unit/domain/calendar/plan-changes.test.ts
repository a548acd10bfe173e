import { expect, it } from 'vitest';
import { offersOf } from '../../../../shared/domain/calendar/offers.ts';
import { replan, replanWords } from '../../../../shared/domain/calendar/replan.ts';
import { todoText } from '../../../../shared/domain/calendar/todo.ts';

const one = (key: string, due: string, system = '') => ({ key, due, system });

it('says what a change of plan adds, takes away, moves, and leaves recorded', () => {
  const plan = replan(
    [one('2026-01', '2026-01-31'), one('2026-02', '2026-02-28')],
    [one('2026-02', '2026-02-27'), one('2026-03', '2026-03-31')],
    [one('2026-01', '2026-01-31')],
  );
  expect(plan).toEqual({
    added: [one('2026-03', '2026-03-31')],
    gone: [one('2026-01', '2026-01-31')],
    moved: [{ ...one('2026-02', '2026-02-27'), dueBefore: '2026-02-28' }],
    orphaned: [one('2026-01', '2026-01-31')],
  });
  expect(replanWords(plan)).toBe(
    'Plan changed: 1 added, 1 gone, 1 on another day. 1 recorded but not expected any more; what was recorded stays.',
  );
  expect(replanWords(replan([], [], []))).toBe('The plan stays as it is.');
});

it('offers evidence of the interval, for the system that it names', () => {
  const occurrence = {
    key: '2026-03',
    due: '2026-03-31',
    nominal: '2026-03-31',
    from: '2026-03-01',
    lastDay: '2026-04-05',
  };
  const piece = (ref: string, title: string, first: string, last: string) => ({
    id: ref,
    ref,
    title,
    first,
    last,
  });
  const evidence = [
    piece('EV-1', 'Review of Okta', '2026-03-12', '2026-03-12'),
    piece('EV-2', 'Review of AWS', '2026-03-12', '2026-03-12'),
    piece('EV-3', 'Export', '2026-01-01', '2026-06-30'),
    piece('EV-4', 'Export', '2026-04-01', '2026-04-30'),
  ];
  const refs = (system: string, today = '2026-12-31') =>
    offersOf(occurrence, system, ['Okta', 'AWS'], evidence, today).map(
      (offer) => `${offer.evidence.ref} ${offer.doneOn}`,
    );
  expect(refs('Okta')).toEqual(['EV-1 2026-03-12', 'EV-3 2026-03-31']);
  expect(refs('AWS')).toEqual(['EV-2 2026-03-12', 'EV-3 2026-03-31']);
  expect(refs('AWS', '2026-03-20')).toEqual(['EV-2 2026-03-12']);
});

it('writes what an owner has to do, the most pressing first', () => {
  const text = todoText(
    'Grace Owner',
    [
      {
        ref: 'IAM-07',
        title: 'Access review',
        system: 'Okta',
        key: '2026-Q2',
        due: '2026-06-30',
        state: 'upcoming',
        doneOn: null,
      },
      {
        ref: 'OPS-01',
        title: 'Restore test',
        system: '',
        key: '2026-Q1',
        due: '2026-03-31',
        state: 'missed',
        doneOn: null,
      },
      {
        ref: 'OPS-02',
        title: 'Other',
        system: '',
        key: '2026-Q1',
        due: '2026-03-31',
        state: 'done',
        doneOn: '2026-03-30',
      },
    ],
    { client: 'Northwind', today: '2026-06-20' },
  );
  expect(text).toBe(`Dear Grace Owner,

Controls of Northwind, as of 2026-06-20:

Missed: say why, and what is done instead
- OPS-01 Restore test: 2026-Q1, due 2026-03-31

Coming up
- IAM-07 Access review (Okta): 2026-Q2, due 2026-06-30`);
});
