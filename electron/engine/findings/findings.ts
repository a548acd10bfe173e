import type { FindingRow } from '../../../shared/contract/findings.ts';
import type { FindingStatus, Severity, TestKind } from '../../../shared/domain/vocabulary.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { newId, type Row } from '../workspace/workspace.ts';

interface Stored {
  id: string;
  ref: string;
  title: string;
  severity: Severity;
  status: FindingStatus;
  condition: string;
  criteria: string;
  cause: string;
  effect: string;
  recommendation: string;
  owner_id: string | null;
  owner: string | null;
  due: string | null;
  control_id: string | null;
  control_ref: string | null;
  test_id: string | null;
  test_kind: TestKind | null;
  raised_at: string;
  response_id: string | null;
  text: string;
  responded_by: string;
  responded_on: string | null;
  action: string;
  action_owner: string;
  action_due: string | null;
}

/** All findings, by number. */
export function readFindings(session: Session): FindingRow[] {
  return session.workspace
    .all<Stored>(
      `SELECT f.*, p.name AS owner, c.ref AS control_ref, t.kind AS test_kind, r.id AS response_id, r.text, r.responded_by,
              r.responded_on, r.action, r.action_owner, r.action_due
       FROM finding f LEFT JOIN person p ON p.id = f.owner_id LEFT JOIN control c ON c.id = f.control_id
       LEFT JOIN test t ON t.id = f.test_id LEFT JOIN management_response r ON r.finding_id = f.id ORDER BY length(f.ref), f.ref`,
    )
    .map((f) => ({
      id: f.id,
      ref: f.ref,
      title: f.title,
      severity: f.severity,
      status: f.status,
      condition: f.condition,
      criteria: f.criteria,
      cause: f.cause,
      effect: f.effect,
      recommendation: f.recommendation,
      ownerId: f.owner_id,
      owner: f.owner,
      due: f.due,
      controlId: f.control_id,
      controlRef: f.control_ref,
      testId: f.test_id,
      workpaper: f.test_kind && f.control_ref ? workpaperRef(f.test_kind, f.control_ref) : null,
      raisedAt: f.raised_at,
      response:
        f.response_id === null
          ? null
          : {
              text: f.text,
              respondedBy: f.responded_by,
              respondedOn: f.responded_on,
              action: f.action,
              actionOwner: f.action_owner,
              actionDue: f.action_due,
            },
    }));
}

function toColumns({ ownerId, ...fields }: Record<string, unknown> & { ownerId?: string | null }): Row {
  return { ...(fields as Row), ...(ownerId === undefined ? {} : { owner_id: ownerId }) };
}

export const findingsRouter = {
  list: os.findings.list.handler(({ context: { session } }) => readFindings(session)),

  add: os.findings.add.handler(({ input: { controlId, testId, ...fields }, context: { session } }) => {
    const { workspace } = session;
    const ofTest = testId
      ? workspace.need<{ control_id: string }>('That test', 'SELECT control_id FROM test WHERE id = ?', [
          testId,
        ]).control_id
      : null;
    const id = newId();
    const next =
      (workspace.get<{ value: number }>("SELECT value FROM counter WHERE id = 'finding'")?.value ?? 0) + 1;
    const ref = `F-${String(next).padStart(2, '0')}`;
    session.change(`Raise finding ${ref}`, (tx) => {
      tx.next('finding');
      tx.insert('finding', {
        id,
        ref,
        status: 'open',
        condition: '',
        criteria: '',
        cause: '',
        effect: '',
        recommendation: '',
        owner_id: null,
        due: null,
        control_id: controlId ?? ofTest,
        test_id: testId ?? null,
        raised_at: new Date().toISOString(),
        ...toColumns(fields),
      } as Row);
    });
    return { id, ref };
  }),

  update: os.findings.update.handler(({ input: { ids, patch }, context: { session } }) => {
    session.change(`Change ${nameFindings(session, ids)}`, (tx) => {
      for (const id of ids) tx.update('finding', id, toColumns(patch));
    });
    return {};
  }),

  respond: os.findings.respond.handler(({ input: { id, response }, context: { session } }) => {
    const { workspace } = session;
    const finding = workspace.need<{ ref: string; status: FindingStatus }>(
      'That finding',
      'SELECT ref, status FROM finding WHERE id = ?',
      [id],
    );
    const present = workspace.get<{ id: string }>('SELECT id FROM management_response WHERE finding_id = ?', [
      id,
    ]);
    const columns: Row = {
      text: response.text,
      responded_by: response.respondedBy,
      responded_on: response.respondedOn,
      action: response.action,
      action_owner: response.actionOwner,
      action_due: response.actionDue,
    };
    session.change(`Management response to ${finding.ref}`, (tx) => {
      if (present) tx.update('management_response', present.id, columns);
      else tx.insert('management_response', { id: newId(), finding_id: id, ...columns });
      if (finding.status === 'open' && response.text.trim() !== '')
        tx.update('finding', id, { status: 'responded' });
    });
    return {};
  }),

  remove: os.findings.remove.handler(({ input: { ids }, context: { session } }) => {
    const { workspace } = session;
    session.change(`Remove ${nameFindings(session, ids)}`, (tx) => {
      for (const id of ids) {
        const response = workspace.get<{ id: string }>(
          'SELECT id FROM management_response WHERE finding_id = ?',
          [id],
        );
        if (response) tx.remove('management_response', response.id);
        tx.remove('finding', id);
      }
    });
    return {};
  }),
};

function nameFindings(session: Session, ids: readonly string[]): string {
  if (ids.length > 1) return `${ids.length} findings`;
  return session.workspace.need<{ ref: string }>('That finding', 'SELECT ref FROM finding WHERE id = ?', [
    ids[0] ?? '',
  ]).ref;
}
