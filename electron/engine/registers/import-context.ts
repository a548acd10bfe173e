import type { RegisterContext } from '../../../shared/domain/register-import.ts';
import {
  registerOf,
  type Register,
  type RegisterId,
  type RegisterLink,
} from '../../../shared/domain/registers.ts';
import { columnOf } from '../../../shared/domain/register-values.ts';
import type { RosterEntry } from '../../../shared/domain/workforce-match.ts';
import { lastTimes, type Employment } from '../../../shared/domain/workforce.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readProgrammeRules } from './programme-rules.ts';
import { titleOf } from './records.ts';

interface Named {
  id: string;
  names: string[];
}

/** What people call the records of a register: its number, its name; of a worker also the address and what stands before its "@". */
function namedRecords(workspace: Workspace, id: RegisterId): Named[] {
  const register = registerOf(id);
  const [first] = register.fields;
  if (id === 'people') {
    const workers = workspace.all<RosterEntry & Pick<Employment, 'leftOn' | 'leftAt'>>(
      'SELECT id, name, number, email, left_on AS leftOn, left_at AS leftAt FROM worker',
    );
    return lastTimes(workers).map(({ id: worker, name, number, email }) => ({
      id: worker,
      names: [name, number, email, email.split('@')[0] ?? ''].filter(Boolean),
    }));
  }
  const others = ['number', 'ref'].filter(
    (column) =>
      (column === 'ref' && register.refPrefix) || register.fields.some((field) => field.id === column),
  );
  const columns = [`"${columnOf(first ?? { id: 'name' })}" AS name`, ...others];
  return workspace
    .all<Record<string, string>>(`SELECT id, ${columns.join(', ')} FROM "${register.table}"`)
    .map((row) => ({
      id: row['id'] ?? '',
      names: [titleOf(register, row['name'] ?? ''), ...others.map((column) => row[column] ?? '')].filter(
        Boolean,
      ),
    }));
}

/** Controls and evidence go by their numbers alone, because titles are prose; criteria are the same in every engagement. */
function linkable(workspace: Workspace, to: RegisterLink['to']): readonly Named[] {
  if (to === 'criterion') return [];
  if (to !== 'control' && to !== 'evidence') return namedRecords(workspace, to);
  return workspace
    .all<{ id: string; ref: string }>(`SELECT id, ref FROM ${to}`)
    .map(({ id, ref }) => ({ id, names: [ref] }));
}

/** What reading a list of a register needs to know of the engagement. */
export function importContext(
  workspace: Workspace,
  register: Register,
  isDelimited: boolean,
): RegisterContext {
  const targets = new Set(register.fields.flatMap((field) => field.register ?? []));
  const holds = (kind: string) => register.fields.some((field) => field.kind === kind);
  return {
    people: holds('person') ? workspace.all('SELECT id, name, email FROM person') : [],
    controls: holds('control') ? linkable(workspace, 'control') : [],
    records: Object.fromEntries([...targets].map((target) => [target, namedRecords(workspace, target)])),
    linked: Object.fromEntries((register.links ?? []).map(({ to }) => [to, linkable(workspace, to)])),
    slaDays: readProgrammeRules(workspace).slaDays,
    isDelimited,
  };
}
