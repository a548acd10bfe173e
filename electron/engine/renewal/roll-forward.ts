import { basename } from 'node:path';
import type { z } from 'zod';
import type { priorEngagement, RenewalPreview, rolledForward } from '../../../shared/contract/renewal.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  dateWarnings,
  dayShift,
  firstDay,
  lastDay,
  nextDates,
  type RenewalDates,
} from '../../../shared/domain/renewal/dates.ts';
import { REQUIRED_PARTS, type RenewalPart } from '../../../shared/domain/renewal/parts.ts';
import { hadExceptions, priorWords, riskAfter } from '../../../shared/domain/renewal/prior-results.ts';
import { evidenceSlots, renewalKey, type EvidenceSlot } from '../../../shared/domain/renewal/slots.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import type { SamplingRisk } from '../../../shared/domain/sampling/index.ts';
import type { EngagementType } from '../../../shared/domain/vocabulary.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import { today } from '../readiness/today.ts';
import { insertRecord } from '../registers/records.ts';
import { insertRequest } from '../requests/request-writes.ts';
import { engagementColumns } from '../scope/scope.ts';
import type { Session } from '../session.ts';
import { newId, Workspace, type Change, type Row } from '../workspace/workspace.ts';
import { readCarried, writeCarried, type Carried } from './carry.ts';
import { CARRIED_SERIES, type RenewalContext } from './carried-tables.ts';
import {
  readAttention,
  readOpenFindings,
  readPriorEvidence,
  readResults,
  type ConcludedTest,
} from './prior-facts.ts';

type Prior = z.infer<typeof priorEngagement>;

/** A finding as a gap of the next engagement. */
interface FollowUp {
  source: string;
  values: Parameters<typeof insertRecord>[3];
}

/** All that the new file will hold, read in one transaction. */
interface Renewal {
  dates: RenewalDates;
  engagement: Row;
  prior: Prior;
  carried: Carried;
  counters: Row[];
  results: ConcludedTest[];
  gaps: FollowUp[];
  slots: EvidenceSlot[];
  counts: RenewalPreview['counts'];
  warnings: string[];
  attention: string[];
}

/** The dates of the open engagement. */
function datesOf(session: Session): RenewalDates {
  const { type, as_of, period_from, period_to } = session.engagement();
  return { type, asOf: as_of, periodFrom: period_from, periodTo: period_to };
}

/** What rolling forward would do. @param dates null for those that follow on without a gap */
export function previewRenewal(
  session: Session,
  type: EngagementType,
  dates: RenewalDates | null,
  parts: readonly RenewalPart[],
): RenewalPreview {
  const renewal = readRenewal(session, dates ?? nextDates(datesOf(session), type), parts);
  return {
    dates: renewal.dates,
    counts: renewal.counts,
    warnings: renewal.warnings,
    attention: renewal.attention,
    raised: renewal.results
      .filter(hadExceptions)
      .map((result) => ({ ref: result.controlRef, words: priorWords(result) })),
  };
}

/** @throws AppError bad_input for dates that make no engagement */
function readRenewal(session: Session, dates: RenewalDates, parts: readonly RenewalPart[]): Renewal {
  const { workspace } = session;
  const chosen = new Set([...REQUIRED_PARTS, ...parts]);
  return workspace.readTogether(() => {
    const before = session.engagement();
    const columns = engagementColumns({ ...before, ...dates });
    const priorDates = datesOf(session);
    const results = readResults(session);
    const context = makeContext(workspace, priorDates, dates, results);
    const carried = readCarried(workspace, context, chosen);
    const gaps = chosen.has('follow_up') ? findingsAsGaps(workspace, context) : [];
    const slots = chosen.has('slots')
      ? evidenceSlots(readPriorEvidence(workspace), context.shift, {
          from: firstDay(dates),
          to: lastDay(dates),
        })
      : [];
    const counts: RenewalPreview['counts'] = { ...carried.counts };
    if (chosen.has('follow_up')) counts.follow_up = (counts.follow_up ?? 0) + gaps.length;
    if (chosen.has('slots')) counts.slots = slots.length;
    return {
      dates: { ...dates, ...onlyItsPair(dates) },
      engagement: {
        id: newId(),
        ...columns,
        criteria_version: before.criteria_version,
        created_at: new Date().toISOString(),
      },
      prior: {
        engagementId: before.id,
        client: before.client,
        ...priorDates,
        fileName: workspace.fileName,
        headHash: workspace.state.hash,
        transactions: workspace.state.id,
        rolledAt: new Date().toISOString(),
      },
      carried,
      counters: workspace
        .all<Row>('SELECT id, value FROM counter')
        .filter(({ id }) => CARRIED_SERIES.includes(String(id))),
      results,
      gaps,
      slots,
      counts,
      warnings: dateWarnings(priorDates, dates),
      attention: readAttention(workspace, dates),
    };
  });
}

const onlyItsPair = ({ type, asOf, periodFrom, periodTo }: RenewalDates) =>
  type === 'I' ? { asOf, periodFrom: null, periodTo: null } : { asOf: null, periodFrom, periodTo };

function makeContext(
  workspace: Workspace,
  prior: RenewalDates,
  next: RenewalDates,
  results: readonly ConcludedTest[],
): RenewalContext {
  const resultsOf = Map.groupBy(results, ({ controlId }) => controlId);
  const incidents = new Map(
    workspace
      .all<{ id: string; name: string }>("SELECT id, trim(number || ' ' || name) AS name FROM incident")
      .map(({ id, name }) => [id, name]),
  );
  return {
    shift: dayShift(prior, next),
    start: firstDay(next),
    riskOf: (controlId, risk) =>
      riskAfter(resultsOf.get(controlId) ?? [], (risk ?? null) as SamplingRisk | null),
    sourceOf: ({ notes, incident_id: incidentId }) => {
      const incident = incidents.get(String(incidentId ?? ''));
      return [String(notes ?? ''), incident ? `From the incident ${incident}` : '']
        .filter(Boolean)
        .join('\n');
    },
  };
}

/** Findings that are open become gaps of the new engagement, which is where it plans what is to be put right. */
function findingsAsGaps(workspace: Workspace, { shift }: RenewalContext): FollowUp[] {
  return readOpenFindings(workspace).map((finding) => ({
    source: renewalKey(finding.ref),
    values: {
      name: finding.title,
      controlId: finding.control_id,
      condition: [`Open finding ${finding.ref} of the engagement before.`, finding.condition]
        .filter(Boolean)
        .join('\n'),
      recommendation: finding.recommendation,
      severity: finding.severity,
      ownerId: finding.owner_id,
      due: finding.due && shift(finding.due),
      status: 'open',
    },
  }));
}

/**
 * Makes the file of the next engagement. It gets its name when it is complete; the open workspace is only read.
 *
 * @throws AppError conflict when something is at `path`, cancelled before the file is written
 */
export async function rollForward(
  session: Session,
  path: string,
  dates: RenewalDates,
  parts: readonly RenewalPart[],
  job: JobHandle,
): Promise<z.infer<typeof rolledForward>> {
  const { workspace, actor } = session;
  job.progress(0, 3, 'Reading');
  const renewal = readRenewal(session, dates, parts);
  job.progress(1, 3, 'Writing');
  await pause(job);
  const label = `Roll forward from ${workspace.fileName}`.slice(0, 120);
  // An engagement under a passphrase has a successor under the same one.
  const made = Workspace.create(
    path,
    { actor, label },
    (tx, draft) => fill(tx, draft, renewal, actor),
    workspace.copyKey(),
  );
  made.close();
  job.progress(3, 3, 'Written');
  return {
    fileName: basename(path),
    file: session.files.offerSource(path).token,
    carried: renewal.counts,
    prior: renewal.prior,
    warnings: renewal.warnings,
    attention: renewal.attention,
  };
}

/** Lets a cancel come in before what can not be stopped any more. */
async function pause({ signal }: JobHandle): Promise<void> {
  await new Promise(setImmediate);
  if (signal.aborted) throw new AppError('cancelled', 'Rolling forward was cancelled. No file was made.');
}

function fill(tx: Change, draft: Workspace, renewal: Renewal, actor: string): void {
  const { engagement, prior, carried, counters, results, gaps, slots } = renewal;
  tx.insert('engagement', engagement);
  for (const counter of counters) tx.insert('counter', counter);
  writeCarried(tx, carried.tables);
  const priorId = newId();
  tx.insert('prior_engagement', {
    id: priorId,
    engagement_id: prior.engagementId,
    client: prior.client,
    type: prior.type,
    as_of: prior.asOf,
    period_from: prior.periodFrom,
    period_to: prior.periodTo,
    file_name: prior.fileName,
    head_hash: prior.headHash,
    transactions: prior.transactions,
    rolled_at: prior.rolledAt,
  });
  for (const result of results)
    tx.insert('prior_result', {
      id: newId(),
      prior_engagement_id: priorId,
      control_id: result.controlId,
      kind: result.kind,
      result: result.result,
      sample_size: result.sampleSize,
      deviations: result.deviations,
      summary: result.summary,
    });
  for (const { source, values } of gaps)
    insertRecord(draft, tx, registerOf('gaps'), values, { source, raised_on: today() });
  for (const { sourceKey, ...slot } of slots)
    insertRequest(
      draft,
      tx,
      { ...slot, kind: 'evidence', requestedBy: actor, requestedOn: today() },
      { origin: 'generated', sourceKey, sourceWording: slot.wording },
    );
}
