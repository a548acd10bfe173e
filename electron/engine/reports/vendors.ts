import type { EngagementDates } from '../../../shared/domain/evidence.ts';
import type { ReportModel } from '../../../shared/domain/report-model.ts';
import type { ReportVendor } from '../../../shared/domain/report-vendors.ts';
import {
  REACH_NAMES,
  isMapped,
  isSubservice,
  reportSpan,
  type VendorFacts,
} from '../../../shared/domain/vendors.ts';
import { OPINION_NAMES, REVIEW_VERDICT_NAMES } from '../../../shared/domain/programme-vocabulary.ts';
import { TREATMENT_NAMES } from '../../../shared/domain/vocabulary.ts';
import { today } from '../readiness/today.ts';
import { readVendors } from '../registers/vendor-rows.ts';
import type { Session } from '../session.ts';
import { counted } from './words.ts';

interface StoredComplementary {
  number: string;
  kind: 'cuec' | 'csoc';
  name: string;
  criteria: string;
  organization: string | null;
  controlRef: string | null;
  toldIn: string;
}

/** Vendors in use and complementary controls, as a report on these dates lists them. */
export function reportVendors(
  { workspace }: Pick<Session, 'workspace'>,
  dates: EngagementDates,
): Pick<ReportModel, 'vendors' | 'complementary'> {
  const now = today();
  const vendors = readVendors(workspace)
    .filter(({ status }) => status !== 'ended')
    .map((vendor) => toReportVendor(vendor, dates, now));
  return {
    vendors: vendors.toSorted((a, b) => Number(b.isSubservice) - Number(a.isSubservice)),
    complementary: workspace
      .all<StoredComplementary & Record<string, string | null>>(
        `SELECT c.number, c.kind, c.name, v.name AS organization, o.ref AS controlRef, c.notes AS toldIn,
           (SELECT json_group_array(id) FROM (
              SELECT c.criterion_id AS id WHERE c.criterion_id IS NOT NULL
              UNION SELECT l.criterion_id FROM complementary_control_criterion l WHERE l.complementary_control_id = c.id
              ORDER BY id)) AS criteria
         FROM complementary_control c LEFT JOIN vendor v ON v.id = c.vendor_id LEFT JOIN control o ON o.id = c.control_id
         ORDER BY c.kind DESC, c.number = '', length(c.number), c.number, c.name COLLATE NOCASE`,
      )
      .map(({ number, kind, name, criteria, organization, controlRef, toldIn }) => ({
        number,
        kind,
        name,
        criteria: JSON.parse(criteria) as string[],
        organization: organization ?? '',
        controlRef: controlRef ?? '',
        toldIn,
      })),
  };
}

function toReportVendor(vendor: VendorFacts, dates: EngagementDates, now: string): ReportVendor {
  const { reach, gapDays } = reportSpan(vendor, dates, now);
  return {
    name: vendor.name,
    service: vendor.service,
    isSubservice: isSubservice(vendor),
    isDecided: vendor.subservice !== 'undecided',
    treatment: vendor.treatment,
    criticality: vendor.criticality,
    report: vendor.report,
    reportFrom: vendor.reportFrom,
    reportTo: vendor.reportTo,
    auditor: vendor.reportAuditor,
    opinion: vendor.reportOpinion,
    exceptions: vendor.reportExceptions,
    bridgeTo: vendor.bridgeTo,
    reach,
    gapDays,
    cuecs: vendor.cuecs.length,
    cuecsMapped: vendor.cuecs.filter(isMapped).length,
    reviewedOn: vendor.reviewedOn,
    verdict: vendor.reviewVerdict,
    nextReview: vendor.nextReview,
  };
}

/** How the system description treats it. */
export const treatmentWords = ({ isSubservice: isOne, treatment }: ReportVendor): string =>
  isOne ? `Subservice, ${TREATMENT_NAMES[treatment].toLowerCase()}` : 'Vendor';

export const periodWords = ({ reportFrom, reportTo }: ReportVendor): string =>
  reportFrom && reportTo ? `${reportFrom} to ${reportTo}` : (reportTo ?? '');

/** "91 days", "None", and nothing where no report is owed or known. */
export const gapWords = ({ reach, gapDays, isSubservice: isOne }: ReportVendor): string => {
  if (gapDays === null) return isOne ? REACH_NAMES.none : '';
  return gapDays === 0 ? 'None' : counted(gapDays, 'day') + (reach === 'old' ? ', out of date' : '');
};

export const opinionWords = ({ opinion }: ReportVendor): string => (opinion ? OPINION_NAMES[opinion] : '');

export const verdictWords = ({ verdict }: ReportVendor): string =>
  verdict ? REVIEW_VERDICT_NAMES[verdict] : '';
