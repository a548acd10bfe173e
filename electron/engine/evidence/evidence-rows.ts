import type { EVIDENCE_SORTS, EvidenceRow } from '../../../shared/contract/evidence/records.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { EngagementDates } from '../../../shared/domain/evidence.ts';
import type { FileNotice } from '../../../shared/domain/evidence-vocabulary.ts';
import { groupBy } from '../../../shared/domain/group-by.ts';
import { parseSearch } from '../../../shared/domain/search-query.ts';
import type { Frequency } from '../../../shared/domain/vocabulary.ts';
import type { Session } from '../session.ts';
import { today } from '../readiness/today.ts';
import { withheldFiles } from '../seal/withheld.ts';
import {
  countFacets,
  filterEvidence,
  limitOf,
  warningsOf,
  type EvidenceFacets,
  type EvidenceFilter,
  type EvidenceSearch,
  type Surroundings,
} from './evidence-filter.ts';
import { EvidenceIndex, type IndexedEvidence, type StoredEvidence } from './evidence-index.ts';
import { readRules } from './rules.ts';
import { findEvidence } from './search/find.ts';

export interface EvidenceQuery extends EvidenceFilter {
  sort: (typeof EVIDENCE_SORTS)[number];
  descending: boolean;
  offset: number;
  limit: number;
}

type Linked = EvidenceRow['controls'][number];

/** What records point to beside their own rows: few, and read anew, because their names change on their own. */
interface Around extends Surroundings {
  controls: ReadonlyMap<string, Linked>;
  /** Records by the record that they take the place of. */
  successors: ReadonlyMap<string, readonly Linked[]>;
}

const SORT_KEYS: Record<EvidenceQuery['sort'], (record: StoredEvidence) => string | number | null> = {
  ref: () => '',
  title: (e) => e.title.toLowerCase(),
  type: (e) => e.media_type,
  size: (e) => e.size,
  covers: (e) => e.covers_from ?? e.as_of ?? e.covers_to,
  collected: (e) => e.collected_at,
  review: (e) => REVIEW_ORDER[e.verdict ?? 'none'],
  added: (e) => e.added_at,
};

/** What waits for somebody comes first. */
const REVIEW_ORDER = { none: 0, insufficient: 1, sufficient: 2 } as const;

export function engagementDates(session: Session): EngagementDates {
  const e = session.engagement();
  return { type: e.type, asOf: e.as_of, periodFrom: e.period_from, periodTo: e.period_to };
}

/** What the dates of a record are held against; a record that changes is another object in the index. */
const FLAG_TABLES = ['engagement', 'evidence_rules', 'control'];

function readAround(session: Session): Around {
  const { workspace } = session;
  const controls = workspace.all<Linked & { frequency: Frequency | null }>(
    'SELECT id, ref, title, frequency FROM control ORDER BY ref',
  );
  const successors = workspace.all<Linked & { supersedesId: string }>(
    `SELECT id, ref, title, supersedes_id AS supersedesId FROM evidence WHERE supersedes_id > '' ORDER BY length(ref), ref`,
  );
  const bySuperseded = groupBy(successors, ({ supersedesId }) => supersedesId);
  return {
    dates: engagementDates(session),
    freshness: readRules(session).freshness,
    frequencies: new Map(controls.map(({ id, frequency }) => [id, frequency])),
    controls: new Map(controls.map(({ id, ref, title }) => [id, { id, ref, title }])),
    successors: bySuperseded,
    known: workspace.cached('what dates of evidence say', () => new WeakMap(), FLAG_TABLES),
    superseded: bySuperseded,
    today: today(),
    found: (search) =>
      new Set(findEvidence(workspace, parseSearch(search)).map(({ entry }) => entry.record.id)),
  };
}

export function listEvidence(session: Session, query: EvidenceQuery): { total: number; rows: EvidenceRow[] } {
  const around = readAround(session);
  const sorted = EvidenceIndex.of(session.workspace).sortedBy(query.sort, SORT_KEYS[query.sort]);
  const found = filterEvidence(sorted, query, around);
  const ordered = query.descending ? found.toReversed() : found;
  const page = ordered.slice(query.offset, query.offset + query.limit);
  return { total: found.length, rows: page.map((record) => toRow(session, record, around)) };
}

/** Ids of the records that pass a filter; null when it lets all of them through. */
export function passing(session: Session, filter: EvidenceFilter): { has: (id: string) => boolean } | null {
  const records = EvidenceIndex.of(session.workspace).sortedBy('ref', SORT_KEYS.ref);
  const passed = filterEvidence(records, filter, readAround(session));
  return passed === records ? null : new Set(passed.map(({ id }) => id));
}

/** How many records each filter would show of those that a search finds. */
export function evidenceFacets(session: Session, search: EvidenceSearch): EvidenceFacets {
  const records = EvidenceIndex.of(session.workspace).sortedBy('ref', SORT_KEYS.ref);
  return countFacets(records, search, readAround(session));
}

/** @throws AppError not_found */
export function getEvidence(session: Session, id: string): EvidenceRow {
  const record = EvidenceIndex.of(session.workspace).get(id);
  if (!record)
    throw new AppError(
      'not_found',
      'That evidence is not in the workspace any more. It may have been removed.',
    );
  return toRow(session, record, readAround(session));
}

/** Every record, for reports. */
export function allEvidence(session: Session): EvidenceRow[] {
  const around = readAround(session);
  return EvidenceIndex.of(session.workspace)
    .sortedBy('ref', SORT_KEYS.ref)
    .map((record) => toRow(session, record, around));
}

function toRow({ workspace }: Session, record: IndexedEvidence, around: Around): EvidenceRow {
  const controls = record.controlIds.flatMap((id) => around.controls.get(id) ?? []);
  const earlier = record.supersedes_id ? EvidenceIndex.of(workspace).get(record.supersedes_id) : undefined;
  return {
    id: record.id,
    ref: record.ref,
    title: record.title,
    fileName: record.file_name,
    mediaType: record.media_type,
    typeDiffers: record.type_differs === 1,
    size: record.size,
    sha256: record.sha256,
    withheld: withheldFiles(workspace).has(record.sha256),
    notices: JSON.parse(record.notices) as FileNotice[],
    origin: record.origin,
    modifiedAt: record.modified_at,
    coversFrom: record.covers_from,
    coversTo: record.covers_to,
    asOf: record.as_of,
    kind: record.kind || null,
    method: record.method || null,
    source: record.source,
    environment: record.environment || null,
    query: record.query,
    notes: record.notes,
    collectedBy: record.collected_by,
    collectedAt: record.collected_at,
    collectedOffset: record.collected_offset,
    recordCount: record.record_count,
    confidentiality: record.confidentiality || null,
    personalData: record.personal_data === '' ? null : record.personal_data === 'yes',
    expiresOn: record.expires_on,
    retainUntil: record.retain_until,
    supersedes: earlier ? { id: earlier.id, ref: earlier.ref, title: earlier.title } : null,
    supersededBy: (around.successors.get(record.id) ?? []).map(({ id, ref, title }) => ({ id, ref, title })),
    checks: JSON.parse(record.checks) as EvidenceRow['checks'],
    verdict: record.verdict,
    verdictReason: record.verdict_reason,
    verdictVersion: record.verdict && record.reviewed_version,
    reviewedBy: record.reviewed_by,
    reviewedAt: record.reviewed_at,
    addedAt: record.added_at,
    versions: record.version,
    controls: controls.toSorted((a, b) => (a.ref < b.ref ? -1 : 1)),
    warnings: warningsOf(record, around),
    limit: limitOf(record, around),
  };
}
