import { AppError } from '../../../shared/domain/errors.ts';
import type { MarkPlace } from '../../../shared/domain/evidence-marks.ts';
import { refuseRedacting, refuseRedaction } from '../../../shared/domain/redaction.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { newId, type Row } from '../workspace/workspace.ts';
import { needFile, readRedactions } from './redaction/rows.ts';
import { startRedactedCopy } from './redaction/save-redacted-copy.ts';

interface Fields extends MarkPlace {
  page: number;
  what: string;
  reason: string;
}

interface StoredRedaction extends Fields {
  id: string;
  ref: string;
  media_type: string;
}

/** Black boxes on pages of evidence, and copies in which they are burnt. */
export const redactionHandlers = {
  redactions: os.evidence.redactions.handler(({ input, context: { session } }) =>
    readRedactions(session, needFile(session, input.id, input.version).id),
  ),

  addRedactions: os.evidence.addRedactions.handler(({ input, context: { session } }) => {
    const file = needFile(session, input.id, input.version);
    const madeAt = new Date().toISOString();
    const rows = input.redactions.map((redaction) => {
      check(file.ref, file.media_type, redaction);
      const made = { made_by: session.actor, made_at: madeAt };
      return { id: newId(), evidence_file_id: file.id, ...columns(redaction), ...made };
    });
    session.change(label('Add', rows.length, file.ref), (tx) => {
      for (const row of rows) tx.insert('redaction', row);
    });
    return { ids: rows.map(({ id }) => id) };
  }),

  changeRedactions: os.evidence.changeRedactions.handler(({ input, context: { session } }) => {
    const changed = input.changes.map(({ id, patch }) => {
      const before = needRedaction(session, id);
      const after = { ...before, ...patch };
      check(before.ref, before.media_type, after);
      return { id, ref: before.ref, row: columns(after) };
    });
    session.change(label('Change', changed.length, changed[0]?.ref ?? ''), (tx) => {
      for (const { id, row } of changed) tx.update('redaction', id, row);
    });
    return {};
  }),

  removeRedactions: os.evidence.removeRedactions.handler(({ input: { ids }, context: { session } }) => {
    const removed = ids.map((id) => needRedaction(session, id));
    session.change(label('Remove', removed.length, removed[0]?.ref ?? ''), (tx) => {
      for (const { id } of removed) tx.remove('redaction', id);
    });
    return {};
  }),

  saveRedactedCopy: os.evidence.saveRedactedCopy.handler(({ input, context: { session } }) => ({
    jobId: startRedactedCopy(session, needFile(session, input.id, input.version).id, {
      copy: session.target(input.target),
      log: input.log === null ? null : session.target(input.log),
    }),
  })),
};

/** "Add redaction on EV-0012", "Remove 3 redactions on EV-0012": the name of a change. */
const label = (verb: string, count: number, ref: string): string =>
  `${verb} ${count === 1 ? 'redaction' : `${count} redactions`} on ${ref}`;

const needRedaction = ({ workspace }: Session, id: string): StoredRedaction =>
  workspace.need<StoredRedaction>(
    'That redaction',
    `SELECT r.id, r.page, r.x1, r.y1, r.x2, r.y2, r.what, r.reason, e.ref, f.media_type FROM redaction r
     JOIN evidence_file f ON f.id = r.evidence_file_id JOIN evidence e ON e.id = f.evidence_id WHERE r.id = ?`,
    [id],
  );

/** @throws AppError bad_input for a file without pages, and for a box that hides nothing or has no reason */
function check(ref: string, mediaType: string, redaction: Fields): void {
  const refused = refuseRedacting(mediaType);
  if (refused !== null) throw new AppError('bad_input', `${ref} was not redacted. ${refused}`);
  const reason = refuseRedaction(redaction, mediaType);
  if (reason !== null) throw new AppError('bad_input', `The redaction on ${ref} was not kept: ${reason}.`);
}

const columns = ({ page, x1, y1, x2, y2, what, reason }: Fields): Row => ({
  page,
  x1,
  y1,
  x2,
  y2,
  what,
  reason,
});
