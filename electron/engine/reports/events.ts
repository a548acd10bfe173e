import type { ReportChange, ReportEvents, ReportIncident } from '../../../shared/domain/report-model.ts';
import type { ChangeKind } from '../../../shared/domain/programme-vocabulary.ts';
import type { Severity } from '../../../shared/domain/vocabulary.ts';
import { IN_CHANGE_SPAN, IN_INCIDENT_SPAN, reportedSpan } from '../scope/description.ts';
import type { Session } from '../session.ts';

/** "2026-04-02 08:38 UTC"; empty while not known. */
const utc = (at: string | null): string => (at === null ? '' : `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`);

interface StoredIncident {
  name: string;
  severity: Severity | null;
  began_at: string | null;
  detected_at: string | null;
  resolved_at: string | null;
  effect: string;
  root_cause: string;
  resolution: string;
  significance: string;
}

interface StoredChange {
  name: string;
  kind: ChangeKind;
  changed_on: string | null;
  description: string;
  effect: string;
  significance: string;
}

/**
 * Incidents and changes of the period that are told, or that nobody decided on yet, with the notes to DC 4 and DC 9.
 * @param days others than those of the report
 */
export function reportEvents(
  session: Pick<Session, 'workspace' | 'engagement'>,
  days: { from: string; to: string } = reportedSpan(session.engagement()),
): ReportEvents {
  const { workspace } = session;
  const span = { ...days };
  const notes = new Map(
    workspace
      .all<{ criterion: number; text: string }>('SELECT criterion, text FROM description_note')
      .map(({ criterion, text }) => [criterion, text]),
  );
  return {
    incidents: workspace
      .all<StoredIncident>(
        `SELECT *, trim(number || ' ' || name) AS name FROM incident
         WHERE significance <> 'no' AND ${IN_INCIDENT_SPAN} ORDER BY coalesce(detected_at, began_at), name`,
        span,
      )
      .map(toIncident),
    changes: workspace
      .all<StoredChange>(
        `SELECT *, trim(number || ' ' || name) AS name FROM system_change
         WHERE significance <> 'no' AND ${IN_CHANGE_SPAN} ORDER BY changed_on, name`,
        span,
      )
      .map(toChange),
    incidentNote: notes.get(4) ?? '',
    changeNote: notes.get(9) ?? '',
  };
}

const toIncident = (row: StoredIncident): ReportIncident => ({
  name: row.name,
  severity: row.severity,
  began: utc(row.began_at),
  detected: utc(row.detected_at),
  resolved: utc(row.resolved_at),
  effect: row.effect,
  rootCause: row.root_cause,
  resolution: row.resolution,
  isDecided: row.significance === 'yes',
});

const toChange = (row: StoredChange): ReportChange => ({
  name: row.name,
  kind: row.kind,
  changedOn: row.changed_on,
  description: row.description,
  effect: row.effect,
  isDecided: row.significance === 'yes',
});
