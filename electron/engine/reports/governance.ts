import type { GovernanceAction, GovernanceMeeting } from '../../../shared/contract/governance.ts';
import type { GovernanceModel, PackAction } from '../../../shared/domain/governance-model.ts';
import { quarterAt, type Quarter } from '../../../shared/domain/governance.ts';
import { ACTION_STATUS_NAMES } from '../../../shared/domain/programme-vocabulary.ts';
import { freezeFigures } from '../governance/freeze.ts';
import { needBegunQuarter, quartersOfPeriod, readMeetings } from '../governance/meetings.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';
import { reportMeta, reportPeople } from './meta.ts';

/**
 * The pack of a quarter: that of its meeting, with the figures as they were frozen, or figures of now where none is recorded.
 *
 * @param key such as "2026-Q2"; without it the newest meeting, else the last quarter of the period that has begun
 * @throws AppError bad_input for a text that is no quarter, or one that has not begun
 */
export const gatherGovernance = (session: Session, key?: string): GovernanceModel =>
  session.workspace.readTogether(() => {
    const meetings = readMeetings(session);
    const quarter = key === undefined ? newest(session, meetings) : needBegunQuarter(key);
    const meeting = meetings.find((one) => one.quarter.key === quarter.key);
    return {
      meta: {
        ...reportMeta(session, 'type2'),
        title: `Governance pack ${quarter.key}`,
        asOf: null,
        period: { from: quarter.from, to: quarter.to },
      },
      people: reportPeople(session),
      quarter,
      meeting: meeting
        ? {
            ref: meeting.ref,
            name: meeting.name,
            heldOn: meeting.heldOn,
            chair: meeting.chair,
            attendees: meeting.attendees,
            notes: meeting.notes,
          }
        : null,
      figures: meeting?.figures ?? freezeFigures(session, quarter),
      decisions: meeting?.decisions ?? [],
      actions: (meeting?.actions ?? []).map(toAction),
      carriedOver: (meeting?.carriedOver ?? []).map(toAction),
    };
  });

function newest(session: Session, meetings: readonly GovernanceMeeting[]): Quarter {
  const last = meetings.at(-1)?.quarter;
  if (last) return last;
  const begun = quartersOfPeriod(session).filter(({ from }) => from <= today());
  return begun.at(-1) ?? quarterAt(today());
}

const toAction = ({ ref, name, owner, due, status, meeting }: GovernanceAction): PackAction => ({
  ref,
  name,
  owner: owner ?? 'No owner',
  due,
  status: ACTION_STATUS_NAMES[status],
  meeting,
});
