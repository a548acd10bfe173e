import type { EvidenceRow } from '../../../shared/contract/evidence/records.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { dateWarnings, type EngagementDates } from '../../../shared/domain/evidence.ts';
import type { FileNotice } from '../../../shared/domain/evidence-vocabulary.ts';
import { groupBy } from '../../../shared/domain/group-by.ts';
import type { Session } from '../session.ts';
import { EvidenceIndex, type IndexedEvidence, type StoredEvidence } from './evidence-index.ts';

export interface EvidenceQuery {
  search?: string;
  controlId?: string;
  filter: 'all' | 'unlinked' | 'warnings';
  sort: 'ref' | 'title' | 'type' | 'size' | 'covers' | 'added';
  descending: boolean;
  offset: number;
  limit: number;
}

type Linked = EvidenceRow['controls'][number];

/** What records point to beside their own rows: few, and read anew, because their names change on their own. */
interface Around {
  dates: EngagementDates;
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
  added: (e) => e.added_at,
};

function engagementDates(session: Session): EngagementDates {
  const e = session.engagement();
  return { type: e.type, asOf: e.as_of, periodFrom: e.period_from, periodTo: e.period_to };
}

function readAround(session: Session): Around {
  const { workspace } = session;
  const controls = workspace.all<Linked>('SELECT id, ref, title FROM control ORDER BY ref');
  const successors = workspace.all<Linked & { supersedesId: string }>(
    'SELECT id, ref, title, supersedes_id AS supersedesId FROM evidence WHERE supersedes_id IS NOT NULL ORDER BY length(ref), ref',
  );
  return {
    dates: engagementDates(session),
    controls: new Map(controls.map((control) => [control.id, control])),
    successors: groupBy(successors, ({ supersedesId }) => supersedesId),
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

function filterEvidence(
  records: readonly IndexedEvidence[],
  query: EvidenceQuery,
  { dates, controls }: Around,
): readonly IndexedEvidence[] {
  const needle = query.search?.trim().toLowerCase() ?? '';
  const { controlId, filter } = query;
  if (needle === '' && controlId === undefined && filter === 'all') return records;
  const named = new Set(
    [...controls.values()].filter((c) => c.ref.toLowerCase().includes(needle)).map((c) => c.id),
  );
  return records.filter(
    (record) =>
      (controlId === undefined || record.controlIds.includes(controlId)) &&
      (filter !== 'unlinked' || record.controlIds.length === 0) &&
      (needle === '' || record.words.includes(needle) || record.controlIds.some((id) => named.has(id))) &&
      (filter !== 'warnings' || warningsOf(record, dates).length > 0),
  );
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

function warningsOf(record: StoredEvidence, dates: EngagementDates): string[] {
  const own = { coversFrom: record.covers_from, coversTo: record.covers_to, asOf: record.as_of };
  const warnings = dateWarnings(own, dates);
  if (record.type_differs === 0) return warnings;
  return [...warnings, `The content is ${record.media_type}, which the file name does not say.`];
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
    verdict: record.verdict,
    verdictReason: record.verdict_reason,
    reviewedBy: record.reviewed_by,
    reviewedAt: record.reviewed_at,
    addedAt: record.added_at,
    versions: record.version,
    controls: controls.toSorted((a, b) => (a.ref < b.ref ? -1 : 1)),
    warnings: warningsOf(record, around.dates),
  };
}
