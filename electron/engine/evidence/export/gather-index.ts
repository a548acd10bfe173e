import { criteriaOf } from '../../../../shared/catalog/criteria.ts';
import type { EvidenceRow } from '../../../../shared/contract/evidence/records.ts';
import type { EvidenceIndexModel, IndexedEvidence } from '../../../../shared/domain/evidence-index-model.ts';
import {
  ENVIRONMENT_NAMES,
  EVIDENCE_KIND_NAMES,
  EVIDENCE_METHOD_NAMES,
  EVIDENCE_VERDICT_NAMES,
} from '../../../../shared/domain/evidence-vocabulary.ts';
import { groupBy } from '../../../../shared/domain/group-by.ts';
import { CLASSIFICATION_NAMES, type TestKind } from '../../../../shared/domain/vocabulary.ts';
import { workpaperRef } from '../../../../shared/domain/workpapers.ts';
import { kindFor, reportMeta } from '../../reports/meta.ts';
import type { Session } from '../../session.ts';
import type { EvidenceFilter } from '../evidence-filter.ts';
import { allEvidence, passing } from '../evidence-rows.ts';

/** A record with all that the index says of it. Criteria stand in canonical order. */
export interface GatheredEvidence {
  row: EvidenceRow;
  /** Id of the newest file. */
  fileId: string;
  isRedacted: boolean;
  criteria: string[];
  requests: string[];
  workpapers: string[];
}

/** Which records. */
export interface Selection {
  ids?: readonly string[] | undefined;
  /** Of those, what passes the filters of the list. */
  filter?: EvidenceFilter | undefined;
}

interface Link {
  evidenceId: string;
  ref: string;
}

const CRITERIA = `SELECT DISTINCT l.evidence_id AS evidenceId, c.criterion_id AS ref
FROM control_evidence l JOIN control_criterion c ON c.control_id = l.control_id`;

const REQUESTS = `SELECT l.evidence_id AS evidenceId, r.ref
FROM request_evidence l JOIN request r ON r.id = l.request_id ORDER BY r.ref`;

/** Evidence of a test, of an item of its sample, or of one cell. */
const WORKPAPERS = `SELECT DISTINCT u.evidence_id AS evidenceId, c.ref, t.kind FROM (
  SELECT evidence_id, test_id FROM test_evidence
  UNION SELECT l.evidence_id, s.test_id FROM sample_item_evidence l JOIN sample_item i ON i.id = l.sample_item_id JOIN sample s ON s.id = i.sample_id
  UNION SELECT l.evidence_id, s.test_id FROM cell_evidence l JOIN sample_item i ON i.id = l.sample_item_id JOIN sample s ON s.id = i.sample_id
) u JOIN test t ON t.id = u.test_id JOIN control c ON c.id = t.control_id ORDER BY c.ref, t.kind`;

const NEWEST_FILES = `SELECT evidence_id AS evidenceId, id, max(version),
  EXISTS (SELECT 1 FROM redaction r WHERE r.evidence_file_id = evidence_file.id) AS isRedacted
FROM evidence_file GROUP BY evidence_id`;

/**
 * Evidence with its criteria, requests and workpapers, in the order of the references.
 *
 * @param which all of it when left out
 */
export function gatherEvidence(session: Session, { ids, filter }: Selection = {}): GatheredEvidence[] {
  const { workspace } = session;
  return workspace.readTogether(() => {
    const wanted = ids && new Set(ids);
    const passed = filter ? passing(session, filter) : null;
    const order = new Map(criteriaOf(session.engagement().criteria_version).map(({ id }, at) => [id, at]));
    const criteria = groupBy(workspace.all<Link>(CRITERIA), ({ evidenceId }) => evidenceId);
    const requests = groupBy(workspace.all<Link>(REQUESTS), ({ evidenceId }) => evidenceId);
    const workpapers = groupBy(
      workspace.all<Link & { kind: TestKind }>(WORKPAPERS),
      ({ evidenceId }) => evidenceId,
    );
    const files = new Map(
      workspace
        .all<{ evidenceId: string; id: string; isRedacted: number }>(NEWEST_FILES)
        .map((file) => [file.evidenceId, file]),
    );
    return allEvidence(session)
      .filter(({ id }) => (wanted?.has(id) ?? true) && (passed?.has(id) ?? true))
      .map((row) => ({
        row,
        fileId: files.get(row.id)?.id ?? '',
        isRedacted: files.get(row.id)?.isRedacted === 1,
        criteria: (criteria.get(row.id) ?? [])
          .map(({ ref }) => ref)
          .toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
        requests: (requests.get(row.id) ?? []).map(({ ref }) => ref),
        workpapers: (workpapers.get(row.id) ?? []).map(({ kind, ref }) => workpaperRef(kind, ref)),
      }));
  });
}

/** The day that stands for a record in names. */
export const dayOf = ({ coversTo, asOf, coversFrom, collectedAt }: EvidenceRow): string | null =>
  coversTo ?? asOf ?? coversFrom ?? collectedAt?.slice(0, 10) ?? null;

/** A line of the index. */
export function toIndexed(
  { row, criteria, requests, workpapers }: GatheredEvidence,
  exported: Pick<IndexedEvidence, 'path' | 'size' | 'sha256' | 'mediaType' | 'sha256OfOriginal'>,
): IndexedEvidence {
  return {
    ref: row.ref,
    title: row.title,
    fileName: row.fileName,
    origin: row.origin,
    version: row.versions,
    kind: row.kind ? EVIDENCE_KIND_NAMES[row.kind] : '',
    method: row.method ? EVIDENCE_METHOD_NAMES[row.method] : '',
    source: row.source,
    environment: row.environment ? ENVIRONMENT_NAMES[row.environment] : '',
    query: row.query,
    coversFrom: row.coversFrom,
    coversTo: row.coversTo,
    asOf: row.asOf,
    collectedBy: row.collectedBy,
    collectedAt: row.collectedAt,
    recordCount: row.recordCount,
    confidentiality: row.confidentiality ? CLASSIFICATION_NAMES[row.confidentiality] : '',
    personalData: row.personalData === null ? '' : row.personalData ? 'Yes' : 'No',
    criteria,
    controls: row.controls.map(({ ref }) => ref),
    requests,
    workpapers,
    verdict: [row.verdict ? EVIDENCE_VERDICT_NAMES[row.verdict] : '', row.verdictReason]
      .filter(Boolean)
      .join(': '),
    reviewedBy: row.reviewedBy,
    flags: row.warnings,
    notes: row.notes,
    ...exported,
  };
}

/** The index of all evidence as it is, for a report of its own. */
export function gatherEvidenceIndex(session: Session): EvidenceIndexModel {
  return {
    meta: reportMeta(session, kindFor(session.engagement().type)),
    evidence: gatherEvidence(session).map((piece) => {
      const { size, sha256, mediaType } = piece.row;
      return toIndexed(piece, { path: null, size, sha256, mediaType, sha256OfOriginal: '' });
    }),
    redactions: [],
  };
}
