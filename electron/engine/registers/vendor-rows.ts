import type { Clause } from '../../../shared/domain/programme-vocabulary.ts';
import type { VendorCuec, VendorFacts } from '../../../shared/domain/vendors.ts';
import type { Workspace } from '../workspace/workspace.ts';

type StoredVendor = Omit<VendorFacts, 'clauses' | 'cuecs'> & { clauses: string };

/** Every vendor with the controls that its report assumes, by name: two queries, none for a record. */
export function readVendors(workspace: Workspace): VendorFacts[] {
  const cuecs = Map.groupBy(
    workspace.all<VendorCuec & { vendorId: string } & Record<string, string | null>>(
      `SELECT id, vendor_id AS vendorId, number, name, response, control_id AS controlId FROM vendor_cuec
       ORDER BY length(number), number, name COLLATE NOCASE`,
    ),
    ({ vendorId }) => vendorId,
  );
  return workspace
    .all<StoredVendor & Record<string, string | number | null>>(
      `SELECT v.id, v.name, v.service, v.status, v.criticality, v.subservice, v.subservice_reason AS subserviceReason,
         v.treatment, v.classification, v.report, v.report_from AS reportFrom, v.report_to AS reportTo,
         v.report_auditor AS reportAuditor, v.report_opinion AS reportOpinion, v.report_exceptions AS reportExceptions,
         v.bridge_to AS bridgeTo, v.reviewed_on AS reviewedOn, v.review_verdict AS reviewVerdict,
         v.next_review AS nextReview, v.contract_ends AS contractEnds, v.clauses,
         (SELECT count(*) FROM complementary_control c WHERE c.kind = 'csoc' AND c.vendor_id = v.id) AS csocs
       FROM vendor v ORDER BY v.name COLLATE NOCASE, v.id`,
    )
    .map(({ clauses, ...vendor }) => ({
      ...vendor,
      clauses: clauses === '' ? [] : (clauses.split(',') as Clause[]),
      cuecs: (cuecs.get(vendor.id) ?? []).map(({ id, number, name, response, controlId }) => ({
        id,
        number,
        name,
        response,
        controlId,
      })),
    }));
}
