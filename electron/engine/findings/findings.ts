import type { FindingRow } from '../../../shared/contract/findings.ts';
import type { RetestResult } from '../../../shared/domain/audit-vocabulary.ts';
import { findingWeeks, type StatusChange } from '../../../shared/domain/findings-progress.ts';
import type { FindingStatus, Severity, TestKind } from '../../../shared/domain/vocabulary.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import { os } from '../context.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';
import { newId, type Row } from '../workspace/workspace.ts';
import { readDetail } from './finding-detail.ts';
import { forgetFinding, insertFinding, nextRef, raiseFinding, setStated } from './raise.ts';
import { guardClosing } from './segregation.ts';
import { addRetest, assertStatus, removeRetest, setEvidence, updateRetest } from './retests.ts';

interface Stored {
  id: string;
  ref: string;
  title: string;
  severity: Severity;
  status: FindingStatus;
  status_reason: string;
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
  deviations: number;
  retested: RetestResult | null;
}

/** All findings, by number. */
export function readFindings(session: Session): FindingRow[] {
  return session.workspace
    .all<Stored>(
      `SELECT f.*, p.name AS owner, c.ref AS control_ref, t.kind AS test_kind, r.id AS response_id, r.text, r.responded_by,
              r.responded_on, r.action, r.action_owner, r.action_due,
              (SELECT count(*) FROM deviation WHERE finding_id = f.id) AS deviations,
              (SELECT result FROM retest WHERE finding_id = f.id ORDER BY tested_on DESC, id DESC LIMIT 1) AS retested
       FROM finding f LEFT JOIN person p ON p.id = f.owner_id LEFT JOIN control c ON c.id = f.control_id
       LEFT JOIN test t ON t.id = f.test_id LEFT JOIN management_response r ON r.finding_id = f.id ORDER BY length(f.ref), f.ref`,
    )
    .map((f) => ({
      id: f.id,
      ref: f.ref,
      title: f.title,
      severity: f.severity,
      status: f.status,
      statusReason: f.status_reason,
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
      deviations: f.deviations,
      retested: f.retested,
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

function toColumns({
  ownerId,
  statusReason,
  ...fields
}: Record<string, unknown> & {
  ownerId?: string | null | undefined;
  statusReason?: string | undefined;
}): Row {
  return {
    ...(fields as Row),
    ...(ownerId === undefined ? {} : { owner_id: ownerId }),
    ...(statusReason === undefined ? {} : { status_reason: statusReason.trim() }),
  };
}

/** Each change of the status of a finding that is there, by the journal, oldest first. */
const STATUS_CHANGES = `
SELECT e.row_id AS id, t.at, json_extract(e.after, '$.status') AS after
FROM journal_entry e JOIN journal_transaction t ON t.id = e.transaction_id
WHERE e.row_id IN (SELECT id FROM finding) AND json_extract(e.before, '$.status') IS NOT json_extract(e.after, '$.status') ORDER BY e.id`;

export const findingsRouter = {
  list: os.findings.list.handler(({ context: { session } }) => readFindings(session)),

  detail: os.findings.detail.handler(({ input: { id }, context: { session } }) => readDetail(session, id)),

  progress: os.findings.progress.handler(({ context: { session } }) =>
    session.workspace.cached(
      `finding weeks ${today()}`,
      () => findingWeeks(session.workspace.all<StatusChange>(STATUS_CHANGES), today()),
      ['finding'],
    ),
  ),

  add: os.findings.add.handler(({ input: { controlId, testId, ...fields }, context: { session } }) => {
    const ofTest = testId
      ? session.workspace.need<{ control_id: string }>(
          'That test',
          'SELECT control_id FROM test WHERE id = ?',
          [testId],
        ).control_id
      : null;
    const id = newId();
    const ref = nextRef(session);
    session.change(`Raise finding ${ref}`, (tx) => {
      insertFinding(tx, id, ref, {
        ...toColumns(fields),
        control_id: controlId ?? ofTest,
        test_id: testId ?? null,
      });
      assertStatus(session, id, {});
    });
    return { id, ref };
  }),

  raise: os.findings.raise.handler(({ input: { testId, itemIds }, context: { session } }) =>
    raiseFinding(session, testId, itemIds),
  ),

  stateDeviations: os.findings.stateDeviations.handler(
    ({ input: { id, testId, itemIds }, context: { session } }) => {
      setStated(session, id, testId, itemIds, true);
      return {};
    },
  ),

  releaseDeviations: os.findings.releaseDeviations.handler(
    ({ input: { id, testId, itemIds }, context: { session } }) => {
      setStated(session, id, testId, itemIds, false);
      return {};
    },
  ),

  update: os.findings.update.handler(({ input: { ids, patch, overrideReason }, context: { session } }) => {
    const touchesStatus = patch.status !== undefined || patch.statusReason !== undefined;
    for (const id of touchesStatus ? ids : []) assertStatus(session, id, patch);
    const writeOverrides = guardClosing(session, patch.status === 'closed' ? ids : [], overrideReason);
    session.change(`Change ${nameFindings(session, ids)}`, (tx) => {
      for (const id of ids) tx.update('finding', id, toColumns(patch));
      writeOverrides(tx);
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

  setCompensating: os.findings.setCompensating.handler(
    ({ input: { id, controls }, context: { session } }) => {
      const wanted = new Map(controls.map(({ controlId, reason }) => [controlId, reason]));
      const present = session.workspace.all<{ id: string; control_id: string }>(
        'SELECT id, control_id FROM compensating_control WHERE finding_id = ?',
        [id],
      );
      session.change(`Compensating controls of ${nameFindings(session, [id])}`, (tx) => {
        for (const row of present) {
          const reason = wanted.get(row.control_id);
          if (reason === undefined) tx.remove('compensating_control', row.id);
          else tx.update('compensating_control', row.id, { reason });
          wanted.delete(row.control_id);
        }
        for (const [controlId, reason] of wanted)
          tx.insert('compensating_control', { id: newId(), finding_id: id, control_id: controlId, reason });
      });
      return {};
    },
  ),

  addRetest: os.findings.addRetest.handler(
    ({ input: { id, retest, overrideReason }, context: { session } }) => ({
      id: addRetest(session, id, retest, overrideReason),
    }),
  ),

  updateRetest: os.findings.updateRetest.handler(({ input, context: { session } }) => {
    updateRetest(session, input.retestId, input.retest, input.overrideReason);
    return {};
  }),

  removeRetest: os.findings.removeRetest.handler(({ input: { retestId }, context: { session } }) => {
    removeRetest(session, retestId);
    return {};
  }),

  remove: os.findings.remove.handler(({ input: { ids }, context: { session } }) => {
    const { workspace } = session;
    session.change(`Remove ${nameFindings(session, ids)}`, (tx) => {
      for (const id of ids) {
        forgetFinding(session, tx, id);
        for (const table of ['management_response', 'compensating_control', 'retest']) {
          for (const row of workspace.all<{ id: string }>(`SELECT id FROM ${table} WHERE finding_id = ?`, [
            id,
          ])) {
            if (table === 'retest') setEvidence(session, tx, row.id, []);
            tx.remove(table, row.id);
          }
        }
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
