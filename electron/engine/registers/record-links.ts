/** Reads and writes the many-to-many links of records. */
import { registerOf, type Register, type RegisterLink } from '../../../shared/domain/registers.ts';
import { newId, type Change, type Workspace } from '../workspace/workspace.ts';

/** The column of a link table that holds its target. */
export function columnTo(to: RegisterLink['to']): string {
  const table = to === 'control' || to === 'criterion' || to === 'evidence' ? to : registerOf(to).table;
  return `${table}_id`;
}

/** Ids of the targets of every record that has any, by its id, in the order in which they were linked. */
export function targetsOf(
  workspace: Workspace,
  register: Register,
  link: RegisterLink,
): Map<string, readonly string[]> {
  const targets = new Map<string, string[]>();
  const rows = workspace.all<{ id: string; target: string }>(
    `SELECT "${register.table}_id" AS id, "${columnTo(link.to)}" AS target FROM "${link.table}" l ORDER BY l.id`,
  );
  for (const { id, target } of rows) {
    const known = targets.get(id);
    if (known) known.push(target);
    else targets.set(id, [target]);
  }
  return targets;
}

/** Links a record to exactly these targets. */
export function setTargets(
  workspace: Workspace,
  tx: Change,
  {
    register,
    link,
    id,
    targets,
  }: { register: Register; link: RegisterLink; id: string; targets: readonly string[] },
): void {
  const [own, other] = [`${register.table}_id`, columnTo(link.to)];
  const rows = workspace.all<{ id: string; target: string }>(
    `SELECT id, "${other}" AS target FROM "${link.table}" WHERE "${own}" = ?`,
    [id],
  );
  const present = new Set(rows.map(({ target }) => target));
  const wanted = new Set(targets);
  for (const target of wanted)
    if (!present.has(target)) tx.insert(link.table, { id: newId(), [own]: id, [other]: target });
  for (const row of rows) if (!wanted.has(row.target)) tx.remove(link.table, row.id);
}
