import type { RegisterRow } from '../../../shared/contract/registers.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { checkRecord, checkValue, columnOf, emptyValue } from '../../../shared/domain/register-values.ts';
import {
  registerOf,
  type FieldKind,
  type FieldValue,
  type Register,
  type RegisterField,
} from '../../../shared/domain/registers.ts';
import { os } from '../context.ts';
import { newId, type Change, type Row, type Workspace } from '../workspace/workspace.ts';
import { detach } from './references.ts';

type Values = Record<string, FieldValue>;

/** Records of a register as they are stored. */
export function readRegister(workspace: Workspace, register: Register): RegisterRow[] {
  const columns = register.fields.map((field) => `"${columnOf(field)}"`);
  const ref = register.refPrefix ? 'ref' : 'NULL AS ref';
  const order = register.refPrefix ? 'length(ref), ref' : `${columns[0]} COLLATE NOCASE`;
  return workspace
    .all<Row>(`SELECT id, ${ref}, ${columns.join(', ')} FROM "${register.table}" ORDER BY ${order}, id`)
    .map((row) => ({
      id: String(row['id']),
      ref: row['ref'] === null ? null : String(row['ref']),
      values: Object.fromEntries(register.fields.map((field) => [field.id, row[columnOf(field)] ?? null])),
    }));
}

/** Tables that a field points to. */
const TARGETS: Partial<Record<FieldKind, string>> = {
  person: 'person',
  control: 'control',
  'subservice-organization': 'subservice_organization',
};

function fieldOf(register: Register, id: string): RegisterField {
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
    const target = TARGETS[field.kind];
    if (target && checked !== null) {
      workspace.need(`The ${field.label.toLowerCase()}`, `SELECT 1 FROM "${target}" WHERE id = ?`, [checked]);
    }
    result[id] = checked;
  }
  return result;
}

const toColumns = (register: Register, values: Values): Row =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [columnOf(fieldOf(register, id)), value]));

/** Gives a record other values. @throws AppError bad_input, also when they do not go with those that stay */
function updateRecord(
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
  const stored = register.fields.map((field) => [field.id, row[columnOf(field)] ?? null] as const);
  checkRecord(register, { ...Object.fromEntries(stored), ...checked });
  tx.update(register.table, id, toColumns(register, checked));
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
    ? { ref: `${register.refPrefix}-${String(tx.next(register.table)).padStart(3, '0')}` }
    : {};
  for (const given of Object.keys(values)) fieldOf(register, given);
  const checked = checkValues(workspace, register, complete);
  checkRecord(register, checked);
  tx.insert(register.table, { id, ...numbered, ...toColumns(register, checked), ...more });
  return id;
}

/** What a register's table holds beside its fields, for a record that a person adds. */
function ownColumns(register: Register): Row {
  const today = new Date().toISOString().slice(0, 10);
  return register.id === 'gaps' ? { source: 'person', raised_on: today } : {};
}

function nameOf(workspace: Workspace, register: Register, id: string): string {
  const [first] = register.fields;
  const row = workspace.need<{ name: string }>(
    `The ${register.singular}`,
    `SELECT "${first ? columnOf(first) : 'id'}" AS name FROM "${register.table}" WHERE id = ?`,
    [id],
  );
  const choice = first?.choices?.find(({ value }) => value === row.name);
  return choice?.label ?? row.name;
}

const several = (register: Register, count: number) => `${count} records of ${register.name.toLowerCase()}`;

export const registersRouter = {
  list: os.registers.list.handler(({ input, context: { session } }) => {
    const register = registerOf(input.register);
    return session.workspace.cached(`register ${register.id}`, () =>
      readRegister(session.workspace, register),
    );
  }),

  add: os.registers.add.handler(({ input, context: { session } }) => {
    const register = registerOf(input.register);
    const [only] = input.records;
    const first = register.fields[0]?.id ?? '';
    const label =
      input.records.length === 1
        ? `Add ${register.singular} ${String(only?.[first] ?? '')}`.trim().slice(0, 120)
        : `Add ${several(register, input.records.length)}`;
    const ids = session.change(label, (tx) =>
      input.records.map((values) =>
        insertRecord(session.workspace, tx, register, values, ownColumns(register)),
      ),
    );
    return { ids };
  }),

  change: os.registers.change.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    const register = registerOf(input.register);
    const [only] = input.changes;
    const fields = new Set(input.changes.flatMap(({ values }) => Object.keys(values)));
    const what = fields.size === 1 ? fieldOf(register, [...fields][0] ?? '').label : `${fields.size} fields`;
    const of =
      input.changes.length === 1
        ? nameOf(workspace, register, only?.id ?? '')
        : several(register, input.changes.length);
    session.change(`${what} of ${of}`.slice(0, 120), (tx) => {
      for (const { id, values } of input.changes) updateRecord(workspace, tx, register, id, values);
    });
    return {};
  }),

  paste: os.registers.paste.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    const register = registerOf(input.register);
    const label = `Paste ${several(register, input.changes.length + input.records.length)}`;
    const ids = session.change(label, (tx) => {
      for (const { id, values } of input.changes) updateRecord(workspace, tx, register, id, values);
      return input.records.map((values) =>
        insertRecord(workspace, tx, register, values, ownColumns(register)),
      );
    });
    return { ids };
  }),

  remove: os.registers.remove.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    const register = registerOf(input.register);
    const names = input.ids.map((id) => nameOf(workspace, register, id));
    const label = names.length === 1 ? names[0] : several(register, names.length);
    session.change(`Remove ${label}`.slice(0, 120), (tx) => {
      for (const [i, id] of input.ids.entries()) {
        detach(workspace, tx, register.table, id, names[i] ?? '');
        tx.remove(register.table, id);
      }
    });
    return {};
  }),
};
