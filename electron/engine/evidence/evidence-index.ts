import type {
  Environment,
  EvidenceKind,
  EvidenceMethod,
  EvidenceVerdict,
  PersonalData,
} from '../../../shared/domain/evidence-vocabulary.ts';
import type { Classification } from '../../../shared/domain/vocabulary.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** One record of evidence with its newest file. */
export interface StoredEvidence {
  id: string;
  ref: string;
  title: string;
  covers_from: string | null;
  covers_to: string | null;
  as_of: string | null;
  source: string;
  notes: string;
  collected_by: string;
  kind: EvidenceKind | '';
  environment: Environment | '';
  method: EvidenceMethod | '';
  query: string;
  collected_at: string | null;
  collected_offset: number | null;
  record_count: number | null;
  confidentiality: Classification | '';
  personal_data: PersonalData | '';
  expires_on: string | null;
  retain_until: string | null;
  supersedes_id: string | null;
  verdict: EvidenceVerdict | null;
  verdict_reason: string;
  reviewed_by: string;
  reviewed_at: string | null;
  /** The version that was the newest when the verdict was given; null without a verdict. */
  reviewed_version: number | null;
  /** JSON of EvidenceChecks. */
  checks: string;
  origin: string;
  modified_at: string | null;
  /** JSON list of FileNotice. */
  notices: string;
  file_name: string;
  media_type: string;
  type_differs: number;
  sha256: string;
  size: number;
  added_at: string;
  version: number;
  /** Number of the newest file's bytes. */
  content_id: number;
}

export interface IndexedEvidence extends StoredEvidence {
  controlIds: string[];
}

/** With more changed records than this, reading everything again is faster. */
const MOST_UPDATED = 2000;

const RECORDS = `SELECT e.*, f.file_name, f.media_type, f.type_differs, f.sha256, f.size, f.added_at, f.version,
  f.origin, f.modified_at, f.notices, c.id AS content_id,
  iif(e.reviewed_at IS NULL, NULL,
    (SELECT max(version) FROM evidence_file WHERE evidence_id = e.id AND added_at <= e.reviewed_at)) AS reviewed_version
FROM evidence e JOIN evidence_file f ON f.evidence_id = e.id
  AND f.version = (SELECT max(version) FROM evidence_file WHERE evidence_id = e.id)
JOIN content c ON c.sha256 = f.sha256`;

/** The records that a stretch of the journal touches, by their own rows, their files and their links. */
const CHANGED = `SELECT DISTINCT CASE table_name WHEN 'evidence' THEN row_id ELSE json_extract(coalesce(after, before), '$.evidence_id') END AS id
FROM journal_entry WHERE transaction_id > ? AND table_name IN ('evidence', 'evidence_file', 'control_evidence')`;

/**
 * All evidence in memory, so that searching and sorting tens of thousands of records takes milliseconds. It follows the journal:
 * whatever changed since the last look is read again, and nothing else.
 */
export class EvidenceIndex {
  private static readonly ofWorkspace = new WeakMap<Workspace, EvidenceIndex>();
  private readonly workspace: Workspace;
  private readonly records = new Map<string, IndexedEvidence>();
  /** Lists in an order that was asked for, until something changes. */
  private readonly sorted = new Map<string, readonly IndexedEvidence[]>();
  private transaction = -1;

  private constructor(workspace: Workspace) {
    this.workspace = workspace;
  }

  /** The index of a workspace, as it is now. */
  static of(workspace: Workspace): EvidenceIndex {
    let index = this.ofWorkspace.get(workspace);
    if (!index) this.ofWorkspace.set(workspace, (index = new EvidenceIndex(workspace)));
    index.follow();
    return index;
  }

  get(id: string): IndexedEvidence | undefined {
    return this.records.get(id);
  }

  /** All records by one key, then by reference; empty keys first. The list is shared: copy it before changing it. */
  sortedBy(
    name: string,
    key: (record: StoredEvidence) => string | number | null,
  ): readonly IndexedEvidence[] {
    let list = this.sorted.get(name);
    if (!list) this.sorted.set(name, (list = sortByKeys([...this.records.values()], key)));
    return list;
  }

  private follow(): void {
    const { id } = this.workspace.state;
    if (id === this.transaction) return;
    const changed =
      this.transaction < 0
        ? null
        : this.workspace.all<{ id: string }>(CHANGED, [this.transaction]).map((row) => row.id);
    this.transaction = id;
    if (changed?.length === 0) return;
    this.sorted.clear();
    if (changed === null || changed.length > MOST_UPDATED) {
      this.records.clear();
      this.read('', []);
      return;
    }
    for (const one of changed) {
      this.records.delete(one);
      this.read('WHERE e.id = ?', [one]);
    }
  }

  private read(where: string, params: string[]): void {
    for (const record of this.workspace.all<StoredEvidence>(`${RECORDS} ${where}`, params)) {
      this.records.set(record.id, { ...record, controlIds: [] });
    }
    const links = this.workspace.all<{ evidence_id: string; control_id: string }>(
      `SELECT evidence_id, control_id FROM control_evidence ${where.replace('e.id', 'evidence_id')}`,
      params,
    );
    for (const link of links) this.records.get(link.evidence_id)?.controlIds.push(link.control_id);
  }
}

/** References count up: EV-9999 comes before EV-10000. */
const byReference = (a: StoredEvidence, b: StoredEvidence): number =>
  a.ref.length - b.ref.length || compare(a.ref, b.ref);

function sortByKeys(
  records: IndexedEvidence[],
  key: (record: StoredEvidence) => string | number | null,
): IndexedEvidence[] {
  return records
    .map((record) => ({ record, key: key(record) ?? '' }))
    .toSorted((a, b) => compare(a.key, b.key) || byReference(a.record, b.record))
    .map(({ record }) => record);
}

function compare<K extends string | number>(a: K, b: K): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
