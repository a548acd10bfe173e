import type { LinkedRecord } from '../../../shared/contract/registers/links.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { columnOf } from '../../../shared/domain/register-values.ts';
import {
  REGISTERS,
  registerOf,
  type Register,
  type RegisterId,
  type RegisterLink,
} from '../../../shared/domain/registers.ts';
import { os } from '../context.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { columnTo, setTargets } from './record-links.ts';
import { nameOf } from './records.ts';

type Target = RegisterLink['to'];

/** SQL for id, reference and name of the records of a register. */
function namesOf(register: Register): string {
  const [first] = register.fields;
  const ref = register.refPrefix ? 't.ref' : "''";
  return `t.id, ${ref} AS ref, t."${columnOf({ id: first?.id ?? 'name' })}" AS title`;
}

/** SQL that reads the targets of link rows `l`, with what people call them. */
function readTargets(to: Target): { columns: string; join: string; order: string } {
  switch (to) {
    case 'criterion':
      return { columns: "l.criterion_id AS id, l.criterion_id AS ref, '' AS title", join: '', order: 'ref' };
    case 'control':
      return {
        columns: 't.id, t.ref, t.title',
        join: `JOIN control t ON t.id = l.control_id`,
        order: 'ref',
      };
    case 'evidence':
      return {
        columns: 't.id, t.ref, t.title',
        join: `JOIN evidence t ON t.id = l.evidence_id`,
        order: 'length(ref), ref',
      };
    default: {
      const register = registerOf(to);
      return {
        columns: namesOf(register),
        join: `JOIN "${register.table}" t ON t.id = l."${columnTo(to)}"`,
        order: 'title COLLATE NOCASE',
      };
    }
  }
}

function linkOf(register: Register, table: string): RegisterLink {
  const link = register.links?.find((known) => known.table === table);
  if (!link)
    throw new AppError('bad_input', `Records of ${register.name.toLowerCase()} have no links in "${table}".`);
  return link;
}

function linkedOf(workspace: Workspace, register: Register, link: RegisterLink, id: string): LinkedRecord[] {
  const { columns, join, order } = readTargets(link.to);
  return workspace.all<LinkedRecord & Record<string, string>>(
    `SELECT ${columns} FROM "${link.table}" l ${join} WHERE l."${register.table}_id" = ? ORDER BY ${order}`,
    [id],
  );
}

/** Records of a register that are linked to a target, or name it in one of their fields. */
function linkedFrom(workspace: Workspace, register: Register, to: Target, id: string): LinkedRecord[] {
  const sources = [
    ...(register.links ?? [])
      .filter((link) => link.to === to)
      .map((link) => `SELECT "${register.table}_id" FROM "${link.table}" WHERE "${columnTo(to)}" = @id`),
    ...register.fields
      .filter((field) => field.kind === to || field.register === to)
      .map((field) => `SELECT id FROM "${register.table}" WHERE "${columnOf(field)}" = @id`),
  ];
  if (sources.length === 0) return [];
  return workspace.all<LinkedRecord & Record<string, string>>(
    `SELECT ${namesOf(register)} FROM "${register.table}" t WHERE t.id IN (${sources.join(' UNION ')})
     ORDER BY ref, title COLLATE NOCASE`,
    { id },
  );
}

export const registerLinkHandlers = {
  names: os.registers.names.handler(({ input, context: { session } }) =>
    Object.fromEntries(
      input.registers.map((id) => [
        id,
        session.workspace
          .all<LinkedRecord & Record<string, string>>(
            `SELECT ${namesOf(registerOf(id))} FROM "${registerOf(id).table}" t ORDER BY title COLLATE NOCASE`,
          )
          .map(({ id: value, ref, title }) => ({ value, label: ref ? `${ref} ${title}` : title })),
      ]),
    ),
  ),

  linked: os.registers.linked.handler(({ input, context: { session } }) => {
    const register = registerOf(input.register);
    return Object.fromEntries(
      (register.links ?? []).map((link) => [
        link.table,
        linkedOf(session.workspace, register, link, input.id),
      ]),
    );
  }),

  setLinked: os.registers.setLinked.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    const register = registerOf(input.register);
    const link = linkOf(register, input.link);
    const name = nameOf(workspace, register, input.id);
    session.change(`${link.label} of ${name}`.slice(0, 120), (tx) =>
      setTargets(workspace, tx, { register, link, id: input.id, targets: input.targets }),
    );
    return {};
  }),

  linkedFrom: os.registers.linkedFrom.handler(({ input, context: { session } }) => {
    const found: Partial<Record<RegisterId, LinkedRecord[]>> = {};
    for (const register of REGISTERS) {
      const records = linkedFrom(session.workspace, register, input.to, input.id);
      if (records.length > 0) found[register.id] = records;
    }
    return found;
  }),
};
