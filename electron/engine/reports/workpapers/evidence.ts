import type { TestSheet } from '../../../../shared/contract/audit/tests.ts';
import { EVIDENCE_MARK_KIND_NAMES } from '../../../../shared/domain/audit-vocabulary.ts';
import { MARK_NAMES } from '../../../../shared/domain/vocabulary.ts';
import type { PaperEvidenceMark, Workpaper } from '../../../../shared/domain/workpaper-model.ts';
import { readMarks } from '../../audit/evidence-mark-rows.ts';
import { attributeLetter } from '../../audit/test-rows.ts';
import type { Session } from '../../session.ts';

/** Each piece of evidence once, with the file it had when it was read and what it was used for. */
export function gatherTestEvidence(session: Session, sheet: TestSheet): Workpaper['evidence'] {
  const uses = new Map<string, string[]>();
  const use = (id: string, what: string) => uses.set(id, [...(uses.get(id) ?? []), what]);
  for (const { id } of sheet.evidence) use(id, 'the test');
  const letters = new Map(sheet.attributes.map(({ id, letter }) => [id, letter]));
  for (const row of sheet.rows) {
    for (const { id } of row.evidence) use(id, row.key);
    for (const { id, attributeId } of row.cellEvidence)
      use(id, `${row.key} ${letters.get(attributeId) ?? '?'}`);
  }
  return session.workspace
    .all<{ id: string; ref: string; title: string; file_name: string; sha256: string }>(
      `SELECT e.id, e.ref, e.title, f.file_name, f.sha256 FROM evidence e JOIN evidence_file f ON f.evidence_id = e.id
       WHERE e.id IN (SELECT value FROM json_each(?)) AND f.version = (SELECT max(version) FROM evidence_file WHERE evidence_id = e.id)
       ORDER BY length(e.ref), e.ref`,
      [JSON.stringify([...uses.keys()])],
    )
    .map(({ id, ref, title, file_name: fileName, sha256 }) => ({
      ref,
      title,
      fileName,
      sha256,
      use: (uses.get(id) ?? []).join(', '),
    }));
}

export const gatherEvidenceMarks = (session: Session, testId: string): PaperEvidenceMark[] =>
  readMarks(session, { testId }).map((row) => ({
    ref: row.evidence_ref,
    number: row.number,
    page: row.page,
    what: row.mark === null ? EVIDENCE_MARK_KIND_NAMES[row.kind] : MARK_NAMES[row.mark],
    place: [row.item_key, row.attribute_position === null ? null : attributeLetter(row.attribute_position)]
      .filter(Boolean)
      .join(' '),
    text: row.text,
    by: `${row.made_by} ${row.made_at.slice(0, 10)}`,
  }));
