/** Applies a reviewed return: evidence, links, statuses, comments and new requests in one change, so that one undo takes it back. */
import type {
  ReturnDecisions,
  ReturnedAnswer,
  ReturnPlan,
  ReturnSummary,
} from '../../../../shared/contract/requests/packs.ts';
import type { RequestInput, RequestRow } from '../../../../shared/contract/requests/records.ts';
import { titleOf } from '../../../../shared/domain/request-import/line-reader.ts';
import { kindOfWording } from '../../../../shared/domain/request-import/words.ts';
import type { StagedFile } from '../../evidence/intake/stage.ts';
import { findByContent, insertEvidence, linkTargets } from '../../evidence/writes.ts';
import { today } from '../../readiness/today.ts';
import type { Session } from '../../session.ts';
import { newId, type Change } from '../../workspace/workspace.ts';
import { readRequests } from '../request-rows.ts';
import { insertRequest, insertRequestComment, updateRequest } from '../request-writes.ts';
import { dropPlan, needPlan, type HeldPlan } from './return-plan.ts';
import { readSampleItems } from './sample-items.ts';

/** @throws AppError not_found for a plan that is no longer open, or a request that is gone meanwhile */
export async function applyReturn(
  session: Session,
  planId: string,
  decisions: ReturnDecisions,
): Promise<ReturnSummary> {
  const held = needPlan(session, planId);
  const label = `Return of ${held.plan.pack?.ref ?? held.plan.fileName}`.slice(0, 120);
  const summary = session.change(label, (tx) => new ReturnWriter(session, tx, held).write(decisions));
  // What was recorded is published by now and stays.
  await dropPlan(session, planId);
  return summary;
}

class ReturnWriter {
  readonly #session: Session;
  readonly #tx: Change;
  readonly #held: HeldPlan;
  readonly #rows: Map<string, RequestRow>;
  readonly #summary: ReturnSummary = {
    attached: 0,
    duplicates: 0,
    unmatched: 0,
    rejected: 0,
    statuses: 0,
    comments: 0,
    added: 0,
  };

  constructor(session: Session, tx: Change, held: HeldPlan) {
    this.#session = session;
    this.#tx = tx;
    this.#held = held;
    this.#rows = new Map(readRequests(session).map((row) => [row.id, row]));
  }

  write({ files, skipAnswers, add }: ReturnDecisions): ReturnSummary {
    const { plan } = this.#held;
    const decided = new Map(files.map(({ index, requestId }) => [index, requestId]));
    for (const file of plan.files) {
      const requestId = decided.has(file.index) ? (decided.get(file.index) ?? null) : file.requestId;
      const staged = this.#held.files[file.index];
      if (requestId === null || !staged) this.#summary.unmatched += 1;
      else this.#attach(staged, requestId, file.items);
    }
    const skipped = new Set(skipAnswers);
    for (const answer of plan.answers) if (!skipped.has(answer.requestId)) this.#answer(answer);
    const wanted = new Set(add);
    for (const row of plan.added) if (wanted.has(row.row)) this.#add(row);
    this.#summary.rejected = plan.rejected.length;
    this.#tx.insert('request_return', {
      id: newId(),
      pack_id: plan.pack?.id ?? null,
      file_name: plan.fileName,
      summary: JSON.stringify(this.#summary),
      received_by: this.#session.actor,
      received_at: new Date().toISOString(),
    });
    return this.#summary;
  }

  #attach(file: StagedFile, requestId: string, keys: readonly string[]): void {
    const { workspace, actor } = this.#session;
    const row = this.#rows.get(requestId);
    const present = findByContent(workspace, file.sha256);
    const items = readSampleItems(this.#session, requestId).filter(({ key }) => keys.includes(key));
    const id =
      present?.id ??
      insertEvidence(workspace, this.#tx, file, {
        collectedBy: actor,
        coversFrom: row?.coversFrom ?? null,
        coversTo: row?.coversTo ?? null,
      }).id;
    const targets = {
      controlIds: row?.controls.map((control) => control.id) ?? [],
      sampleItemIds: items.map((item) => item.id),
      testIds: [],
      requestIds: [requestId],
      links: [],
    };
    linkTargets(workspace, this.#tx, id, targets, actor);
    if (present) this.#summary.duplicates += 1;
    else this.#summary.attached += 1;
  }

  #answer({ requestId, status, auditorStatus, comment, by, word }: ReturnedAnswer): void {
    const { workspace } = this.#session;
    const { audience } = this.#held.plan;
    const patch: RequestInput = {
      ...(status !== null && { status }),
      ...(status === 'not_applicable' && { statusReason: comment || 'The client gave no reason.' }),
      ...(auditorStatus !== null && { auditorStatus }),
      ...(auditorStatus === 'returned' && { auditorReason: comment || `The list says "${word}".` }),
    };
    if (Object.keys(patch).length > 0) {
      updateRequest(workspace, this.#tx, requestId, patch);
      this.#summary.statuses += 1;
    }
    if (comment === '') return;
    insertRequestComment(this.#tx, {
      requestId,
      side: audience,
      author: by.slice(0, 300) || this.#sender(),
      text: comment,
    });
    this.#summary.comments += 1;
  }

  /** A row that was added: the auditor's asks for more, the client's says what else there is. */
  #add({ row, request, comment }: ReturnPlan['added'][number]): void {
    const { workspace } = this.#session;
    const earlier = this.#held.followUps.get(row) ?? null;
    const before = earlier === null ? undefined : this.#rows.get(earlier);
    const { id } = insertRequest(
      workspace,
      this.#tx,
      {
        title: titleOf(request).slice(0, 200) || `Row ${row} of the list`,
        wording: request,
        kind: kindOfWording(request),
        requestedBy: this.#sender(),
        requestedOn: today(),
        ...(before && {
          followUpOfId: before.id,
          category: before.category,
          controlIds: before.controls.map((control) => control.id),
          criteria: before.criteria,
        }),
      },
      { origin: 'imported' },
    );
    if (comment !== '') {
      const { audience } = this.#held.plan;
      insertRequestComment(this.#tx, {
        requestId: id,
        side: audience,
        author: this.#sender(),
        text: comment,
      });
    }
    this.#summary.added += 1;
  }

  #sender(): string {
    const { plan } = this.#held;
    const { firm, client } = this.#session.engagement();
    return plan.pack?.recipient || (plan.audience === 'auditor' ? firm : client) || plan.audience;
  }
}
