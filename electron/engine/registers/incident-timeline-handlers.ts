import type { IncidentEvent } from '../../../shared/contract/registers/incident-timeline.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import { os } from '../context.ts';
import { insertFinding, nextRef } from '../findings/raise.ts';
import type { Session } from '../session.ts';
import { newId, type Row } from '../workspace/workspace.ts';
import { nameOf } from './records.ts';

const incident = registerOf('incidents');

/** What the history calls the incident. @throws AppError not_found */
const named = ({ workspace }: Session, id: string): string => nameOf(workspace, incident, id);

/** The incident of an entry. @throws AppError not_found */
const incidentOf = ({ workspace }: Session, eventId: string): string =>
  workspace.need<{ incident_id: string }>(
    'That entry of the timeline',
    'SELECT incident_id FROM incident_event WHERE id = ?',
    [eventId],
  ).incident_id;

interface StoredIncident {
  name: string;
  severity: string | null;
  effect: string;
  root_cause: string;
  resolution: string;
  control_id: string | null;
}

/** What happened in an incident, hour by hour, and the finding that may follow. */
export const incidentTimelineHandlers = {
  incidentEvents: os.registers.incidentEvents.handler(({ input, context: { session } }) =>
    session.workspace.all<IncidentEvent & Record<string, string>>(
      'SELECT id, at, text, author FROM incident_event WHERE incident_id = ? ORDER BY at, id',
      [input.incidentId],
    ),
  ),

  addIncidentEvent: os.registers.addIncidentEvent.handler(
    ({ input: { incidentId, at, text }, context: { session } }) => {
      const id = newId();
      session.change(`Timeline of ${named(session, incidentId)}`.slice(0, 120), (tx) =>
        tx.insert('incident_event', { id, incident_id: incidentId, at, text, author: session.actor }),
      );
      return { id };
    },
  ),

  updateIncidentEvent: os.registers.updateIncidentEvent.handler(
    ({ input: { eventId, at, text }, context: { session } }) => {
      const name = named(session, incidentOf(session, eventId));
      const columns: Row = { ...(at === undefined ? {} : { at }), ...(text === undefined ? {} : { text }) };
      session.change(`Timeline of ${name}`.slice(0, 120), (tx) =>
        tx.update('incident_event', eventId, columns),
      );
      return {};
    },
  ),

  removeIncidentEvent: os.registers.removeIncidentEvent.handler(
    ({ input: { eventId }, context: { session } }) => {
      const name = named(session, incidentOf(session, eventId));
      session.change(`Remove from the timeline of ${name}`.slice(0, 120), (tx) =>
        tx.remove('incident_event', eventId),
      );
      return {};
    },
  ),

  raiseIncidentFinding: os.registers.raiseIncidentFinding.handler(({ input, context: { session } }) => {
    const row = session.workspace.need<StoredIncident>(
      'The incident',
      `SELECT trim(i.number || ' ' || i.name) AS name, i.severity, i.effect, i.root_cause, i.resolution,
         (SELECT l.control_id FROM incident_control l JOIN control c ON c.id = l.control_id
          WHERE l.incident_id = i.id ORDER BY c.ref LIMIT 1) AS control_id
       FROM incident i WHERE i.id = ?`,
      [input.incidentId],
    );
    const id = newId();
    const ref = nextRef(session);
    session.change(`Raise finding ${ref}`, (tx) =>
      insertFinding(tx, id, ref, {
        title: row.name.slice(0, 200),
        severity: row.severity ?? 'medium',
        control_id: row.control_id,
        condition: `The incident ${row.name} occurred.`,
        cause: row.root_cause,
        effect: row.effect,
        recommendation: '',
      }),
    );
    return { id, ref };
  }),
};
