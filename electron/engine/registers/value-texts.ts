import {
  registerOf,
  type FieldValue,
  type Register,
  type RegisterField,
} from '../../../shared/domain/registers.ts';
import { columnOf } from '../../../shared/domain/register-values.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { titleOf } from './records.ts';

/** A value as people read it: the label of a choice, the name of a person or record. */
export type TextOf = (field: RegisterField, value: FieldValue | undefined) => string;

/** Looks the records up once, that the fields of a register point to. */
export function textsOf(workspace: Workspace, register: Register): TextOf {
  const names = new Map(register.fields.map((field) => [field.id, namesFor(workspace, field)]));
  return (field, value) => {
    if (value === null || value === undefined || value === '') return '';
    if (field.kind === 'choice') return labelOf(field, String(value));
    if (field.kind === 'set')
      return String(value)
        .split(',')
        .map((each) => labelOf(field, each))
        .join(', ');
    return names.get(field.id)?.get(String(value)) ?? String(value);
  };
}

const labelOf = (field: RegisterField, value: string): string =>
  field.choices?.find((choice) => choice.value === value)?.label ?? value;

function namesFor(workspace: Workspace, field: RegisterField): Map<string, string> | undefined {
  const read = (sql: string) =>
    new Map(workspace.all<{ id: string; name: string }>(sql).map(({ id, name }) => [id, name]));
  if (field.kind === 'person') return read('SELECT id, name FROM person');
  if (field.kind === 'control') return read('SELECT id, ref AS name FROM control');
  if (!field.register) return undefined;
  const target = registerOf(field.register);
  const [first] = target.fields;
  const names = read(`SELECT id, "${columnOf(first ?? { id: 'name' })}" AS name FROM "${target.table}"`);
  return tellApart(workspace, target, new Map([...names].map(([id, name]) => [id, titleOf(target, name)])));
}

/** Records with the same name are called by their number where they have one, so that a list finds them again. */
function tellApart(workspace: Workspace, target: Register, names: Map<string, string>): Map<string, string> {
  const column = target.refPrefix ? 'ref' : target.fields.some(({ id }) => id === 'number') ? 'number' : null;
  if (column === null) return names;
  const times = new Map<string, number>();
  for (const name of names.values()) times.set(name, (times.get(name) ?? 0) + 1);
  const rows = workspace.all<{ id: string; number: string }>(
    `SELECT id, "${column}" AS number FROM "${target.table}"`,
  );
  for (const { id, number } of rows)
    if ((times.get(names.get(id) ?? '') ?? 0) > 1 && number !== '') names.set(id, number);
  return names;
}
