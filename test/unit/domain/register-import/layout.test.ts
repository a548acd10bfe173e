import { expect, it } from 'vitest';
import {
  columnLabels,
  IMPORT_KINDS,
  lexiconOf,
  registerLayoutOf,
  type ImportKind,
} from '../../../../shared/domain/register-import.ts';
import { namedFields } from '../../../../shared/domain/table-import/header.ts';
import type { SheetTable } from '../../../../shared/domain/table.ts';

const sheet = (rows: readonly (readonly string[])[]): SheetTable => ({
  name: 'Sheet',
  hidden: false,
  rows: rows.map((row) => row.map((text) => ({ text, kind: text === '' ? 'empty' : 'text' }))),
  firstRow: 1,
  hiddenColumns: [],
  hiddenRows: [],
});

/** Header texts by the field that they were taken for. */
function told(kind: ImportKind, header: readonly string[], ...rows: readonly (readonly string[])[]) {
  const { mapping } = registerLayoutOf(sheet([header, ...rows]), kind);
  return Object.fromEntries(Object.entries(mapping).map(([field, at]) => [field, header[at ?? -1]]));
}

it('tells a register from its own labels', () => {
  for (const kind of IMPORT_KINDS) {
    const labels = Object.values(columnLabels(kind));
    expect([kind, labels.length]).toEqual([kind, new Set(labels.map((label) => label.toLowerCase())).size]);
    expect([kind, namedFields(labels, lexiconOf(kind)).size]).toEqual([kind, labels.length]);
  }
});

it('tells the number of an incident from its name, whatever the header says', () => {
  expect(
    told(
      'incidents',
      ['Incident', 'Title', 'Opened', 'Closed'],
      ['INC-1', 'Log-in slow', '2026-01-02 10:00', ''],
    ),
  ).toEqual({
    number: 'Incident',
    name: 'Title',
    detectedAt: 'Opened',
    resolvedAt: 'Closed',
  });
  expect(
    told('incidents', ['Incident', 'Opened'], ['Log-in slow for tenants', '2026-01-02 10:00']),
  ).toMatchObject({
    name: 'Incident',
  });
});

it('reads a ticket as what the list is about', () => {
  const header = ['Employee ID', 'Name', 'Date', 'Ticket'];
  const row = ['E1', 'Ann Lee', '2026-01-02', 'HD-1'];
  expect(told('leavers', header, row)).toMatchObject({ leftAt: 'Date', leaverTicket: 'Ticket' });
  expect(told('joiners', header, row)).toMatchObject({ startedOn: 'Date', accessTicket: 'Ticket' });
});

it('finds the header below a preamble and takes the order of dates from the column that tells it', () => {
  const table = sheet([
    ['Backup report'],
    ['Generated 1 July 2026'],
    [],
    ['Job', 'Date', 'Status', 'Checked on'],
    ['pg', '01/02/2026', 'Success', '01/25/2026'],
  ]);
  const { headerRow, mapping, orders } = registerLayoutOf(table, 'backups');
  expect(headerRow).toBe(3);
  expect(mapping).toEqual({ name: 0, day: 1, outcome: 2 });
  expect(orders.get(1)).toBe('month-first');
});

it('takes hints where no name is known, and only where the values agree', () => {
  const row = ['Ann Lee', '2026-01-10T17:00:00-0800', '2026-01-11T12:00:00Z', 'Bea'];
  expect(told('leavers', ['full_name', 'termination_ts', 'deprovision_ts', 'disabled by'], row)).toEqual({
    name: 'full_name',
    leftAt: 'termination_ts',
    accessRemovedAt: 'deprovision_ts',
  });
  expect(
    told('backups', ['Backup policy', 'Backup date', 'Job status'], ['db', '2026-01-13', 'Completed']),
  ).toEqual({
    name: 'Backup policy',
    day: 'Backup date',
    outcome: 'Job status',
  });
});

it('reads the names that programs give to columns', () => {
  expect(
    told(
      'leavers',
      ['userPrincipalName', 'displayName', 'accountEnabled', 'employeeLeaveDateTime', 'disabledDateTime'],
      ['ana@x.example', 'Ana Lee', 'FALSE', '2026-02-02T17:00:00Z', '2026-02-02T18:00:00Z'],
    ),
  ).toEqual({
    email: 'userPrincipalName',
    name: 'displayName',
    leftOn: 'employeeLeaveDateTime',
    accessRemovedAt: 'disabledDateTime',
  });
  expect(
    told(
      'leavers',
      ['u_name', 'u_termination_date', 'Access Termination Date'],
      ['Ana Lee', '2026-02-02', '2026-02-03'],
    ),
  ).toEqual({ name: 'u_name', leftAt: 'u_termination_date', accessRemovedAt: 'Access Termination Date' });
  expect(
    told(
      'backups',
      ['BackupJobId', 'ResourceArn', 'CreationDate', 'CompletionDate', 'State'],
      ['b-1', 'arn:aws:rds:orders', '2026-01-05T02:00:00Z', '2026-01-05T02:30:00Z', 'COMPLETED'],
    ),
  ).toEqual({
    name: 'ResourceArn',
    startedAt: 'CreationDate',
    finishedAt: 'CompletionDate',
    outcome: 'State',
  });
});

it('takes no day on which a scanner last saw a finding for the day on which it was found', () => {
  const header = ['Name', 'Host', 'Severity', 'Last Detected'];
  expect(told('vulnerabilities', header, ['Weak TLS', 'web', 'High', '2026-06-01'])).not.toHaveProperty(
    'openedOn',
  );
});
