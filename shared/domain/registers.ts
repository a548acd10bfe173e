/**
 * Registers: lists of plain records that are edited as tables. One description of each, from which the engine reads and writes
 * it, the contract checks it and the screens draw it. A new register is a table in a migration and an entry in `registers/`.
 */
import { AppError } from './errors.ts';
import { AUDIT_REGISTERS } from './registers/audit.ts';
import { OPERATION_REGISTERS } from './registers/operations.ts';
import { PEOPLE_REGISTERS } from './registers/people.ts';
import { PROGRAMME_REGISTERS } from './registers/programme.ts';
import type { Register, RegisterId, RegisterLink } from './registers/register.ts';
import { SCOPE_REGISTERS } from './registers/scope.ts';
import { THIRD_PARTY_REGISTERS } from './registers/third-parties.ts';

export type { FieldKind, FieldValue, RegisterField } from './register-fields.ts';
export { REGISTER_IDS } from './registers/register.ts';
export type { Register, RegisterId, RegisterLink } from './registers/register.ts';

export const REGISTERS: readonly Register[] = [
  ...SCOPE_REGISTERS,
  ...THIRD_PARTY_REGISTERS,
  ...PROGRAMME_REGISTERS,
  ...PEOPLE_REGISTERS,
  ...OPERATION_REGISTERS,
  ...AUDIT_REGISTERS,
];

const BY_ID = new Map(REGISTERS.map((register) => [register.id, register]));

/** The tables in which records of registers are linked to such a target. */
export const linkTablesTo = (target: RegisterLink['to']): string[] =>
  REGISTERS.flatMap(({ links = [] }) => links.filter(({ to }) => to === target).map(({ table }) => table));

export function registerOf(id: RegisterId): Register {
  const register = BY_ID.get(id);
  if (!register) throw new AppError('not_found', `There is no register ${id}.`);
  return register;
}
