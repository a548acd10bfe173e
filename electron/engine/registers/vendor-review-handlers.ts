import type { VendorReview, VendorReviewPatch } from '../../../shared/contract/registers/vendor-reviews.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { addDays } from '../../../shared/domain/readiness/days.ts';
import { columnOf } from '../../../shared/domain/register-values.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import { basisOf, reportName } from '../../../shared/domain/vendor-reviews.ts';
import {
  isMapped,
  reportSpan,
  reviewDue,
  reviewState,
  REVIEW_LASTS_DAYS,
  vendorLacks,
} from '../../../shared/domain/vendors.ts';
import { os } from '../context.ts';
import { engagementDates } from '../matrix/control-rows.ts';
import { today } from '../readiness/today.ts';
import { guardReviews } from '../segregation/self-review.ts';
import { newId, type Change, type Row, type Workspace } from '../workspace/workspace.ts';
import { updateRecord, type Values } from './records.ts';
import { removeOwned } from './references.ts';
import { readVendors } from './vendor-rows.ts';
import { needReview, readReviews } from './vendor-review-rows.ts';

const toRow = (patch: VendorReviewPatch): Row =>
  Object.fromEntries(Object.entries(patch).map(([id, value]) => [columnOf({ id }), value]));

/** @throws AppError conflict for a review that is finished */
function needOpen(workspace: Workspace, id: string): VendorReview {
  const review = needReview(workspace, id);
  if (review.reviewedOn !== null)
    throw new AppError(
      'conflict',
      `${review.ref} was finished on ${review.reviewedOn} and stays as it is. Reopen it to change it.`,
    );
  return review;
}

const labelled = ({ ref, vendor }: VendorReview, what: string) => `${what} ${ref} of ${vendor}`.slice(0, 120);

/** What the records of a vendor say after a review of it. */
const factsAfter = (review: VendorReview, known: string): Values => ({
  report: reportName(review.basis, known),
  reportFrom: review.reportFrom,
  reportTo: review.reportTo,
  reportAuditor: review.auditor,
  reportOpinion: review.opinion,
  reportExceptions: review.exceptions,
  bridgeTo: review.bridgeTo,
  reviewedOn: review.reviewedOn,
  reviewVerdict: review.verdict,
  nextReview: review.nextReview,
});

/** When the vendor was reviewed last and how that went, without a review that no longer counts. */
function forget(workspace: Workspace, tx: Change, review: VendorReview): void {
  const { reviewedOn } = workspace.need<{ reviewedOn: string | null }>(
    'The vendor',
    'SELECT reviewed_on AS reviewedOn FROM vendor WHERE id = ?',
    [review.vendorId],
  );
  if (reviewedOn === null || reviewedOn !== review.reviewedOn) return;
  const before = readReviews(workspace, review.vendorId).find(
    (other) => other.id !== review.id && other.reviewedOn !== null,
  );
  tx.update('vendor', review.vendorId, {
    reviewed_on: before?.reviewedOn ?? null,
    review_verdict: before?.verdict ?? null,
    next_review: before?.nextReview ?? null,
  });
}

export const vendorReviewHandlers = {
  vendorStandings: os.registers.vendorStandings.handler(({ context: { session } }) => {
    const now = today();
    return session.workspace.cached(`vendor standings ${now}`, () => {
      const dates = engagementDates(session);
      return readVendors(session.workspace).map((vendor) => {
        const { reach, gapDays, coveredTo, daysToToday } = reportSpan(vendor, dates, now);
        return {
          id: vendor.id,
          name: vendor.name,
          status: vendor.status,
          criticality: vendor.criticality,
          subservice: vendor.subservice,
          treatment: vendor.treatment,
          report: vendor.report,
          reportFrom: vendor.reportFrom,
          reportTo: vendor.reportTo,
          bridgeTo: vendor.bridgeTo,
          reach,
          gapDays,
          coveredTo,
          daysToToday,
          review: reviewState(vendor, now),
          reviewDue: reviewDue(vendor),
          cuecs: { total: vendor.cuecs.length, mapped: vendor.cuecs.filter(isMapped).length },
          csocs: vendor.csocs,
          lacks: vendorLacks(vendor, dates, now),
        };
      });
    });
  }),

  vendorReviews: os.registers.vendorReviews.handler(({ input, context: { session } }) =>
    readReviews(session.workspace, input.vendorId),
  ),

  startVendorReview: os.registers.startVendorReview.handler(({ input, context: { session } }) => {
    const { workspace, actor } = session;
    const vendor = readVendors(workspace).find(({ id }) => id === input.vendorId);
    if (!vendor) throw new AppError('not_found', 'The vendor does not exist any more.');
    const open = readReviews(workspace, vendor.id).find(({ reviewedOn }) => reviewedOn === null);
    if (open)
      throw new AppError(
        'conflict',
        `${open.ref} of ${vendor.name} is still under way. Finish or remove it first.`,
      );
    const evidence = workspace.all<{ id: string }>(
      'SELECT evidence_id AS id FROM vendor_evidence WHERE vendor_id = ?',
      [vendor.id],
    );
    return session.change(`Start the review of ${vendor.name}`.slice(0, 120), (tx) => {
      const [id, ref] = [newId(), `VR-${String(tx.next('vendor_review')).padStart(2, '0')}`];
      tx.insert('vendor_review', {
        id,
        ref,
        vendor_id: vendor.id,
        basis: basisOf(vendor.report),
        report_from: vendor.reportFrom,
        report_to: vendor.reportTo,
        auditor: vendor.reportAuditor,
        opinion: vendor.reportOpinion,
        exceptions: vendor.reportExceptions,
        bridge_to: vendor.bridgeTo,
        subservice_chain: '',
        verdict: null,
        conclusion: '',
        reviewed_by: actor,
        reviewed_on: null,
        next_review: addDays(today(), REVIEW_LASTS_DAYS - 1),
      });
      for (const piece of evidence)
        tx.insert('vendor_review_evidence', { id: newId(), vendor_review_id: id, evidence_id: piece.id });
      return { id, ref };
    });
  }),

  changeVendorReview: os.registers.changeVendorReview.handler(({ input, context: { session } }) => {
    const review = needOpen(session.workspace, input.id);
    const { reportFrom, reportTo } = { ...review, ...input.patch };
    if (reportFrom && reportTo && reportFrom > reportTo)
      throw new AppError(
        'bad_input',
        `The report begins on ${reportFrom} and ends on ${reportTo}, before it.`,
        {
          field: 'reportTo' in input.patch ? 'reportTo' : 'reportFrom',
        },
      );
    session.change(labelled(review, 'Change'), (tx) =>
      tx.update('vendor_review', review.id, toRow(input.patch)),
    );
    return {};
  }),

  setVendorReviewEvidence: os.registers.setVendorReviewEvidence.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    const review = needOpen(workspace, input.id);
    const present = new Map(
      workspace
        .all<{ id: string; evidence: string }>(
          'SELECT id, evidence_id AS evidence FROM vendor_review_evidence WHERE vendor_review_id = ?',
          [review.id],
        )
        .map(({ id, evidence }) => [evidence, id]),
    );
    const wanted = new Set(input.evidenceIds);
    session.change(labelled(review, 'Evidence of'), (tx) => {
      for (const evidence of wanted)
        if (!present.has(evidence))
          tx.insert('vendor_review_evidence', {
            id: newId(),
            vendor_review_id: review.id,
            evidence_id: evidence,
          });
      for (const [evidence, id] of present)
        if (!wanted.has(evidence)) tx.remove('vendor_review_evidence', id);
    });
    return {};
  }),

  finishVendorReview: os.registers.finishVendorReview.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    const review = needOpen(workspace, input.id);
    const [problem] = review.problems;
    if (problem)
      throw new AppError('conflict', `${review.ref} was not finished. ${problem.text}`, {
        field: problem.field,
      });
    const reviewedOn = input.reviewedOn ?? today();
    const vendor = workspace.need<{ report: string; reviewedOn: string | null; owner: string }>(
      'The vendor',
      `SELECT v.report, v.reviewed_on AS reviewedOn, coalesce(p.name, '') AS owner
       FROM vendor v LEFT JOIN person p ON p.id = v.owner_id WHERE v.id = ?`,
      [review.vendorId],
    );
    const reviews = [
      { id: review.id, ref: review.ref, reviewer: review.reviewedBy, workers: [vendor.owner] },
    ];
    const writeOverrides = guardReviews(session, 'vendor_review', reviews, input.overrideReason);
    session.change(labelled(review, 'Finish'), (tx) => {
      tx.update('vendor_review', review.id, { reviewed_on: reviewedOn });
      writeOverrides(tx);
      // One that was entered late says nothing of what the vendor is now.
      if (vendor.reviewedOn === null || vendor.reviewedOn <= reviewedOn)
        updateRecord(
          workspace,
          tx,
          registerOf('vendors'),
          review.vendorId,
          factsAfter({ ...review, reviewedOn }, vendor.report),
        );
    });
    return { reviewedOn };
  }),

  reopenVendorReview: os.registers.reopenVendorReview.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    const review = needReview(workspace, input.id);
    if (review.reviewedOn === null) throw new AppError('conflict', `${review.ref} is open already.`);
    const open = readReviews(workspace, review.vendorId).find(({ reviewedOn }) => reviewedOn === null);
    if (open)
      throw new AppError(
        'conflict',
        `${review.ref} was not reopened: ${open.ref} of ${review.vendor} is under way. Finish or remove it first.`,
      );
    session.change(labelled(review, 'Reopen'), (tx) => {
      forget(workspace, tx, review);
      tx.update('vendor_review', review.id, { reviewed_on: null });
    });
    return {};
  }),

  removeVendorReview: os.registers.removeVendorReview.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    const review = needReview(workspace, input.id);
    session.change(labelled(review, 'Remove'), (tx) => {
      forget(workspace, tx, review);
      removeOwned(workspace, tx, 'vendor_review', review.id);
    });
    return {};
  }),

  complementaryCriteria: os.registers.complementaryCriteria.handler(({ context: { session } }) => {
    const rows = session.workspace.all<{ id: string; criterion: string }>(
      `SELECT id, criterion_id AS criterion, 0 AS place FROM complementary_control WHERE criterion_id IS NOT NULL
       UNION ALL SELECT complementary_control_id, criterion_id, 1 FROM complementary_control_criterion
       ORDER BY place, criterion`,
    );
    return Object.fromEntries(
      [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => [
        id,
        [...new Set(own.map(({ criterion }) => criterion))],
      ]),
    );
  }),
};
