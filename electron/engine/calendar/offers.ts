import type { EvidenceOffer } from '../../../shared/contract/calendar.ts';
import { offersOf, type DatedEvidence } from '../../../shared/domain/calendar/offers.ts';
import { occurrenceName } from '../../../shared/domain/calendar/replan.ts';
import { systemsOf } from '../../../shared/domain/calendar/schedule.ts';
import { spanOf } from '../../../shared/domain/evidence-time.ts';
import type { EvidenceDates } from '../../../shared/domain/evidence.ts';
import { groupBy } from '../../../shared/domain/group-by.ts';
import type { Session } from '../session.ts';
import { readPlan, readRecorded, stateWith } from './plan.ts';

interface LinkedEvidence extends EvidenceDates {
  controlId: string;
  id: string;
  ref: string;
  title: string;
}

const LINKED = `SELECT l.control_id AS controlId, e.id, e.ref, e.title, e.covers_from AS coversFrom, e.covers_to AS coversTo, e.as_of AS asOf
FROM control_evidence l JOIN evidence e ON e.id = l.evidence_id ORDER BY length(e.ref), e.ref`;

/** Evidence that could prove an occurrence that nothing proves yet. Nothing is recorded by it. */
export function readOffers(session: Session, controlIds?: readonly string[]): EvidenceOffer[] {
  const plan = readPlan(session);
  const recorded = readRecorded(session);
  const wanted = controlIds && new Set(controlIds);
  const byControl = groupBy(session.workspace.all<LinkedEvidence>(LINKED), ({ controlId }) => controlId);
  return plan.controls.flatMap((planned) => {
    const { control, turns } = planned;
    const evidence = datedOnly(byControl.get(control.id) ?? []);
    if (evidence.length === 0 || (wanted && !wanted.has(control.id))) return [];
    const facts = recorded.get(control.id);
    const systems = systemsOf(control.schedule);
    return systems.flatMap((system) =>
      turns.flatMap((turn, at): EvidenceOffer[] => {
        const fact = facts?.get(occurrenceName({ system, key: turn.key }));
        if (fact && (fact.waived !== '' || fact.evidence > 0)) return [];
        return offersOf(turn, system, systems, evidence, plan.today).map((offer) => ({
          controlId: control.id,
          ref: control.ref,
          title: control.title,
          system,
          key: turn.key,
          state: stateWith(plan, planned, at, fact),
          due: turn.due,
          isRecorded: (fact?.doneOn ?? null) !== null,
          doneOn: fact?.doneOn ?? offer.doneOn,
          evidence: { id: offer.evidence.id, ref: offer.evidence.ref, title: offer.evidence.title },
        }));
      }),
    );
  });
}

const datedOnly = (linked: readonly LinkedEvidence[]): DatedEvidence[] =>
  linked.flatMap(({ id, ref, title, ...dates }) => {
    const span = spanOf(dates);
    return span ? [{ id, ref, title, ...span }] : [];
  });
