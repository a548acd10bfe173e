import {
  registerOf,
  type FieldValue,
  type Register,
  type RegisterField,
  type RegisterId,
  type RegisterLink,
} from '../../../shared/domain/registers.ts';
import { columnOf } from '../../../shared/domain/register-values.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { targetsOf } from './record-links.ts';
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

/** What people call the targets of a link, by id; a criterion is called by its id. */
export function targetNames(workspace: Workspace, { to }: RegisterLink): ReadonlyMap<string, string> {
  if (to === 'criterion') return new Map();
  if (to === 'control' || to === 'evidence') return readNames(workspace, `SELECT id, ref AS name FROM ${to}`);
  return recordNames(workspace, to);
}

/** The targets of a link of each record as one text, "CE-01; CE-04". */
export function linkTexts(workspace: Workspace, register: Register, link: RegisterLink): Map<string, string> {
  const names = targetNames(workspace, link);
  const targets = targetsOf(workspace, register, link);
  return new Map([...targets].map(([id, ids]) => [id, joinTargets(ids, names)]));
}

export const joinTargets = (ids: readonly string[], names: ReadonlyMap<string, string>): string =>
  ids
    .map((id) => names.get(id) ?? id)
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .join('; ');

const readNames = (workspace: Workspace, sql: string): Map<string, string> =>
  new Map(workspace.all<{ id: string; name: string }>(sql).map(({ id, name }) => [id, name]));

function namesFor(workspace: Workspace, field: RegisterField): Map<string, string> | undefined {
  if (field.kind === 'person') return readNames(workspace, 'SELECT id, name FROM person');
  if (field.kind === 'control') return readNames(workspace, 'SELECT id, ref AS name FROM control');
  return field.register && recordNames(workspace, field.register);
}

function recordNames(workspace: Workspace, id: RegisterId): Map<string, string> {
  const target = registerOf(id);
  const [first] = target.fields;
  const column = columnOf(first ?? { id: 'name' });
  const names = readNames(workspace, `SELECT id, "${column}" AS name FROM "${target.table}"`);
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
