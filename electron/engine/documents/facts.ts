import type { DocumentFacts } from '../../../shared/domain/documents/facts.ts';
import { isSubservice } from '../../../shared/domain/vendors.ts';
import { readResults } from '../audit/results.ts';
import { readFindings } from '../findings/findings.ts';
import { engagementDates, readControls } from '../matrix/control-rows.ts';
import { readVendors } from '../registers/vendor-rows.ts';
import { reportEvents } from '../reports/events.ts';
import { reportVendors } from '../reports/vendors.ts';
import type { Session } from '../session.ts';

/** Shown by name, as registers sort them. */
const BY_NAME = 'ORDER BY name COLLATE NOCASE, id';

/** What the records say to the documents of management. Call it inside one read. @param today ISO 8601 */
export function readDocumentFacts(session: Session, today: string): DocumentFacts {
  const { workspace } = session;
  const { client, system, type, as_of, period_from, period_to } = session.engagement();
  const events = reportEvents(session);
  const controls = readControls(session);
  const known = new Set(controls.map(({ ref }) => ref.toLowerCase()));
  const to = (type === 'I' ? as_of : period_to) ?? '';
  const rationales = new Map(
    workspace
      .all<{ category: string; rationale: string }>('SELECT category, rationale FROM engagement_category')
      .map(({ category, rationale }) => [category, rationale]),
  );
  return {
    client,
    system: system || client,
    type,
    from: (type === 'I' ? as_of : period_from) ?? '',
    to,
    today,
    categories: session
      .categories()
      .map((category) => ({ category, rationale: rationales.get(category) ?? '' })),
    services: workspace.all(`SELECT name, description, users FROM service ${BY_NAME}`),
    commitments: workspace.all(
      `SELECT name, kind, category, measure, source FROM commitment ORDER BY kind, category IS NULL, category, name COLLATE NOCASE, id`,
    ),
    components: workspace.all(`SELECT name, kind, description, provider FROM component ${BY_NAME}`),
    locations: workspace.all(`SELECT name, country, purpose FROM location ${BY_NAME}`),
    dataClasses: workspace.all(
      `SELECT name, classification, description, kept_where AS keptWhere, retention FROM data_class ${BY_NAME}`,
    ),
    dataFlows: workspace.all(`SELECT name, origin, destination, protection FROM data_flow ${BY_NAME}`),
    exclusions: workspace.all(`SELECT name, reason FROM exclusion ${BY_NAME}`),
    policies: workspace.all(
      `SELECT name, version, approved_on AS approvedOn FROM policy WHERE status = 'approved' ${BY_NAME}`,
    ),
    vendors: readVendors(workspace).map((vendor) => ({
      name: vendor.name,
      service: vendor.service,
      status: vendor.status,
      isSubservice: isSubservice(vendor),
      treatment: vendor.treatment,
      reason: vendor.subserviceReason,
      reviewedOn: vendor.reviewedOn,
      hasReport: vendor.reportTo !== null,
    })),
    complementary: reportVendors(session, engagementDates(session)).complementary,
    controls: controls.map(({ ref, title, statement }) => ({ ref, title, statement })),
    formerRefs: readFormerRefs(session).filter((ref) => !known.has(ref.toLowerCase())),
    criteria: readResults(session)
      .categories.flatMap(({ criteria }) => criteria)
      .map(({ id, category, summary, isRelevant, irrelevantBecause, result, controls: serving }) => ({
        id,
        category,
        summary,
        isRelevant,
        irrelevantBecause,
        result,
        controls: serving.map(({ ref, design, operation }) => ({
          ref,
          hasException: [design, operation].some((test) => test?.result === 'exceptions'),
        })),
      })),
    incidents: events.incidents,
    changes: events.changes,
    notes: Object.fromEntries(
      workspace
        .all<{ criterion: number; text: string }>('SELECT criterion, text FROM description_note')
        .map(({ criterion, text }) => [criterion, text]),
    ),
    findings: readFindings(session).map(({ ref, title, status }) => ({ ref, title, status })),
    signer: workspace.get<{ name: string; title: string }>(
      `SELECT p.name, p.title FROM engagement_role r JOIN person p ON p.id = r.person_id
       WHERE r.role = 'executive_sponsor' AND p.side = 'client' ORDER BY p.name LIMIT 1`,
    ) ?? { name: '', title: '' },
  };
}

/** References that controls had once: kept in the journal, whatever became of the control. */
const readFormerRefs = ({ workspace }: Session): string[] =>
  workspace.cached('former control references', () =>
    workspace
      .all<{ ref: string }>(
        `SELECT DISTINCT json_extract(before, '$.ref') AS ref FROM journal_entry
         WHERE table_name = 'control' AND before IS NOT NULL AND json_extract(before, '$.ref') IS NOT NULL ORDER BY ref`,
      )
      .map(({ ref }) => ref),
  );
