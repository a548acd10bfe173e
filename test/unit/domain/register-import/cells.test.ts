import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readChoice } from '../../../../shared/domain/register-import/choice-words.ts';
import { readWhen, timeLine } from '../../../../shared/domain/register-import/dates.ts';
import { derivedValues } from '../../../../shared/domain/register-import/derive.ts';
import { registerOf, REGISTERS, type RegisterId } from '../../../../shared/domain/registers.ts';

const when = (text: string, order?: 'day-first' | 'month-first') => readWhen({ text, kind: 'text' }, order);

describe('days and times', () => {
  it.each([
    ['2026-01-10T17:00:00-08:00', '2026-01-10', '2026-01-11T01:00:00.000Z'],
    ['2026-01-12 17:00 +09:00', '2026-01-12', '2026-01-12T08:00:00.000Z'],
    ['10.01.2026 17:00 Uhr', '2026-01-10', '2026-01-10T17:00:00.000Z'],
    ['10.01.26', '2026-01-10', null],
    ['Mon, 5 Jan 2026 08:15 CET', '2026-01-05', '2026-01-05T07:15:00.000Z'],
    ['1/25/2026, 12:05 AM', '2026-01-25', '2026-01-25T00:05:00.000Z'],
    ['20260110T170000Z', '2026-01-10', '2026-01-10T17:00:00.000Z'],
    ['5. März 2026', '2026-03-05', null],
    ['46027', '2026-01-05', null],
    ['2026-01-10 17:00 UTC−08:00', '2026-01-10', '2026-01-11T01:00:00.000Z'],
    ['15/Jan/26 10:00 PM', '2026-01-15', '2026-01-15T22:00:00.000Z'],
    ['05-MAR-2026', '2026-03-05', null],
    ['46027.5', '2026-01-05', '2026-01-05T12:00:00.000Z'],
    ['2026-03-05T16:00:00.123Z', '2026-03-05', '2026-03-05T16:00:00.000Z'],
  ])('reads %s', (text, day, at) => {
    expect(when(text)).toMatchObject({ kind: 'when', day, at });
  });

  it.each([
    'not yet',
    '31.02.2026',
    '2026-13-01',
    '2026-01-05 25:00',
    '2026-01-05 17:00 XST',
    '2026-01-05 17:00 09:00',
    'E1180',
  ])('does not read %s', (text) => {
    expect(when(text)).toEqual({ kind: 'unreadable' });
  });

  it('leaves a date with two readings to the column', () => {
    expect(when('03/04/2026')).toEqual({
      kind: 'ambiguous',
      dayFirst: '2026-04-03',
      monthFirst: '2026-03-04',
    });
    expect(when('03/04/2026 5:00 PM', 'month-first')).toMatchObject({ day: '2026-03-04' });
  });

  it('reads every moment back, in any zone', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
        fc.integer({ min: -14 * 4, max: 14 * 4 }),
        (date, quarters) => {
          const at = new Date(Math.floor(date.getTime() / 1000) * 1000).toISOString();
          const local = new Date(Date.parse(at) + quarters * 900_000).toISOString();
          const minutes = Math.abs(quarters * 15);
          const two = (n: number) => String(n).padStart(2, '0');
          const offset = `${quarters < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
          expect(when(`${local.slice(0, 19)}${offset}`)).toEqual({
            kind: 'when',
            day: local.slice(0, 10),
            at,
            isZoned: true,
          });
        },
      ),
    );
  });

  it('keeps the text of a time in one form', () => {
    const line = (text: string) => timeLine({ text, kind: 'text' }, undefined).text;
    expect(line('2026-01-01T01:01:00')).toBe('2026-01-01 01:01');
    expect(line('2026-01-01 01:01:05 +01:00')).toBe('2026-01-01 00:01:05 UTC');
    expect(line('01:01')).toBe('01:01');
    expect(line(line('2026-01-01 01:01:05 +01:00'))).toBe('2026-01-01 00:01:05 UTC');
  });
});

describe('words for choices', () => {
  const read = (register: RegisterId, id: string, text: string) => {
    const field = registerOf(register).fields.find((each) => each.id === id);
    return field && readChoice(field, text);
  };

  it.each([
    ['incidents', 'severity', 'SEV-2', 'high'],
    ['incidents', 'severity', 'P1', 'critical'],
    ['incidents', 'severity', '3 - Moderate', 'medium'],
    ['vulnerabilities', 'severity', '9.8', 'critical'],
    ['vulnerabilities', 'severity', 'High (7.5)', 'high'],
    ['backups', 'outcome', 'Succeeded with warnings', 'warnings'],
    ['backups', 'outcome', 'SUCCESS', 'succeeded'],
    ['backups', 'outcome', 'error', 'failed'],
    ['backups', 'outcome', 'NOK', 'failed'],
    ['backups', 'outcome', 'Did not run', 'failed'],
    ['backups', 'outcome', 'CompletedWithWarnings', 'warnings'],
    ['backups', 'outcome', 'Completed w/ one or more errors', 'warnings'],
    ['backups', 'outcome', 'Succeeded with 0 errors', 'succeeded'],
    ['restore-tests', 'outcome', 'partial', 'partly'],
    ['vendors', 'subservice', 'yes, carve-out', 'yes'],
    ['vendors', 'subservice', 'x', 'yes'],
    ['assets', 'inScope', 'FALSE', 'no'],
    ['assets', 'kind', 'Laptop', 'endpoint'],
    ['people', 'kind', 'Full-time', 'employee'],
    ['risks', 'decision', 'Mitigated', 'mitigate'],
    ['risks', 'category', 'Third party', 'vendor'],
    ['risks', 'planStatus', 'Completed', 'done'],
    ['policies', 'status', 'Published', 'approved'],
  ] as const)('%s %s: %s', (register, field, text, value) => {
    expect(read(register, field, text)).toBe(value);
  });

  it('never takes a word for a choice that it is not', () => {
    expect(read('backups', 'outcome', 'weird')).toBeUndefined();
    expect(read('incidents', 'severity', 'SEV-9')).toBeUndefined();
    expect(read('vendors', 'subservice', 'perhaps')).toBeUndefined();
  });

  it('reads each choice by its value and its label', () => {
    for (const { fields } of REGISTERS)
      for (const field of fields)
        for (const { value, label } of field.choices ?? []) {
          expect([label, readChoice(field, label)]).toEqual([label, value]);
          expect(readChoice(field, value)).toBe(value);
        }
  });
});

it('follows from what a line says', () => {
  const sla = { critical: 7, high: 30, medium: 90, low: 180 };
  const exception = 'risk accepted until 2026-09-30, approved by CISO';
  expect(derivedValues('vulnerabilities', { severity: 'high', exception }, {}, sla)).toEqual({
    slaDays: 30,
    acceptedUntil: '2026-09-30',
  });
  expect(derivedValues('people', { title: 'Contractor – QA' }, {}, sla)).toEqual({ kind: 'contractor' });
  expect(derivedValues('people', { title: 'Contract manager' }, {}, sla)).toEqual({});
  expect(derivedValues('vendors', {}, { subservice: 'Yes (inclusive)' }, sla)).toEqual({
    treatment: 'inclusive',
  });
});
