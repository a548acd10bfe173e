/** Quarterly meetings as they are stored, with their decisions and actions. */
import type { GovernanceAction, GovernanceMeeting } from '../../../shared/contract/governance.ts';
import { wasOpen } from '../../../shared/domain/corrective-actions.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  quarterAt,
  quarterOf,
  quartersBetween,
  type GovernanceFigures,
  type Quarter,
} from '../../../shared/domain/governance.ts';
import { measuredTime } from '../../../shared/domain/metrics/span.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import { engagementDates } from '../matrix/control-rows.ts';
import { today } from '../readiness/today.ts';
import { insertRecord } from '../registers/records.ts';
import type { Session } from '../session.ts';
import { newId, type Row } from '../workspace/workspace.ts';
import { freezeFigures } from './freeze.ts';

interface MeetingRow {
  id: string;
  ref: string;
  name: string;
  quarterFrom: string;
  quarterTo: string;
  heldOn: string | null;
  chair: string;
  attendees: string;
  notes: string;
  snapshot: string;
}

const MEETINGS = `SELECT id, ref, name, quarter_from AS quarterFrom, quarter_to AS quarterTo, held_on AS heldOn, chair, attendees, notes, snapshot
FROM governance_meeting ORDER BY quarter_from, ref`;
const DECISIONS = `SELECT governance_meeting_id AS meetingId, text, decided_by AS decidedBy FROM governance_decision ORDER BY governance_meeting_id, position`;
const ACTIONS = `SELECT a.id, a.ref, a.name, a.status, p.name AS owner, a.due, a.done_on AS doneOn, a.governance_meeting_id AS meetingId
FROM corrective_action a LEFT JOIN person p ON p.id = a.owner_id WHERE a.governance_meeting_id IS NOT NULL ORDER BY length(a.ref), a.ref`;

type ActionRow = Omit<GovernanceAction, 'meeting'> & { meetingId: string };

/** Quarters of the period, or of the year before an as-of date. */
export function quartersOfPeriod(session: Session): Quarter[] {
  const { months } = measuredTime(engagementDates(session), today());
  const [first, last] = [months[0], months.at(-1)];
  return first && last ? quartersBetween(`${first.month}-01`, `${last.month}-01`) : [];
}

/** Meetings in the order of their quarters. */
export function readMeetings({ workspace }: Session): GovernanceMeeting[] {
  const rows = workspace.all<MeetingRow>(MEETINGS);
  const decisions = workspace.all<{ meetingId: string; text: string; decidedBy: string }>(DECISIONS);
  const actions = workspace.all<ActionRow>(ACTIONS);
  const refs = new Map(rows.map(({ id, ref }) => [id, ref]));
  const toAction = ({ meetingId, ...action }: ActionRow): GovernanceAction => ({
    ...action,
    meeting: refs.get(meetingId) ?? '',
  });
  return rows.map((row, index) => {
    const earlier = new Set(rows.slice(0, index).map(({ id }) => id));
    const { quarterFrom, quarterTo, snapshot, ...meeting } = row;
    return {
      ...meeting,
      quarter: { key: quarterAt(quarterFrom).key, from: quarterFrom, to: quarterTo },
      decisions: decisions
        .filter(({ meetingId }) => meetingId === row.id)
        .map(({ text, decidedBy }) => ({ text, decidedBy })),
      actions: actions.filter(({ meetingId }) => meetingId === row.id).map(toAction),
      carriedOver: actions
        .filter((action) => earlier.has(action.meetingId) && wasOpen(action, row.heldOn ?? today()))
        .map(toAction),
      figures: JSON.parse(snapshot) as GovernanceFigures,
    };
  });
}

/** @throws AppError not_found */
function needMeeting(session: Session, id: string): GovernanceMeeting {
  const meeting = readMeetings(session).find((one) => one.id === id);
  if (!meeting) throw new AppError('not_found', 'The meeting is not in the workspace any more.');
  return meeting;
}

/** @throws AppError bad_input for a text that is no quarter, and for one that is still to come */
export function needBegunQuarter(key: string): Quarter {
  const quarter = quarterOf(key);
  if (!quarter) throw new AppError('bad_input', `"${key}" is not a quarter such as 2026-Q2.`);
  if (quarter.from > today())
    throw new AppError(
      'bad_input',
      `${quarter.key} begins ${quarter.from}. Its meeting can be added, and its pack made, from then on.`,
    );
  return quarter;
}

/** @throws AppError as `needBegunQuarter`, conflict where the quarter has a meeting */
export function addMeeting(session: Session, key: string): { id: string; ref: string } {
  const quarter = needBegunQuarter(key);
  const there = readMeetings(session).find((meeting) => meeting.quarter.key === quarter.key);
  if (there) throw new AppError('conflict', `${quarter.key} has the meeting ${there.ref} already.`);
  const figures = freezeFigures(session, quarter);
  return session.change(`Add governance meeting ${quarter.key}`, (tx) => {
    const [id, ref] = [newId(), `GM-${String(tx.next('governance_meeting')).padStart(2, '0')}`];
    tx.insert('governance_meeting', {
      id,
      ref,
      name: `Governance meeting ${quarter.key}`,
      quarter_from: quarter.from,
      quarter_to: quarter.to,
      held_on: null,
      chair: '',
      attendees: '',
      notes: '',
      snapshot: JSON.stringify(figures),
    });
    return { id, ref };
  });
}

export interface MeetingPatch {
  name?: string | undefined;
  heldOn?: string | null | undefined;
  chair?: string | undefined;
  attendees?: string | undefined;
  notes?: string | undefined;
}

/** @throws AppError bad_input for a day that has not come */
export function changeMeeting(session: Session, id: string, patch: MeetingPatch): void {
  const { ref, quarter } = needMeeting(session, id);
  const { heldOn } = patch;
  if (heldOn && heldOn > today())
    throw new AppError('bad_input', `${heldOn} is after today. Enter the day on which ${ref} was held.`);
  if (heldOn && heldOn < quarter.from)
    throw new AppError('bad_input', `${heldOn} is before ${quarter.key} begins on ${quarter.from}.`);
  const columns: Row = {
    ...(patch.name !== undefined && { name: patch.name }),
    ...(heldOn !== undefined && { held_on: heldOn }),
    ...(patch.chair !== undefined && { chair: patch.chair }),
    ...(patch.attendees !== undefined && { attendees: patch.attendees }),
    ...(patch.notes !== undefined && { notes: patch.notes }),
  };
  session.change(`${heldOn ? 'Record' : 'Change'} meeting ${ref}`, (tx) =>
    tx.update('governance_meeting', id, columns),
  );
}

/** @throws AppError conflict once the meeting was held: what it was shown stays */
export function refreshFigures(session: Session, id: string): void {
  const { ref, heldOn, quarter } = needMeeting(session, id);
  if (heldOn !== null)
    throw new AppError(
      'conflict',
      `${ref} was held on ${heldOn}, and its figures stay as they were shown. Clear the day to refresh them.`,
    );
  const figures = freezeFigures(session, quarter);
  session.change(`Refresh figures of ${ref}`, (tx) =>
    tx.update('governance_meeting', id, { snapshot: JSON.stringify(figures) }),
  );
}

const decisionIds = ({ workspace }: Session, id: string) =>
  workspace.all<{ id: string; text: string; decided_by: string }>(
    'SELECT id, text, decided_by FROM governance_decision WHERE governance_meeting_id = ? ORDER BY position',
    [id],
  );

/** Keeps rows in their places, so that history tells of each decision what became of it. */
export function setDecisions(session: Session, id: string, decisions: GovernanceMeeting['decisions']): void {
  const { ref } = needMeeting(session, id);
  const stored = decisionIds(session, id);
  session.change(`Decisions of ${ref}`, (tx) => {
    for (const [index, { text, decidedBy }] of decisions.entries()) {
      const before = stored[index];
      if (!before)
        tx.insert('governance_decision', {
          id: newId(),
          governance_meeting_id: id,
          position: index + 1,
          text,
          decided_by: decidedBy,
        });
      else if (before.text !== text || before.decided_by !== decidedBy)
        tx.update('governance_decision', before.id, { text, decided_by: decidedBy });
    }
    for (const { id: surplus } of stored.slice(decisions.length)) tx.remove('governance_decision', surplus);
  });
}

export interface NewAction {
  id: string;
  name: string;
  ownerId?: string | null | undefined;
  due?: string | null | undefined;
}

/** Adds a corrective action to the register, raised on the day of the meeting. */
export function addAction(
  session: Session,
  { id, name, ownerId, due }: NewAction,
): { id: string; ref: string } {
  const { workspace } = session;
  const { ref, heldOn } = needMeeting(session, id);
  const raised = [heldOn ?? today(), due ?? '9999-12-31'].toSorted()[0] ?? today();
  const actionId = session.change(`Add action of ${ref}: ${name}`.slice(0, 120), (tx) =>
    insertRecord(
      workspace,
      tx,
      registerOf('actions'),
      { name, ownerId: ownerId ?? null, raisedOn: raised, due: due ?? null },
      { governance_meeting_id: id },
    ),
  );
  const action = workspace.need<{ ref: string }>(
    'The action',
    'SELECT ref FROM corrective_action WHERE id = ?',
    [actionId],
  );
  return { id: actionId, ref: action.ref };
}

/** Removes a meeting with its decisions; its actions stay in their register. */
export function removeMeeting(session: Session, id: string): void {
  const { ref, actions } = needMeeting(session, id);
  session.change(`Remove meeting ${ref}`, (tx) => {
    for (const action of actions) tx.update('corrective_action', action.id, { governance_meeting_id: null });
    for (const decision of decisionIds(session, id)) tx.remove('governance_decision', decision.id);
    tx.remove('governance_meeting', id);
  });
}
