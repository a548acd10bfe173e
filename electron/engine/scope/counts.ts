import type { ScopeCounts } from '../../../shared/contract/scope.ts';
import { REGISTERS, type RegisterId } from '../../../shared/domain/registers.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { heldNotRelevant, readDescriptionRows } from './description.ts';

function readCounts(session: Session): ScopeCounts {
  const { workspace } = session;
  const count = (sql: string) =>
    workspace.need<{ count: number }>('The scope', `SELECT count(*) AS count FROM ${sql}`).count;
  const asked = readDescriptionRows(session).filter(({ state }) => state !== 'not_asked');
  return {
    registers: Object.fromEntries(REGISTERS.map(({ id, table }) => [id, count(`"${table}"`)])) as Record<
      RegisterId,
      number
    >,
    subserviceOrganizations: count("vendor WHERE subservice = 'yes'"),
    componentKinds: count('(SELECT DISTINCT kind FROM component)'),
    people: count('person'),
    sharedControls: count("control WHERE responsibility <> 'own'"),
    notRelevant: heldNotRelevant(session).size,
    descriptionAsked: asked.length,
    descriptionCovered: asked.filter(({ state }) => state === 'covered').length,
  };
}

export const countHandlers = {
  counts: os.scope.counts.handler(({ context: { session } }) =>
    session.workspace.cached('scope counts', () => readCounts(session)),
  ),
};
