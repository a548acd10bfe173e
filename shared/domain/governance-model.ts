/** The quarterly governance pack as plain data: gathered in one read, then rendered in another thread. */
import type { GovernanceFigures, Quarter } from './governance.ts';
import type { ReportMeta, ReportPerson } from './report-model.ts';

export interface PackAction {
  ref: string;
  name: string;
  owner: string;
  due: string | null;
  status: string;
  /** The meeting that asked for it. */
  meeting: string;
}

export interface GovernanceModel {
  meta: ReportMeta;
  people: ReportPerson[];
  quarter: Quarter;
  /** Null when no meeting is recorded for the quarter: the figures are those of now. */
  meeting: {
    ref: string;
    name: string;
    heldOn: string | null;
    chair: string;
    attendees: string;
    notes: string;
  } | null;
  /** As they were frozen for the meeting. */
  figures: GovernanceFigures;
  decisions: { text: string; decidedBy: string }[];
  actions: PackAction[];
  /** Actions of earlier meetings that were still open. */
  carriedOver: PackAction[];
}
