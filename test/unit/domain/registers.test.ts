import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRecord, checkValue, columnOf, emptyValue } from '../../../shared/domain/register-values.ts';
import {
  REGISTERS,
  registerOf,
  type FieldValue,
  type RegisterField,
} from '../../../shared/domain/registers.ts';

const FIELDS = REGISTERS.flatMap((register) => register.fields.map((field) => ({ register, field })));
const services = registerOf('services');
const milestones = registerOf('milestones');

function field(register: 'gaps' | 'milestones' | 'policies' | 'services', id: string): RegisterField {
  const found = registerOf(register).fields.find((known) => known.id === id);
  if (!found) throw new Error(`no field ${id}`);
  return found;
}
const check = (register: 'gaps' | 'milestones' | 'policies' | 'services', id: string, value: FieldValue) =>
  checkValue(registerOf(register), field(register, id), value);

describe('the description of the registers', () => {
  it('names each register, table, field and choice once', () => {
    const once = (names: readonly string[]) => expect(new Set(names).size).toBe(names.length);
    once(REGISTERS.map(({ id }) => id));
    once(REGISTERS.map(({ table }) => table));
    for (const { fields } of REGISTERS) {
      once(fields.map(({ id }) => id));
      once(fields.map(({ label }) => label));
      for (const { choices = [] } of fields) once(choices.flatMap(({ value, label }) => [value, label]));
    }
  });

  it('calls a record by its first field, which may not be empty', () => {
    for (const { fields } of REGISTERS) expect(fields[0]).toMatchObject({ required: true });
  });

  it('points notBefore at another field of the same kind', () => {
    for (const { register, field: one } of FIELDS.filter((known) => known.field.notBefore)) {
      expect(['day', 'instant']).toContain(one.kind);
      expect(register.fields.find(({ id }) => id === one.notBefore)?.kind).toBe(one.kind);
    }
  });

  it('starts a required choice with one of its choices', () => {
    for (const { register, field: one } of FIELDS.filter(
      (f) => f.field.kind === 'choice' && f.field.required,
    )) {
      expect(checkValue(register, one, emptyValue(one))).toBe(emptyValue(one));
    }
  });

  it('refuses a register that is not there', () => {
    expect(() => registerOf('nothing' as 'gaps')).toThrow('There is no register nothing.');
  });
});

describe('a value of a register', () => {
  it('is written in snake_case', () => {
    expect(['name', 'ownerId', 'vendorId'].map((id) => columnOf({ id }))).toEqual([
      'name',
      'owner_id',
      'vendor_id',
    ]);
  });

  it('is text without what no reader sees', () => {
    expect(check('services', 'name', '  Bank\nfeeds\u0000 ')).toBe('Bank feeds');
    expect(check('services', 'description', ' One\r\nTwo\tthree\u0007\n')).toBe('One\nTwo\tthree');
    expect(check('services', 'users', '\ud800')).toBe('\ufffd');
    expect(check('services', 'users', ' \u0000 ')).toBe('');
  });

  it('is a day, however it is written, as long as it reads one way only', () => {
    expect(['2026-06-30', '30.06.2026', '30 June 2026'].map((text) => check('gaps', 'due', text))).toEqual(
      Array.from({ length: 3 }, () => '2026-06-30'),
    );
    expect(check('gaps', 'due', ' ')).toBeNull();
    for (const text of ['2026-02-30', '03/04/2026', 'soon', '2026-6-30'])
      expect(() => check('gaps', 'due', text)).toThrow(`Due of the gap: "${text}" is not a date`);
  });

  it('is a choice by its value or its label', () => {
    expect(check('policies', 'status', 'approved')).toBe('approved');
    expect(check('policies', 'status', 'APPROVED')).toBe('approved');
    expect(() => check('policies', 'status', 'signed')).toThrow(
      'Status of the policy: "signed" is not one of Missing, Draft, Approved, Retired.',
    );
    expect(() => check('policies', 'status', '')).toThrow('Status of the policy: it may not be empty.');
    expect(check('policies', 'template', '')).toBeNull();
  });

  it('is a whole number within its range', () => {
    expect(check('gaps', 'wave', '3')).toBe(3);
    for (const value of ['0', '10', '1.5', 'one', 2.5])
      expect(() => check('gaps', 'wave', value)).toThrow('is not a whole number from 1 to 9.');
  });

  it('is a criterion as people note it', () => {
    expect(check('gaps', 'criterionId', 'cc 6.1')).toBe('CC6.1');
    expect(() => check('gaps', 'criterionId', 'CC6.9')).toThrow('there is no criterion CC6.9.');
  });

  it('is of its kind and not too long', () => {
    expect(() => check('services', 'name', 5)).toThrow('it takes text.');
    expect(() => check('services', 'name', 'x'.repeat(301))).toThrow('it takes at most 300 characters.');
    expect(() => check('services', 'name', null)).toThrow('it may not be empty.');
  });

  it('stays the same when it is checked again, and is never undefined', () => {
    const values = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.integer(), fc.constant(null));
    fc.assert(
      fc.property(fc.constantFrom(...FIELDS), values, ({ register, field: one }, value) => {
        let once: FieldValue;
        try {
          once = checkValue(register, one, value);
        } catch {
          return;
        }
        expect(once).not.toBeUndefined();
        expect(checkValue(register, one, once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a record', () => {
  it('does not end before it begins', () => {
    expect(() => checkRecord(milestones, { due: '2026-02-01', ends: '2026-01-31' })).toThrow(
      'Until of the milestone: 2026-01-31 is before date 2026-02-01.',
    );
    for (const ends of ['2026-02-01', '2026-02-02', null])
      checkRecord(milestones, { due: '2026-02-01', ends });
    checkRecord(services, { name: 'Feeds' });
  });
});
