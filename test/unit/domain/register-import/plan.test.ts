import { expect, it } from 'vitest';
import {
  interpretRegister,
  planRegister,
  registerLayoutOf,
  registerOfKind,
  type ImportKind,
} from '../../../../shared/domain/register-import.ts';
import type { FieldValue } from '../../../../shared/domain/registers.ts';
import { lastTimes } from '../../../../shared/domain/workforce.ts';

const CONTEXT = {
  people: [],
  controls: [],
  records: {},
  slaDays: { critical: 7, high: 30, medium: 90, low: 180 },
  isDelimited: true,
};

interface Recorded {
  id: string;
  ref: string;
  values: Record<string, FieldValue>;
  links: Record<string, never[]>;
}

/** Reads a list and writes it to a register of plain objects. */
function imported(before: readonly Recorded[], kind: ImportKind, ...texts: readonly string[]) {
  const table = {
    name: 'Sheet',
    hidden: false,
    rows: texts.map((row) => row.split(',').map((text) => ({ text, kind: 'text' as const }))),
    firstRow: 1,
    hiddenColumns: [],
    hiddenRows: [],
  };
  const { lines } = interpretRegister(registerLayoutOf(table, kind), CONTEXT);
  const { planned, problems } = planRegister(registerOfKind(kind), lines, before);
  const after = new Map(before.map((one) => [one.id, one]));
  planned.forEach(({ known, patch }, at) => {
    const id = known?.id ?? `${kind}-${before.length}-${at}`;
    after.set(id, { id, ref: '', values: { ...known?.values, ...patch }, links: {} });
  });
  return {
    after: [...after.values()],
    actions: planned.map(({ action }) => action),
    codes: problems.map(({ code }) => code),
  };
}

const LEAVERS = [
  'id,name,terminated_at,account_disabled_at',
  'E1,Ana Lee,2026-02-02T17:00:00Z,2026-02-02T18:00:00Z',
  'E2,Bo Ray,2026-03-02T17:00:00Z,2026-03-05T18:00:00Z',
  'E2,Bo Ray,2026-06-02T17:00:00Z,2026-06-02T18:00:00Z',
];
const JOINERS = ['id,name,start_date', 'E1,Ana Lee,2026-05-04', 'E3,Cy Ono,2026-05-04'];

it('keeps both times of someone who left and came back, in whatever order the lists come', () => {
  for (const [first, second] of [
    ['leavers', 'joiners'],
    ['joiners', 'leavers'],
  ] as const) {
    const list = { leavers: LEAVERS, joiners: JOINERS };
    const one = imported([], first, ...list[first]);
    const two = imported(one.after, second, ...list[second]);
    expect(
      two.after
        .map(({ values }) => `${values['number']} ${values['startedOn'] ?? values['leftOn']}`)
        .toSorted(),
    ).toEqual(['E1 2026-02-02', 'E1 2026-05-04', 'E2 2026-03-02', 'E2 2026-06-02', 'E3 2026-05-04']);
    expect(two.codes).toEqual(['rehired']);
    for (const kind of [first, second])
      expect(new Set(imported(two.after, kind, ...list[kind]).actions)).toEqual(new Set(['same']));
  }
});

it('takes another last day soon after the first for its correction', () => {
  const { after } = imported([], 'leavers', ...LEAVERS.slice(0, 2));
  const corrected = 'E1,Ana Lee,2026-02-10T17:00:00Z,2026-02-10T18:00:00Z';
  expect(imported(after, 'leavers', LEAVERS[0] ?? '', corrected).actions).toEqual(['update']);
});

it('takes a failed run and a good one of the same night for two runs, numbered or not', () => {
  const night = ['Date,Job,Status', '2026-02-05,db,Failed', '2026-02-05,db,Success', '2026-02-05,db,Success'];
  const { after } = imported([], 'backups', ...night);
  expect(after.map(({ values: { attempt, outcome } }) => [attempt, outcome])).toEqual([
    [1, 'failed'],
    [2, 'succeeded'],
  ]);
  expect(imported(after, 'backups', ...night).actions).toEqual(['same', 'same']);
});

it('opens a finding again that a newer list shows open, and leaves what a list does not say', () => {
  const header = 'ID,Title,Severity,First found,Fixed,Status';
  const { after } = imported([], 'vulnerabilities', header, 'V-1,Weak TLS,High,2026-01-15,2026-02-02,Fixed');
  const silent = imported(after, 'vulnerabilities', header, 'V-1,Weak TLS,High,2026-01-15,,');
  expect(silent.actions).toEqual(['same']);
  const again = imported(
    after,
    'vulnerabilities',
    header,
    'V-1,Weak TLS,High,2026-01-15,2026-02-02,Reopened',
  );
  expect(again.actions).toEqual(['update']);
  expect(again.after[0]?.values).toMatchObject({ closedOn: null, severity: 'high' });
});

it('names the last time of each person', () => {
  const time = (number: string, leftOn: string | null) => ({ number, leftOn, leftAt: null });
  const [first, second, unnumbered] = [time('E1', '2026-02-02'), time('e1 ', null), time('', '2026-01-01')];
  expect(lastTimes([second, first, unnumbered, unnumbered])).toEqual([second, unnumbered, unnumbered]);
});
