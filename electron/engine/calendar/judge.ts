/** What became of the occurrences of the plan, by what is recorded and by the evidence that is linked. */
import { offersOf, shownOn, type DatedEvidence, type Offer } from '../../../shared/domain/calendar/offers.ts';
import { occurrenceName } from '../../../shared/domain/calendar/replan.ts';
import { systemsOf } from '../../../shared/domain/calendar/schedule.ts';
import { stateOf } from '../../../shared/domain/calendar/states.ts';
import { spanOf } from '../../../shared/domain/evidence-time.ts';
import type { EvidenceDates } from '../../../shared/domain/evidence.ts';
import { groupBy } from '../../../shared/domain/group-by.ts';
import type { OccurrenceState } from '../../../shared/domain/programme-vocabulary.ts';
import type { Session } from '../session.ts';
import { readRecorded, type CalendarPlan, type PlannedControl, type RecordedOccurrence } from './plan.ts';

interface LinkedEvidence extends EvidenceDates {
  controlId: string;
  id: string;
  ref: string;
  title: string;
}

const LINKED = `SELECT l.control_id AS controlId, e.id, e.ref, e.title, e.covers_from AS coversFrom, e.covers_to AS coversTo, e.as_of AS asOf
FROM control_evidence l JOIN evidence e ON e.id = l.evidence_id ORDER BY length(e.ref), e.ref`;

/** Dated evidence by the control that it is linked to. */
export const datedEvidence = ({ workspace }: Session): ReadonlyMap<string, readonly DatedEvidence[]> =>
  workspace.cached(
    'calendar linked evidence',
    () =>
      groupBy(
        workspace.all<LinkedEvidence>(LINKED).flatMap(({ controlId, id, ref, title, ...dates }) => {
          const span = spanOf(dates);
          return span ? [{ controlId, id, ref, title, ...span }] : [];
        }),
        ({ controlId }) => controlId,
      ),
    ['control_evidence', 'evidence'],
  );

export interface Judged {
  /** What is recorded of it. */
  fact: RecordedOccurrence | undefined;
  state: OccurrenceState;
  /** What could be confirmed; empty unless the state is `to_confirm`. */
  offers: readonly Offer[];
}

/** Judges the occurrences of the plan. @returns a function of a control, the index of its occurrence, and the system */
export function createJudge(
  session: Session,
  plan: CalendarPlan,
): (planned: PlannedControl, at: number, system: string) => Judged {
  const recorded = readRecorded(session);
  const evidence = datedEvidence(session);
  const by = { soonDays: plan.rules.soonDays, isPlan: plan.span?.isPlan ?? false };
  return ({ control, occurrences, bare }, at, system) => {
    const occurrence = occurrences[at];
    const state = bare[at];
    if (!occurrence || state === undefined) throw new RangeError(`The series has no occurrence ${at}.`);
    const fact = recorded.get(control.id)?.get(occurrenceName({ system, key: occurrence.key }));
    if (fact) return { fact, state: stateOf(occurrence, fact, plan.today, by), offers: [] };
    const linked = evidence.get(control.id);
    if (!linked || (state !== 'overdue' && state !== 'missed')) return { fact, state, offers: [] };
    const offers = offersOf(occurrence, system, systemsOf(control.schedule), linked, plan.today);
    const confirmed = stateOf(occurrence, null, plan.today, by, shownOn(offers));
    return { fact, state: confirmed, offers: confirmed === 'to_confirm' ? offers : [] };
  };
}
