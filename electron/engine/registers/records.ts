import type { RegisterRow } from '../../../shared/contract/registers.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { checkRecord, checkValue, columnOf, emptyValue } from '../../../shared/domain/register-values.ts';
import {
  linkTablesTo,
  registerOf,
  type FieldKind,
  type FieldValue,
  type Register,
  type RegisterField,
  type RegisterId,
} from '../../../shared/domain/registers.ts';
import { nextRound } from '../../../shared/domain/requirements.ts';
import { newId, type Change, type Row, type Workspace } from '../workspace/workspace.ts';
import { removeOwned } from './references.ts';
import { assertOnScale } from './risk-scale.ts';

export type Values = Record<string, FieldValue>;

/** Records of a register as they are stored. */
export function readRegister(workspace: Workspace, register: Register): RegisterRow[] {
  const fields = register.fields.map((field) => ({ id: field.id, column: columnOf(field) }));
  const columns = fields.map(({ column }) => `"${column}"`);
  const ref = register.refPrefix ? 'ref' : 'NULL AS ref';
  const sorted = register.sortedBy ? `"${columnOf({ id: register.sortedBy })}"` : columns[0];
  const order = register.refPrefix ? 'length(ref), ref' : `${sorted} COLLATE NOCASE`;
  const rows = workspace
    .all<Row>(`SELECT id, ${ref}, ${columns.join(', ')} FROM "${register.table}" ORDER BY ${order}, id`)
    .map((row) => {
      const values: RegisterRow['values'] = {};
      for (const { id, column } of fields) values[id] = row[column] ?? null;
      return { id: String(row['id']), ref: row['ref'] === null ? null : String(row['ref']), values };
    });
  return register.refPrefix ? rows : inListOrder(register, rows);
}

/** Records that are called by a choice stand in the order of its list. */
function inListOrder({ fields, sortedBy }: Register, rows: RegisterRow[]): RegisterRow[] {
  const [first] = fields;
  if (sortedBy || !first?.choices) return rows;
  const places = new Map(first.choices.map(({ value }, i) => [value, i]));
  const placeOf = ({ values }: RegisterRow) => places.get(String(values[first.id])) ?? 0;
  return rows.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Tables that a field points to. */
const TARGETS: Partial<Record<FieldKind, string>> = { person: 'person', control: 'control' };

const targetOf = ({ kind, register }: RegisterField): string | undefined =>
  register ? registerOf(register).table : TARGETS[kind];

/** @throws AppError bad_input */
export function fieldOf(register: Register, id: string): RegisterField {
  const field = register.fields.find((f) => f.id === id);
  if (!field)
    throw new AppError('bad_input', `The register ${register.name} has no field "${id}".`, { field: id });
  return field;
}

/** The checked values. @throws AppError bad_input naming the field, or not_found for a record that it points to */
function checkValues(workspace: Workspace, register: Register, values: Values): Values {
  const result: Values = {};
  for (const [id, value] of Object.entries(values)) {
    const field = fieldOf(register, id);
    const checked = checkValue(register, field, value);
    const target = targetOf(field);
    if (target && checked !== null) {
      workspace.need(`The ${field.label.toLowerCase()}`, `SELECT 1 FROM "${target}" WHERE id = ?`, [checked]);
    }
    result[id] = checked;
  }
  return result;
}

/** What values of some registers must keep to beside their description. */
const RULES: Partial<Record<RegisterId, (workspace: Workspace, values: Values) => void>> = {
  risks: assertOnScale,
};

const toColumns = (register: Register, values: Values): Row =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [columnOf(fieldOf(register, id)), value]));

/** What changes of itself when a person changes a record: given what is stored and what changes. */
const FOLLOWING: Partial<Record<RegisterId, (stored: Values, changes: Values) => Readonly<Values>>> = {
  requirements: nextRound,
};

/** Gives a record other values, and what follows from them. @throws AppError bad_input, also when they do not go with those that stay */
export function updateRecord(
  workspace: Workspace,
  tx: Change,
  register: Register,
  id: string,
  values: Values,
): void {
  const checked = checkValues(workspace, register, values);
  const row = workspace.need<Row>(
    `The ${register.singular}`,
    `SELECT * FROM "${register.table}" WHERE id = ?`,
    [id],
  );
  const stored = Object.fromEntries(register.fields.map((field) => [field.id, row[columnOf(field)] ?? null]));
  const complete = { ...checked, ...FOLLOWING[register.id]?.(stored, checked) };
  checkRecord(register, { ...stored, ...complete });
  RULES[register.id]?.(workspace, complete);
  tx.update(register.table, id, toColumns(register, complete));
}

/** Adds a record; what is not given starts empty. @returns its id */
export function insertRecord(
  workspace: Workspace,
  tx: Change,
  register: Register,
  values: Values,
  /** Columns that are not fields. */
  more: Row = {},
): string {
  const id = newId();
  const complete = Object.fromEntries(
    register.fields.map((field) => [field.id, values[field.id] ?? emptyValue(field)]),
  );
  const numbered: Row = register.refPrefix
    ? {
        ref: `${register.refPrefix}-${String(tx.next(register.table)).padStart(register.refDigits ?? 3, '0')}`,
      }
    : {};
  for (const given of Object.keys(values)) fieldOf(register, given);
  const checked = checkValues(workspace, register, complete);
  checkRecord(register, checked);
  RULES[register.id]?.(workspace, checked);
  tx.insert(register.table, { id, ...numbered, ...toColumns(register, checked), ...more });
  return id;
}

/** What a register's table holds beside its fields, for a record that a person adds. */
export function ownColumns(register: Register): Row {
  const today = new Date().toISOString().slice(0, 10);
  return register.id === 'gaps' ? { source: 'person', raised_on: today } : {};
}

/** Removes what links a record to others, from either side, and what only belongs to it. */
export function removeLinks(workspace: Workspace, tx: Change, register: Register, id: string): void {
  const rowsOf = (table: string) =>
    workspace.all<{ id: string }>(`SELECT id FROM "${table}" WHERE "${register.table}_id" = ?`, [id]);
  const links = [...(register.links ?? []).map(({ table }) => table), ...linkTablesTo(register.id)];
  for (const table of links) for (const link of rowsOf(table)) tx.remove(table, link.id);
  for (const table of register.belongings ?? [])
    for (const row of rowsOf(table)) removeOwned(workspace, tx, table, row.id);
}

export function nameOf(workspace: Workspace, register: Register, id: string): string {
  const [first] = register.fields;
  const row = workspace.need<{ name: string }>(
    `The ${register.singular}`,
    `SELECT "${first ? columnOf(first) : 'id'}" AS name FROM "${register.table}" WHERE id = ?`,
    [id],
  );
  return titleOf(register, row.name);
}

/** What a record is called that holds this value in its first field. */
export function titleOf(register: Register, value: FieldValue): string {
  const choice = register.fields[0]?.choices?.find((known) => known.value === value);
  return choice?.label ?? String(value);
}
