import { describe, expect, it } from 'vitest';
import {
  interpretRegister,
  registerLayoutOf,
  type ImportKind,
} from '../../../../shared/domain/register-import.ts';

const CONTEXT = {
  people: [],
  controls: [],
  records: {},
  slaDays: { critical: 7, high: 30, medium: 90, low: 180 },
  isDelimited: true,
};

function read(kind: ImportKind, ...rows: readonly (readonly string[])[]) {
  const table = {
    name: 'Sheet',
    hidden: false,
    rows: rows.map((row) => row.map((text) => ({ text, kind: 'text' as const }))),
    firstRow: 1,
    hiddenColumns: [],
    hiddenRows: [],
  };
  const { lines, problems } = interpretRegister(registerLayoutOf(table, kind), CONTEXT);
  return {
    values: lines.map((line) => ({ ...line.derived, ...line.values })),
    codes: problems.map(({ row, code }) => `${row} ${code}`),
  };
}

describe('status of findings', () => {
  const HEADER = ['ID', 'Title', 'Host', 'Severity', 'First found', 'Fixed', 'Status'];

  it('takes one that is open again as open, whatever day an earlier fix has', () => {
    const { values, codes } = read(
      'vulnerabilities',
      HEADER,
      ['V-1', 'Weak TLS', 'web', 'High', '2026-01-15', '2026-02-02', 'Re-Opened'],
      ['V-2', 'Weak SSH', 'web', 'High', '2026-01-15', '2026-02-02', 'Fixed'],
      ['V-3', 'Weak FTP', 'web', 'High', '2026-01-15', '', 'Closed'],
      ['V-4', 'Weak NTP', 'web', 'High', '2026-01-15', '', 'Risk accepted'],
    );
    expect(values.map(({ closedOn }) => closedOn)).toEqual([null, '2026-02-02', undefined, undefined]);
    expect(values[3]).toMatchObject({ exception: 'Risk accepted' });
    expect(codes).toEqual(['2 reopened', '4 closed_undated']);
  });

  it('keeps a finding that was found again after it was closed beside the first', () => {
    const again = ['V-1', 'Weak TLS', 'web', 'High', '2026-04-15', '', 'Open'];
    const first = ['V-1', 'Weak TLS', 'web', 'High', '2026-01-15', '2026-02-02', 'Fixed'];
    expect(read('vulnerabilities', HEADER, first, again)).toMatchObject({
      values: [{ closedOn: '2026-02-02' }, { openedOn: '2026-04-15' }],
      codes: [],
    });
    expect(read('vulnerabilities', HEADER, again, again).codes).toEqual(['3 duplicate']);
  });

  it('counts the days allowed from the day that the list gives', () => {
    const { values } = read(
      'vulnerabilities',
      ['ID', 'Title', 'Severity', 'Opened', 'Due date', 'Closed'],
      ['V-1', 'Weak TLS', 'High', '2026-01-15', '2026-01-25', ''],
      ['V-2', 'Weak SSH', 'High', '2026-01-15', '', ''],
    );
    expect(values.map(({ slaDays }) => slaDays)).toEqual([10, 30]);
  });

  it('knows that the levels of Qualys rise', () => {
    const { values } = read(
      'vulnerabilities',
      ['QID', 'Title', 'IP', 'Severity', 'First Detected'],
      ['38173', 'Weak TLS', '10.0.0.1', '5', '2026-01-15'],
      ['38174', 'Weak SSH', '10.0.0.1', '2', '2026-01-15'],
    );
    expect(values.map(({ severity }) => severity)).toEqual(['critical', 'low']);
  });
});

it('names training that is completed on no day', () => {
  const { values, codes } = read(
    'training',
    ['Employee', 'Course', 'Completed'],
    ['Ana Lee', 'Security', 'yes'],
    ['Bo Ray', 'Security', 'no'],
  );
  expect(values.map(({ completedOn }) => completedOn)).toEqual([undefined, undefined]);
  expect(codes).toEqual(['2 done_undated']);
});

it('skips a total, whatever column its number stands in', () => {
  const header = ['ID', 'Title', 'Severity', 'Opened'];
  const row = ['V-1', 'Weak TLS', 'High', '2026-01-15'];
  expect(read('vulnerabilities', header, row, ['Total', '1', '', ''])).toMatchObject({
    values: [{ number: 'V-1' }],
    codes: ['3 skipped_total'],
  });
});
