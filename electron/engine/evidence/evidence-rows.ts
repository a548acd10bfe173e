import type { EvidenceRow } from '../../../shared/contract/evidence.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { dateWarnings, type EngagementDates } from '../../../shared/domain/evidence.ts';
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

/** Controls by id: few, and read anew, because their names change on their own. */
function readLinked(session: Session): Map<string, Linked> {
  const controls = session.workspace.all<Linked>('SELECT id, ref, title FROM control ORDER BY ref');
  return new Map(controls.map((c) => [c.id, c]));
}

export function listEvidence(session: Session, query: EvidenceQuery): { total: number; rows: EvidenceRow[] } {
  const dates = engagementDates(session);
  const linked = readLinked(session);
  const sorted = EvidenceIndex.of(session.workspace).sortedBy(query.sort, SORT_KEYS[query.sort]);
  const found = filterEvidence(sorted, query, dates, linked);
  const ordered = query.descending ? found.toReversed() : found;
  const page = ordered.slice(query.offset, query.offset + query.limit);
  return { total: found.length, rows: page.map((record) => toRow(record, dates, linked)) };
}

function filterEvidence(
  records: readonly IndexedEvidence[],
  query: EvidenceQuery,
  dates: EngagementDates,
  linked: Map<string, Linked>,
): readonly IndexedEvidence[] {
  const needle = query.search?.trim().toLowerCase() ?? '';
  const { controlId, filter } = query;
  if (needle === '' && controlId === undefined && filter === 'all') return records;
  const named = new Set(
    [...linked.values()].filter((c) => c.ref.toLowerCase().includes(needle)).map((c) => c.id),
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
  return toRow(record, engagementDates(session), readLinked(session));
}

/** Every record, for reports. */
export function allEvidence(session: Session): EvidenceRow[] {
  const dates = engagementDates(session);
  const linked = readLinked(session);
  return EvidenceIndex.of(session.workspace)
    .sortedBy('ref', SORT_KEYS.ref)
    .map((record) => toRow(record, dates, linked));
}

function warningsOf(record: StoredEvidence, dates: EngagementDates): string[] {
  const own = { coversFrom: record.covers_from, coversTo: record.covers_to, asOf: record.as_of };
  const warnings = dateWarnings(own, dates);
  if (record.type_differs === 0) return warnings;
  return [...warnings, `The content is ${record.media_type}, which the file name does not say.`];
}

function toRow(record: IndexedEvidence, dates: EngagementDates, linked: Map<string, Linked>): EvidenceRow {
  const controls = record.controlIds.flatMap((id) => linked.get(id) ?? []);
  return {
    id: record.id,
    ref: record.ref,
    title: record.title,
    fileName: record.file_name,
    mediaType: record.media_type,
    typeDiffers: record.type_differs === 1,
    size: record.size,
    sha256: record.sha256,
    coversFrom: record.covers_from,
    coversTo: record.covers_to,
    asOf: record.as_of,
    source: record.source,
    notes: record.notes,
    collectedBy: record.collected_by,
    addedAt: record.added_at,
    versions: record.version,
    controls: controls.toSorted((a, b) => (a.ref < b.ref ? -1 : 1)),
    warnings: warningsOf(record, dates),
  };
}
