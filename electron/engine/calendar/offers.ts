import type { EvidenceOffer } from '../../../shared/contract/calendar.ts';
import { offersOf } from '../../../shared/domain/calendar/offers.ts';
import { systemsOf } from '../../../shared/domain/calendar/schedule.ts';
import type { Session } from '../session.ts';
import { createJudge, datedEvidence } from './judge.ts';
import { readPlan } from './plan.ts';

/** Evidence that could prove an occurrence that nothing proves yet. Nothing is recorded by it. */
export function readOffers(session: Session, controlIds?: readonly string[]): EvidenceOffer[] {
  const plan = readPlan(session);
  const judge = createJudge(session, plan);
  const byControl = datedEvidence(session);
  const wanted = controlIds && new Set(controlIds);
  return plan.controls.flatMap((planned) => {
    const { control, occurrences } = planned;
    const evidence = byControl.get(control.id) ?? [];
    if (evidence.length === 0 || (wanted && !wanted.has(control.id))) return [];
    const systems = systemsOf(control.schedule);
    return systems.flatMap((system) =>
      occurrences.flatMap((occurrence, at): EvidenceOffer[] => {
        const { fact, state } = judge(planned, at, system);
        if (fact && (fact.waived !== '' || fact.evidence > 0)) return [];
        return offersOf(occurrence, system, systems, evidence, plan.today).map((offer) => ({
          controlId: control.id,
          ref: control.ref,
          title: control.title,
          system,
          key: occurrence.key,
          state,
          due: occurrence.due,
          isRecorded: (fact?.doneOn ?? null) !== null,
          doneOn: fact?.doneOn ?? offer.doneOn,
          evidence: { id: offer.evidence.id, ref: offer.evidence.ref, title: offer.evidence.title },
        }));
      }),
    );
  });
}
