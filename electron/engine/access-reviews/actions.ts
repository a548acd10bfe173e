/** What is to be done after a review: changes and removals, as corrective actions until they are carried out. */
import { ACCESS_DECISION_NAMES } from '../../../shared/domain/programme-vocabulary.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import { today } from '../readiness/today.ts';
import { insertRecord } from '../registers/records.ts';
import type { Session } from '../session.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readReviewRecord, type LineRecord, type ReviewRecord } from './content.ts';

interface OpenAction {
  name: string;
  notes: string;
}

/** Open changes and removals that no corrective action of this review names yet. */
export function openActions(workspace: Workspace, review: ReviewRecord): OpenAction[] {
  const named = new Set(
    workspace
      .all<{ name: string }>('SELECT name FROM corrective_action WHERE access_review_id = ?', [review.id])
      .map(({ name }) => name),
  );
  return workspace
    .all<LineRecord>(
      `SELECT * FROM access_review_line WHERE access_review_id = ? AND decision IN ('change', 'remove') AND carried_out_on IS NULL ORDER BY position`,
      [review.id],
    )
    .map((line) => ({
      name: actionName(line),
      notes: [`From ${review.ref}.`, line.note].filter(Boolean).join(' '),
    }))
    .filter(({ name }) => !named.has(name));
}

const actionName = ({ decision, role, account, application }: LineRecord): string => {
  const verb = ACCESS_DECISION_NAMES[decision ?? 'change'];
  return `${verb} ${role === '' ? 'access' : `"${role}"`} of ${account} in ${application}`.slice(0, 300);
};

/** @returns the references of the new actions */
export function raiseActions(session: Session, id: string): string[] {
  const { workspace } = session;
  const review = readReviewRecord(workspace, id);
  const open = openActions(workspace, review);
  const register = registerOf('actions');
  const ids = session.change(`Corrective actions from ${review.ref}`, (tx) =>
    open.map(({ name, notes }) =>
      insertRecord(workspace, tx, register, { name, notes, raisedOn: today() }, { access_review_id: id }),
    ),
  );
  return ids.map(
    (actionId) =>
      workspace.need<{ ref: string }>('The action', 'SELECT ref FROM corrective_action WHERE id = ?', [
        actionId,
      ]).ref,
  );
}
