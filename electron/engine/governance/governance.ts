import { os } from '../context.ts';
import {
  addAction,
  addMeeting,
  changeMeeting,
  quartersOfPeriod,
  readMeetings,
  refreshFigures,
  removeMeeting,
  setDecisions,
} from './meetings.ts';
import { today } from '../readiness/today.ts';

/** Quarterly meetings: what was shown, decided and asked for. */
export const governanceRouter = {
  list: os.governance.list.handler(({ context: { session } }) => {
    const meetings = readMeetings(session);
    const taken = new Set(meetings.map(({ quarter }) => quarter.key));
    const begun = quartersOfPeriod(session).filter(({ from }) => from <= today());
    return { meetings, open: begun.filter(({ key }) => !taken.has(key)) };
  }),

  add: os.governance.add.handler(({ input, context: { session } }) => addMeeting(session, input.quarter)),

  update: os.governance.update.handler(({ input, context: { session } }) => {
    changeMeeting(session, input.id, input.patch);
    return {};
  }),

  setDecisions: os.governance.setDecisions.handler(({ input, context: { session } }) => {
    setDecisions(session, input.id, input.decisions);
    return {};
  }),

  addAction: os.governance.addAction.handler(({ input, context: { session } }) => addAction(session, input)),

  refresh: os.governance.refresh.handler(({ input, context: { session } }) => {
    refreshFigures(session, input.id);
    return {};
  }),

  remove: os.governance.remove.handler(({ input, context: { session } }) => {
    removeMeeting(session, input.id);
    return {};
  }),
};
