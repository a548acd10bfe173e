import { AppError } from '../../../shared/domain/errors.ts';
import { canCarryMarks, refuseMark, type MarkFacts } from '../../../shared/domain/evidence-marks.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { newId, type Row } from '../workspace/workspace.ts';
import { readMarks, toEvidenceMark } from './evidence-mark-rows.ts';
import { startMarkedCopies } from './marked-copies/export.ts';
import { SAMPLE_OF_TEST } from './sample-of-test.ts';
import { assertNotConcluded } from './test-rows.ts';

/** One version of a record, on which marks can stand. */
interface MarkedFile {
  id: string;
  ref: string;
  file_name: string;
  media_type: string;
}

/** A mark as its row holds it. */
interface MarkRow {
  id: string;
  ref: string;
  media_type: string;
  page: number;
  kind: MarkFacts['kind'];
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  mark: MarkFacts['mark'];
  text: string;
  test_id: string | null;
  sample_item_id: string | null;
  attribute_id: string | null;
}

type Fields = MarkFacts & { page: number };

export const evidenceMarkHandlers = {
  evidenceMarks: os.audit.evidenceMarks.handler(({ input, context: { session } }) =>
    readMarks(session, { fileId: needFile(session, input.evidenceId, input.version).id }).map(toEvidenceMark),
  ),

  testEvidenceMarks: os.audit.testEvidenceMarks.handler(({ input, context: { session } }) =>
    readMarks(session, { testId: input.testId }).map(toEvidenceMark),
  ),

  addEvidenceMarks: os.audit.addEvidenceMarks.handler(({ input, context: { session } }) => {
    const file = needFile(session, input.evidenceId, input.version);
    if (!canCarryMarks(file.media_type)) {
      throw new AppError(
        'bad_input',
        `${file.file_name} (${file.media_type}) was not marked: marks stand on images and PDF pages. Note what you saw on the sheet instead.`,
      );
    }
    const madeAt = new Date().toISOString();
    const rows = input.marks.map((mark) => {
      check(session, file.ref, file.media_type, mark);
      return {
        id: newId(),
        evidence_file_id: file.id,
        ...columns(mark),
        made_by: session.actor,
        made_at: madeAt,
      };
    });
    session.change(label('Add', rows.length, file.ref), (tx) => {
      for (const row of rows) tx.insert('evidence_mark', row);
    });
    return { ids: rows.map(({ id }) => id) };
  }),

  changeEvidenceMarks: os.audit.changeEvidenceMarks.handler(
    ({ input: { changes }, context: { session } }) => {
      const changed = changes.map(({ id, patch }) => {
        const before = needMark(session, id);
        const mark = { ...fieldsOf(before), ...patch };
        if (before.test_id !== null) assertNotConcluded(session, before.test_id);
        check(session, before.ref, before.media_type, mark);
        return { id, ref: before.ref, row: columns(mark) };
      });
      session.change(label('Change', changed.length, changed[0]?.ref ?? ''), (tx) => {
        for (const { id, row } of changed) tx.update('evidence_mark', id, row);
      });
      return {};
    },
  ),

  removeEvidenceMarks: os.audit.removeEvidenceMarks.handler(({ input: { ids }, context: { session } }) => {
    const marks = ids.map((id) => needMark(session, id));
    for (const { test_id } of marks) if (test_id !== null) assertNotConcluded(session, test_id);
    session.change(label('Remove', marks.length, marks[0]?.ref ?? ''), (tx) => {
      for (const { id } of marks) tx.remove('evidence_mark', id);
    });
    return {};
  }),

  exportMarkedCopies: os.audit.exportMarkedCopies.handler(({ input, context: { session } }) => ({
    jobId: startMarkedCopies(session, input.of, session.target(input.target)),
  })),
};

/** "Add mark on EV-0012", "Remove 3 marks on EV-0012": the name of a change. */
const label = (verb: string, count: number, ref: string): string =>
  `${verb} ${count === 1 ? 'mark' : `${count} marks`} on ${ref}`;

/** One version of a record; the newest when `version` is left out. @throws AppError not_found */
function needFile(session: Session, evidenceId: string, version?: number): MarkedFile {
  return session.workspace.need<MarkedFile>(
    'That version of the evidence',
    `SELECT f.id, e.ref, f.file_name, f.media_type FROM evidence_file f JOIN evidence e ON e.id = f.evidence_id
     WHERE e.id = @evidenceId AND f.version = coalesce(@version, (SELECT max(version) FROM evidence_file WHERE evidence_id = e.id))`,
    { evidenceId, version: version ?? null },
  );
}

function needMark(session: Session, id: string): MarkRow {
  return session.workspace.need<MarkRow>(
    'That mark',
    `SELECT m.*, e.ref, f.media_type FROM evidence_mark m JOIN evidence_file f ON f.id = m.evidence_file_id
     JOIN evidence e ON e.id = f.evidence_id WHERE m.id = ?`,
    [id],
  );
}

/** @throws AppError bad_input for a mark that says nothing or lies on no page, conflict when its test is concluded */
function check(session: Session, ref: string, mediaType: string, mark: Fields): void {
  const reason =
    refuseMark(mark) ??
    (mark.page > 1 && mediaType !== 'application/pdf' ? 'an image has page 1 only' : null) ??
    refuseCell(session, mark);
  if (reason !== null) throw new AppError('bad_input', `The mark on ${ref} was not kept: ${reason}.`);
  if (mark.testId !== null) assertNotConcluded(session, mark.testId);
}

/** Why a mark cannot belong to the cell it names, or null. */
function refuseCell({ workspace }: Session, { testId, itemId, attributeId }: MarkFacts): string | null {
  if (testId === null) return null;
  const held = workspace.get<{ item: number; attribute: number }>(
    `SELECT @itemId IS NULL OR EXISTS (SELECT 1 FROM ${SAMPLE_OF_TEST} s JOIN sample_item i ON i.sample_id = s.sample_id
              WHERE s.test_id = t.id AND i.id = @itemId) AS item,
            @attributeId IS NULL OR EXISTS (SELECT 1 FROM test_attribute WHERE test_id = t.id AND id = @attributeId) AS attribute
     FROM test t WHERE t.id = @testId`,
    { testId, itemId, attributeId },
  );
  if (!held) return 'its test is not in the workspace any more';
  if (held.item === 0) return 'its item is not in the sample of that test';
  return held.attribute === 0 ? 'its attribute is not one of that test' : null;
}

const columns = ({ page, kind, x1, y1, x2, y2, mark, text, testId, itemId, attributeId }: Fields): Row => ({
  page,
  kind,
  x1,
  y1,
  x2,
  y2,
  mark,
  text,
  test_id: testId,
  sample_item_id: itemId,
  attribute_id: attributeId,
});

const fieldsOf = ({ page, kind, x1, y1, x2, y2, mark, text, ...cell }: MarkRow): Fields => ({
  page,
  kind,
  x1,
  y1,
  x2,
  y2,
  mark,
  text,
  testId: cell.test_id,
  itemId: cell.sample_item_id,
  attributeId: cell.attribute_id,
});
