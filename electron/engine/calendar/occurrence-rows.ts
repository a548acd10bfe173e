import type { OccurrenceFilter, OccurrenceRow } from '../../../shared/contract/calendar.ts';
import { shownOn, type Offer } from '../../../shared/domain/calendar/offers.ts';
import { occurrenceName } from '../../../shared/domain/calendar/replan.ts';
import { systemsOf } from '../../../shared/domain/calendar/schedule.ts';
import { daysLate } from '../../../shared/domain/calendar/states.ts';
import { groupBy } from '../../../shared/domain/group-by.ts';
import type { Session } from '../session.ts';
import { createJudge } from './judge.ts';
import { readPlan } from './plan.ts';

type EvidenceRef = OccurrenceRow['evidence'][number];

interface AttachedEvidence extends EvidenceRef {
  occurrenceId: string;
}

const EVIDENCE = `SELECT l.occurrence_id AS occurrenceId, e.id, e.ref, e.title FROM occurrence_evidence l
  JOIN evidence e ON e.id = l.evidence_id ORDER BY length(e.ref), e.ref`;

/** What is attached, by id of the recorded occurrence. */
export const evidenceByOccurrence = ({ workspace }: Session) =>
  workspace.cached(
    'calendar evidence',
    () => groupBy(workspace.all<AttachedEvidence>(EVIDENCE), ({ occurrenceId }) => occurrenceId),
    ['occurrence_evidence', 'evidence'],
  );

/** Name of a row among all occurrences. */
export const rowId = (controlId: string, at: { system: string; key: string }): string =>
  `${controlId}|${occurrenceName(at)}`;

const refOf = ({ id, ref, title }: EvidenceRef): EvidenceRef => ({ id, ref, title });

function toOffered(offers: readonly Offer[]): OccurrenceRow['offered'] {
  const doneOn = shownOn(offers);
  return doneOn === null ? null : { doneOn, evidence: offers.map(({ evidence }) => refOf(evidence)) };
}

/** Expected occurrences that pass the filter, in the order of their due days and then of their controls. */
export function readOccurrences(session: Session, filter: OccurrenceFilter = {}): OccurrenceRow[] {
  const plan = readPlan(session);
  const judge = createJudge(session, plan);
  const evidence = evidenceByOccurrence(session);
  const states = filter.states && new Set(filter.states);
  const controlIds = filter.controlIds && new Set(filter.controlIds);
  const rows: OccurrenceRow[] = [];
  for (const planned of plan.controls) {
    const { control, occurrences } = planned;
    if (controlIds && !controlIds.has(control.id)) continue;
    if (filter.owner !== undefined && (control.owner ?? '') !== filter.owner) continue;
    for (const system of systemsOf(control.schedule)) {
      for (const [at, { key, from, due, lastDay }] of occurrences.entries()) {
        if ((filter.from && due < filter.from) || (filter.to && due > filter.to)) continue;
        const { fact, state, offers } = judge(planned, at, system);
        if (states && !states.has(state)) continue;
        const { id: controlId, ref, title, domain, owner, frequency } = control;
        rows.push({
          id: rowId(controlId, { system, key }),
          recordId: fact?.id ?? null,
          controlId,
          ref,
          title,
          domain,
          owner,
          frequency,
          system,
          key,
          from,
          due,
          lastDay,
          state,
          doneOn: fact?.doneOn ?? null,
          doneBy: fact?.doneBy ?? '',
          daysLate: daysLate({ due }, fact?.doneOn ?? null),
          waived: fact?.waived ?? '',
          note: fact?.note ?? '',
          evidence: (fact ? (evidence.get(fact.id) ?? []) : []).map(refOf),
          offered: toOffered(offers),
        });
      }
    }
  }
  // The controls come by reference, and sorting keeps their order among equals.
  return rows.toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}
