/** What people record of occurrences. Facts only: what is due, and what became of it, is computed. */
import type { OccurrenceAt } from '../../../shared/contract/calendar.ts';
import { occurrenceName } from '../../../shared/domain/calendar/replan.ts';
import { systemsOf, type PlannedOccurrence } from '../../../shared/domain/calendar/schedule.ts';
import { doneOnProblem } from '../../../shared/domain/calendar/states.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Session } from '../session.ts';
import { newId, type Change } from '../workspace/workspace.ts';
import { readPlan, readRecorded, type CalendarControlRow, type RecordedOccurrence } from './plan.ts';

interface Found {
  control: CalendarControlRow;
  occurrence: PlannedOccurrence;
  at: OccurrenceAt;
  fact: RecordedOccurrence | undefined;
}

/** Finds expected occurrences. @throws AppError bad_input naming the first one that is not expected */
function findExpected(session: Session, items: readonly OccurrenceAt[]): Found[] {
  const planned = new Map(readPlan(session).controls.map((one) => [one.control.id, one]));
  const occurrencesOf = new Map<string, Map<string, PlannedOccurrence>>();
  const recorded = readRecorded(session);
  return items.map((at) => {
    const plan = planned.get(at.controlId);
    const occurrences =
      occurrencesOf.get(at.controlId) ??
      new Map((plan?.occurrences ?? []).map((occurrence) => [occurrence.key, occurrence]));
    occurrencesOf.set(at.controlId, occurrences);
    const occurrence = occurrences.get(at.key);
    if (!plan || !occurrence || !systemsOf(plan.control.schedule).includes(at.system))
      throw notExpected(session, at, plan?.control.schedule.systems ?? []);
    return {
      control: plan.control,
      occurrence,
      at,
      fact: recorded.get(at.controlId)?.get(occurrenceName(at)),
    };
  });
}

function notExpected({ workspace }: Session, at: OccurrenceAt, systems: readonly string[]): AppError {
  const { ref } = workspace.need<{ ref: string }>('That control', 'SELECT ref FROM control WHERE id = ?', [
    at.controlId,
  ]);
  const of = at.system === '' ? ref : `${ref} in ${at.system}`;
  const where = systems.length > 0 ? ` Its systems: ${systems.join(', ')}.` : '';
  return new AppError(
    'bad_input',
    `${at.key} is no expected occurrence of ${of}. Check its frequency, its schedule and the period.${where}`,
    { key: at.key, system: at.system },
  );
}

const label = (what: string, found: readonly Found[]): string => {
  const [first] = found;
  return found.length === 1 && first
    ? `${what} ${first.control.ref} ${first.occurrence.key}`
    : `${what} ${found.length} occurrences`;
};

interface RecordItem extends OccurrenceAt {
  doneOn: string;
  evidenceIds: readonly string[];
}

/**
 * Records occurrences as performed and adds evidence to them, which is linked to the control as well.
 *
 * @throws AppError bad_input for one that is not expected, or a day on which it can not have been performed; not_found for evidence
 */
export function recordDone(
  session: Session,
  given: readonly RecordItem[],
  { doneBy, note }: { doneBy?: string | undefined; note?: string | undefined } = {},
): void {
  const items = merged(given);
  const found = findExpected(session, items);
  const now = readPlan(session).today;
  session.change(label('Record', found), (tx) => {
    for (const [index, { control, occurrence, at, fact }] of found.entries()) {
      const item = items[index];
      if (!item) continue;
      const problem = doneOnProblem(occurrence, item.doneOn, now);
      if (problem) throw new AppError('bad_input', `${control.ref}: ${problem}`, { key: occurrence.key });
      const row = {
        due: occurrence.due,
        done_on: item.doneOn,
        done_by: doneBy ?? (fact?.doneBy || (control.owner ?? session.actor)),
        waived: '',
        note: note ?? fact?.note ?? '',
      };
      const id = fact?.id ?? newId();
      if (fact) tx.update('occurrence', id, row);
      else
        tx.insert('occurrence', {
          id,
          control_id: control.id,
          system: at.system,
          key: occurrence.key,
          ...row,
        });
      addEvidence(session, tx, id, control.id, item.evidenceIds);
    }
  });
}

/** Several pieces of evidence for one occurrence come as several items: the latest day counts. */
function merged(items: readonly RecordItem[]): RecordItem[] {
  const byName = new Map<string, RecordItem>();
  for (const item of items) {
    const name = `${item.controlId}|${occurrenceName(item)}`;
    const known = byName.get(name);
    byName.set(
      name,
      known
        ? {
            ...known,
            doneOn: item.doneOn > known.doneOn ? item.doneOn : known.doneOn,
            evidenceIds: [...known.evidenceIds, ...item.evidenceIds],
          }
        : item,
    );
  }
  return [...byName.values()];
}

/** Attaches evidence that is not there yet, and links it to the control. */
function addEvidence(
  { workspace }: Session,
  tx: Change,
  occurrenceId: string,
  controlId: string,
  evidenceIds: readonly string[],
): void {
  for (const evidenceId of new Set(evidenceIds)) {
    workspace.need('That evidence', 'SELECT 1 FROM evidence WHERE id = ?', [evidenceId]);
    for (const [table, column, owner] of [
      ['occurrence_evidence', 'occurrence_id', occurrenceId],
      ['control_evidence', 'control_id', controlId],
    ] as const) {
      const known = workspace.get(`SELECT 1 FROM ${table} WHERE ${column} = ? AND evidence_id = ?`, [
        owner,
        evidenceId,
      ]);
      if (!known) tx.insert(table, { id: newId(), [column]: owner, evidence_id: evidenceId });
    }
  }
}

/** Records that occurrences are not required. What was recorded of them before is replaced; evidence stays. */
export function waive(session: Session, items: readonly OccurrenceAt[], reason: string): void {
  const found = findExpected(session, items);
  session.change(label('Not required:', found), (tx) => {
    for (const { control, occurrence, at, fact } of found) {
      const row = { due: occurrence.due, done_on: null, done_by: '', waived: reason };
      if (fact) tx.update('occurrence', fact.id, row);
      else
        tx.insert('occurrence', {
          id: newId(),
          control_id: control.id,
          system: at.system,
          key: occurrence.key,
          note: '',
          ...row,
        });
    }
  });
}

/** Takes away what is recorded, also of occurrences that are not expected any more. @returns how many there were */
export function clear(session: Session, items: readonly OccurrenceAt[]): number {
  const recorded = readRecorded(session);
  const facts = items.flatMap((at) => recorded.get(at.controlId)?.get(occurrenceName(at)) ?? []);
  if (facts.length === 0) return 0;
  const what = facts.length === 1 ? `Clear occurrence ${facts[0]?.key}` : `Clear ${facts.length} occurrences`;
  session.change(what, (tx) => {
    for (const { id } of facts) {
      for (const link of evidenceLinks(session, id)) tx.remove('occurrence_evidence', link.id);
      tx.remove('occurrence', id);
    }
  });
  return facts.length;
}

const evidenceLinks = ({ workspace }: Session, occurrenceId: string) =>
  workspace.all<{ id: string; evidenceId: string }>(
    'SELECT id, evidence_id AS evidenceId FROM occurrence_evidence WHERE occurrence_id = ?',
    [occurrenceId],
  );

/** Replaces the evidence of a recorded occurrence. @throws AppError conflict when nothing is recorded of it */
export function setEvidence(session: Session, at: OccurrenceAt, evidenceIds: readonly string[]): void {
  const fact = readRecorded(session).get(at.controlId)?.get(occurrenceName(at));
  if (!fact) {
    throw new AppError(
      'conflict',
      `Nothing is recorded of ${at.key} yet. Record when it was performed, then attach evidence.`,
    );
  }
  const wanted = new Set(evidenceIds);
  session.change(`Evidence of occurrence ${at.key}`, (tx) => {
    for (const link of evidenceLinks(session, fact.id))
      if (!wanted.has(link.evidenceId)) tx.remove('occurrence_evidence', link.id);
    addEvidence(session, tx, fact.id, at.controlId, evidenceIds);
  });
}
