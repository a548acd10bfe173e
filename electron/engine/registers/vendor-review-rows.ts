import type { LinkedRecord } from '../../../shared/contract/registers/links.ts';
import type { VendorReview } from '../../../shared/contract/registers/vendor-reviews.ts';
import { reviewProblems } from '../../../shared/domain/vendor-reviews.ts';
import type { VendorFacts } from '../../../shared/domain/vendors.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readVendors } from './vendor-rows.ts';

type StoredReview = Omit<VendorReview, 'evidence' | 'problems'>;

const SELECT = `SELECT r.id, r.ref, r.vendor_id AS vendorId, v.name AS vendor, r.basis, r.report_from AS reportFrom,
  r.report_to AS reportTo, r.auditor, r.opinion, r.exceptions, r.bridge_to AS bridgeTo, r.subservice_chain AS subserviceChain,
  r.verdict, r.conclusion, r.reviewed_by AS reviewedBy, r.reviewed_on AS reviewedOn, r.next_review AS nextReview
  FROM vendor_review r JOIN vendor v ON v.id = r.vendor_id`;

/** Reviews of one vendor, or of all: those under way first, then the newest. */
export function readReviews(workspace: Workspace, vendorId?: string): VendorReview[] {
  const evidence = Map.groupBy(
    workspace.all<LinkedRecord & { review: string } & Record<string, string>>(
      `SELECT l.vendor_review_id AS review, e.id, e.ref, e.title FROM vendor_review_evidence l
       JOIN evidence e ON e.id = l.evidence_id ORDER BY length(e.ref), e.ref`,
    ),
    ({ review }) => review,
  );
  const vendors = new Map<string, VendorFacts>(readVendors(workspace).map((vendor) => [vendor.id, vendor]));
  const where = vendorId === undefined ? '' : 'WHERE r.vendor_id = @vendorId';
  return workspace
    .all<StoredReview>(
      `${SELECT} ${where} ORDER BY r.reviewed_on IS NOT NULL, r.reviewed_on DESC, length(r.ref) DESC, r.ref DESC`,
      vendorId === undefined ? {} : { vendorId },
    )
    .map((review) => ({
      ...review,
      evidence: (evidence.get(review.id) ?? []).map(({ id, ref, title }) => ({ id, ref, title })),
      problems:
        review.reviewedOn === null ? reviewProblems(review, vendors.get(review.vendorId)?.cuecs ?? []) : [],
    }));
}

/** @throws AppError not_found */
export function needReview(workspace: Workspace, id: string): VendorReview {
  const { vendorId } = workspace.need<{ vendorId: string }>(
    'The review',
    'SELECT vendor_id AS vendorId FROM vendor_review WHERE id = ?',
    [id],
  );
  const review = readReviews(workspace, vendorId).find((known) => known.id === id);
  if (!review) throw new Error(`The review ${id} was not read.`);
  return review;
}
