import {
  readDescription,
  type DescriptionFacts,
  type DescriptionNote,
  type DescriptionReading,
} from '../../../shared/domain/description-criteria.ts';
import type { Category } from '../../../shared/domain/vocabulary.ts';
import { addMonths } from '../../../shared/domain/readiness/days.ts';
import {
  changeLacks,
  incidentLacks,
  type ChangeFacts,
  type IncidentFacts,
  type SignificantEvent,
  type Significance,
} from '../../../shared/domain/significant-events.ts';
import { os } from '../context.ts';
import type { EngagementRow, Session } from '../session.ts';
import { newId } from '../workspace/workspace.ts';
import { criteriaInScope } from './criteria-in-scope.ts';

/** First and last day of what the report speaks of. */
interface Span {
  from: string;
  to: string;
}

interface StoredIncident extends IncidentFacts {
  name: string;
  significance: Significance;
}
interface StoredChange extends ChangeFacts {
  name: string;
  significance: Significance;
}

/** SQL condition: an incident that falls into the days from `@from` to `@to`, or has no day. */
export const IN_INCIDENT_SPAN =
  'substr(coalesce(began_at, detected_at, @to), 1, 10) <= @to AND substr(coalesce(resolved_at, @to), 1, 10) >= @from';
/** SQL condition: a change on one of these days, or on none. */
export const IN_CHANGE_SPAN = 'coalesce(changed_on, @from) BETWEEN @from AND @to';

/** A Type I speaks of one day; incidents of the year before it are still what its reader asks for. */
export function reportedSpan({ as_of, period_from, period_to }: EngagementRow): Span {
  const to = period_to ?? as_of ?? '';
  return { from: period_from ?? addMonths(to, -12), to };
}

/** Incidents that fall into the days of the report, or have no day, as the description has to tell them. */
function readIncidents({ workspace }: Pick<Session, 'workspace'>, span: Span): SignificantEvent[] {
  return workspace
    .all<StoredIncident & Record<string, string | null>>(
      `SELECT trim(number || ' ' || name) AS name, significance, began_at AS beganAt, detected_at AS detectedAt,
         resolved_at AS resolvedAt, effect, root_cause AS rootCause, resolution
       FROM incident
       WHERE ${IN_INCIDENT_SPAN}
       ORDER BY coalesce(detected_at, began_at), name`,
      { ...span },
    )
    .map((row) => ({ name: row.name, significance: row.significance, lacks: incidentLacks(row) }));
}

/** Changes on a day of the period, or on none. */
function readChanges({ workspace }: Pick<Session, 'workspace'>, span: Span): SignificantEvent[] {
  return workspace
    .all<StoredChange & Record<string, string | null>>(
      `SELECT trim(number || ' ' || name) AS name, significance, changed_on AS changedOn, description, effect FROM system_change
       WHERE ${IN_CHANGE_SPAN} ORDER BY changed_on, name`,
      { ...span },
    )
    .map((row) => ({ name: row.name, significance: row.significance, lacks: changeLacks(row) }));
}

interface Totals {
  services: number;
  bare_services: number;
  requirements: number;
  exclusions: number;
  controls: number;
  cuecs: number;
  inclusive: number;
}

const TOTALS = `SELECT
  (SELECT count(*) FROM service) AS services,
  (SELECT count(*) FROM service WHERE description = '') AS bare_services,
  (SELECT count(*) FROM commitment WHERE kind = 'requirement') AS requirements,
  (SELECT count(*) FROM exclusion) AS exclusions,
  (SELECT count(*) FROM control) AS controls,
  (SELECT count(*) FROM complementary_control WHERE kind = 'cuec') AS cuecs,
  (SELECT count(*) FROM vendor WHERE subservice = 'yes' AND treatment = 'inclusive') AS inclusive`;

/** Criteria in scope that are held not relevant, by identifier. */
export function heldNotRelevant(session: Pick<Session, 'workspace' | 'categories'>): Set<string> {
  const held = new Set(
    session.workspace
      .all<{ id: string }>('SELECT criterion_id AS id FROM criterion_assessment WHERE relevant = 0')
      .map(({ id }) => id),
  );
  return new Set(criteriaInScope(session).flatMap(({ id }) => (held.has(id) ? [id] : [])));
}

function readFacts(session: Session): DescriptionFacts {
  const { workspace } = session;
  const totals = workspace.need<Totals>('The scope', TOTALS);
  const engagement = session.engagement();
  const span = reportedSpan(engagement);
  const held = heldNotRelevant(session);
  const served = new Set(
    workspace
      .all<{ id: string }>('SELECT DISTINCT criterion_id AS id FROM control_criterion')
      .map(({ id }) => id),
  );
  const criteria = criteriaInScope(session);
  const byKind = new Map(
    workspace
      .all<{ kind: string; count: number }>('SELECT kind, count(*) AS count FROM component GROUP BY kind')
      .map(({ kind, count }) => [kind, count]),
  );
  const ofKind = (kind: string) => byKind.get(kind) ?? 0;
  return {
    type: engagement.type,
    incidents: readIncidents(session, span),
    changes: readChanges(session, span),
    services: totals.services,
    bareServices: totals.bare_services,
    requirements: totals.requirements,
    commitments: new Map(
      workspace
        .all<{ category: Category | null; count: number }>(
          "SELECT category, count(*) AS count FROM commitment WHERE kind = 'commitment' GROUP BY category",
        )
        .map(({ category, count }) => [category, count]),
    ),
    categories: workspace.all('SELECT category, rationale FROM engagement_category ORDER BY category'),
    components: {
      infrastructure: ofKind('infrastructure'),
      software: ofKind('software'),
      people: ofKind('people'),
      procedures: ofKind('procedures'),
      data: ofKind('data'),
    },
    exclusions: totals.exclusions,
    controls: totals.controls,
    criteria: criteria.length,
    uncovered: criteria.filter(({ id }) => !held.has(id) && !served.has(id)).length,
    notRelevant: held.size,
    cuecs: totals.cuecs,
    inclusive: totals.inclusive,
    carvedOut: workspace.all(
      `SELECT o.name, (SELECT count(*) FROM complementary_control c
         WHERE c.kind = 'csoc' AND c.vendor_id = o.id) AS controls
       FROM vendor o WHERE o.subservice = 'yes' AND o.treatment = 'carve-out' ORDER BY o.name COLLATE NOCASE`,
    ),
  };
}

/** The description criteria with what records and notes say to them. */
export function readDescriptionRows(session: Session): DescriptionReading[] {
  const notes = new Map(
    session.workspace
      .all<{ criterion: number; text: string; is_complete: number }>(
        'SELECT criterion, text, is_complete FROM description_note',
      )
      .map(({ criterion, text, is_complete }): [number, DescriptionNote] => [
        criterion,
        { text, isComplete: is_complete === 1 },
      ]),
  );
  return readDescription(readFacts(session), notes);
}

export const descriptionHandlers = {
  description: os.scope.description.handler(({ context: { session } }) => readDescriptionRows(session)),

  noteDescription: os.scope.noteDescription.handler(({ input, context: { session } }) => {
    const { criterion, isComplete } = input;
    const text = input.text.trim();
    const known = session.workspace.get<{ id: string }>(
      'SELECT id FROM description_note WHERE criterion = ?',
      [criterion],
    );
    const values = { text, is_complete: isComplete ? 1 : 0 };
    session.change(`Note to description criterion DC ${criterion}`, (tx) => {
      if (!known) tx.insert('description_note', { id: newId(), criterion, ...values });
      else if (text === '' && !isComplete) tx.remove('description_note', known.id);
      else tx.update('description_note', known.id, values);
    });
    return {};
  }),
};
