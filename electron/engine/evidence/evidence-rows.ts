import type { EvidenceRow } from '../../../shared/contract/evidence.ts';
import { dateWarnings, type EngagementDates } from '../../../shared/domain/evidence.ts';
import type { Session } from '../session.ts';
import type { Row } from '../workspace/workspace.ts';

interface Stored {
  id: string;
  ref: string;
  title: string;
  covers_from: string | null;
  covers_to: string | null;
  as_of: string | null;
  source: string;
  notes: string;
  collected_by: string;
  file_name: string;
  media_type: string;
  type_differs: number;
  sha256: string;
  size: number;
  added_at: string;
  version: number;
  controls: string;
}

export interface EvidenceQuery {
  search?: string;
  controlId?: string;
  filter: 'all' | 'unlinked' | 'warnings';
  sort: 'ref' | 'title' | 'type' | 'size' | 'covers' | 'added';
  descending: boolean;
  offset: number;
  limit: number;
}

/** Newest version of each record. */
const FROM = `FROM evidence e JOIN evidence_file f ON f.evidence_id = e.id
  AND f.version = (SELECT max(version) FROM evidence_file WHERE evidence_id = e.id)`;

const COLUMNS = `e.*, f.file_name, f.media_type, f.type_differs, f.sha256, f.size, f.added_at, f.version,
  (SELECT json_group_array(json_object('id', c.id, 'ref', c.ref, 'title', c.title) ORDER BY c.ref)
   FROM control_evidence ce JOIN control c ON c.id = ce.control_id WHERE ce.evidence_id = e.id) AS controls`;

const SORTS: Record<EvidenceQuery['sort'], string> = {
  ref: 'e.ref',
  title: 'e.title COLLATE NOCASE',
  type: 'f.media_type',
  size: 'f.size',
  covers: 'coalesce(e.covers_from, e.as_of, e.covers_to)',
  added: 'f.added_at',
};

/** The condition behind `dateWarnings`, so that the filter and the words agree. */
const OUT_OF_PERIOD = `(coalesce(e.covers_from, e.as_of, e.covers_to) IS NULL
  OR coalesce(e.covers_to, e.as_of, e.covers_from) < @earliest OR coalesce(e.covers_from, e.as_of, e.covers_to) > @latest
  OR f.type_differs = 1)`;

export function engagementDates(session: Session): EngagementDates {
  const e = session.engagement();
  return { type: e.type, asOf: e.as_of, periodFrom: e.period_from, periodTo: e.period_to };
}

/** First day on which a Type I engagement's evidence is not stale: a year before the as-of date. */
function earliestDay(dates: EngagementDates): string {
  if (dates.type === 'II') return dates.periodFrom ?? '';
  return new Date(Date.parse(dates.asOf ?? '') - 365 * 86_400_000).toISOString().slice(0, 10);
}

export function listEvidence(session: Session, query: EvidenceQuery): { total: number; rows: EvidenceRow[] } {
  const { workspace } = session;
  const dates = engagementDates(session);
  const where: string[] = [];
  const params: Row = {};
  if (query.search?.trim()) {
    where.push(
      `(e.ref LIKE @search ESCAPE '\\' OR e.title LIKE @search ESCAPE '\\' OR f.file_name LIKE @search ESCAPE '\\' OR e.notes LIKE @search ESCAPE '\\'
        OR f.sha256 LIKE @search ESCAPE '\\'
        OR EXISTS (SELECT 1 FROM control_evidence ce JOIN control c ON c.id = ce.control_id WHERE ce.evidence_id = e.id AND c.ref LIKE @search ESCAPE '\\'))`,
    );
    params['search'] = `%${query.search.trim().replaceAll(/[%_\\]/g, '\\$&')}%`;
  }
  if (query.controlId) {
    where.push(
      'EXISTS (SELECT 1 FROM control_evidence ce WHERE ce.evidence_id = e.id AND ce.control_id = @controlId)',
    );
    params['controlId'] = query.controlId;
  }
  if (query.filter === 'unlinked')
    where.push('NOT EXISTS (SELECT 1 FROM control_evidence ce WHERE ce.evidence_id = e.id)');
  if (query.filter === 'warnings') {
    where.push(OUT_OF_PERIOD);
    Object.assign(params, {
      earliest: earliestDay(dates),
      latest: (dates.type === 'II' ? dates.periodTo : dates.asOf) ?? '',
    });
  }
  const condition = where.length > 0 ? `WHERE ${where.join(' AND ')}` : '';
  const total = workspace.need<{ n: number }>(
    'The evidence',
    `SELECT count(*) AS n ${FROM} ${condition}`,
    params,
  ).n;
  const direction = query.descending ? 'DESC' : 'ASC';
  const rows = workspace.all<Stored>(
    `SELECT ${COLUMNS} ${FROM} ${condition} ORDER BY ${SORTS[query.sort]} ${direction}, e.ref ${direction} LIMIT @limit OFFSET @offset`,
    { ...params, limit: query.limit, offset: query.offset },
  );
  return { total, rows: rows.map((row) => toRow(row, dates)) };
}

export function getEvidence(session: Session, id: string): EvidenceRow {
  const row = session.workspace.need<Stored>('That evidence', `SELECT ${COLUMNS} ${FROM} WHERE e.id = ?`, [
    id,
  ]);
  return toRow(row, engagementDates(session));
}

/** Every record, for reports. */
export function allEvidence(session: Session): EvidenceRow[] {
  const dates = engagementDates(session);
  return session.workspace
    .all<Stored>(`SELECT ${COLUMNS} ${FROM} ORDER BY e.ref`)
    .map((row) => toRow(row, dates));
}

function toRow(row: Stored, dates: EngagementDates): EvidenceRow {
  const own = { coversFrom: row.covers_from, coversTo: row.covers_to, asOf: row.as_of };
  const warnings = dateWarnings(own, dates);
  if (row.type_differs) warnings.push(`The content is ${row.media_type}, which the file name does not say.`);
  return {
    id: row.id,
    ref: row.ref,
    title: row.title,
    fileName: row.file_name,
    mediaType: row.media_type,
    typeDiffers: row.type_differs === 1,
    size: row.size,
    sha256: row.sha256,
    ...own,
    source: row.source,
    notes: row.notes,
    collectedBy: row.collected_by,
    addedAt: row.added_at,
    versions: row.version,
    controls: JSON.parse(row.controls) as EvidenceRow['controls'],
    warnings,
  };
}
