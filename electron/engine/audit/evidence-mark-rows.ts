import type { EvidenceMark } from '../../../shared/contract/audit/evidence-marks.ts';
import type { EvidenceMarkKind } from '../../../shared/domain/audit-vocabulary.ts';
import type { Mark, TestKind } from '../../../shared/domain/vocabulary.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import type { Session } from '../session.ts';
import type { Change, Row, Workspace } from '../workspace/workspace.ts';
import { attributeLetter } from './test-rows.ts';

/** A mark with what it stands on and what it belongs to. */
export interface StoredMark {
  id: string;
  number: number;
  evidence_file_id: string;
  page: number;
  kind: EvidenceMarkKind;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  mark: Mark | null;
  text: string;
  test_id: string | null;
  sample_item_id: string | null;
  attribute_id: string | null;
  made_by: string;
  made_at: string;
  evidence_id: string;
  evidence_ref: string;
  evidence_title: string;
  version: number;
  file_name: string;
  media_type: string;
  sha256: string;
  size: number;
  test_kind: TestKind | null;
  control_ref: string | null;
  control_title: string | null;
  item_key: string | null;
  attribute_position: number | null;
}

/** Marks count up within their file in the order in which they were made. */
const SELECT_MARKS = `
SELECT m.*, e.id AS evidence_id, e.ref AS evidence_ref, e.title AS evidence_title,
  f.version, f.file_name, f.media_type, f.sha256, f.size,
  t.kind AS test_kind, c.ref AS control_ref, c.title AS control_title, i.key AS item_key, a.position AS attribute_position
FROM (SELECT *, row_number() OVER (PARTITION BY evidence_file_id ORDER BY made_at, id) AS number FROM evidence_mark) m
  JOIN evidence_file f ON f.id = m.evidence_file_id JOIN evidence e ON e.id = f.evidence_id
  LEFT JOIN test t ON t.id = m.test_id LEFT JOIN control c ON c.id = t.control_id
  LEFT JOIN sample_item i ON i.id = m.sample_item_id LEFT JOIN test_attribute a ON a.id = m.attribute_id`;

const ORDER = 'ORDER BY length(e.ref), e.ref, f.version, m.page, m.number';

/** The marks on one file of evidence, of one test, or on every version of one record of evidence. */
export function readMarks(
  session: Session,
  of: { fileId: string } | { testId: string } | { evidenceId: string },
): StoredMark[] {
  const { workspace } = session;
  if ('fileId' in of)
    return workspace.all(`${SELECT_MARKS} WHERE m.evidence_file_id = ? ORDER BY m.number`, [of.fileId]);
  if ('testId' in of) return workspace.all(`${SELECT_MARKS} WHERE m.test_id = ? ${ORDER}`, [of.testId]);
  return workspace.all(`${SELECT_MARKS} WHERE e.id = ? ${ORDER}`, [of.evidenceId]);
}

export const toEvidenceMark = (row: StoredMark): EvidenceMark => ({
  id: row.id,
  number: row.number,
  page: row.page,
  kind: row.kind,
  x1: row.x1,
  y1: row.y1,
  x2: row.x2,
  y2: row.y2,
  mark: row.mark,
  text: row.text,
  cell:
    row.test_id === null || row.test_kind === null
      ? null
      : {
          testId: row.test_id,
          workpaper: workpaperRef(row.test_kind, row.control_ref ?? ''),
          controlTitle: row.control_title ?? '',
          itemId: row.sample_item_id,
          itemKey: row.item_key,
          attributeId: row.attribute_id,
          letter: row.attribute_position === null ? null : attributeLetter(row.attribute_position),
        },
  evidenceId: row.evidence_id,
  evidenceRef: row.evidence_ref,
  evidenceTitle: row.evidence_title,
  version: row.version,
  fileName: row.file_name,
  madeBy: row.made_by,
  madeAt: row.made_at,
});

/** Inside a change: marks outlive what they belonged to, because they are what somebody saw on the evidence. */
export function releaseMarks(
  workspace: Workspace,
  tx: Change,
  from: { testId: string } | { attributeId: string },
): void {
  const [column, id] = 'testId' in from ? ['test_id', from.testId] : ['attribute_id', from.attributeId];
  const freed: Row =
    'testId' in from ? { test_id: null, sample_item_id: null, attribute_id: null } : { attribute_id: null };
  for (const mark of workspace.all<{ id: string }>(`SELECT id FROM evidence_mark WHERE ${column} = ?`, [id]))
    tx.update('evidence_mark', mark.id, freed);
}
