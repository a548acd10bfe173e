import { AppError } from '../../../shared/domain/errors.ts';
import { refuseConclusion } from '../../../shared/domain/testing.ts';
import type { TestResult } from '../../../shared/domain/vocabulary.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { newId, type Change } from '../workspace/workspace.ts';
import { setEvidence } from './evidence-links.ts';
import { releaseMarks } from './evidence-mark-rows.ts';
import { releaseNotes } from './review-notes.ts';
import { needItem } from './sample-items.ts';
import { SAMPLE_OF_TEST } from './sample-of-test.ts';
import { saveProcedures } from './test-procedures.ts';
import { assertNotConcluded, attributeLetter, readSheet, readTests, testFacts } from './test-rows.ts';

/** Results that say that a test is not concluded: recording one takes the conclusion back. */
const REOPEN: readonly TestResult[] = ['not_tested', 'in_progress'];

interface Cell {
  itemId: string;
  attributeId: string;
  mark: string | null;
  note?: string | undefined;
}

export const testHandlers = {
  tests: os.audit.tests.handler(({ context: { session } }) => [...readTests(session)]),

  sheet: os.audit.sheet.handler(({ input, context: { session } }) => readSheet(session, input.testId)),

  updateTest: os.audit.updateTest.handler(({ input: { testId, patch }, context: { session } }) => {
    assertNotConcluded(session, testId);
    const { workpaper } = testFacts(session, testId);
    session.change(`Change ${Object.keys(patch).join(' and ')} of ${workpaper}`, (tx) =>
      tx.update('test', testId, { ...patch }),
    );
    return {};
  }),

  saveProcedures: os.audit.saveProcedures.handler(
    ({ input: { testId, procedures }, context: { session } }) => {
      assertNotConcluded(session, testId);
      const { workpaper } = testFacts(session, testId);
      session.change(`Procedures of ${workpaper}`, (tx) => saveProcedures(session, tx, testId, procedures));
      return {};
    },
  ),

  saveAttributes: os.audit.saveAttributes.handler(
    ({ input: { testId, attributes }, context: { session } }) => {
      assertNotConcluded(session, testId);
      const { workpaper } = testFacts(session, testId);
      session.change(`Attributes of ${workpaper}`, (tx) => saveAttributes(session, tx, testId, attributes));
      return {};
    },
  ),

  mark: os.audit.mark.handler(({ input: { testId, cells }, context: { session } }) => {
    assertNotConcluded(session, testId);
    const { workpaper } = testFacts(session, testId);
    const label = cells.length === 1 ? `Mark on ${workpaper}` : `${cells.length} marks on ${workpaper}`;
    session.change(label, (tx) => saveMarks(session, tx, testId, cells));
    return {};
  }),

  noteItem: os.audit.noteItem.handler(({ input: { itemId, note }, context: { session } }) => {
    const { key } = needItem(session, itemId);
    session.change(`Note on ${key}`, (tx) => tx.update('sample_item', itemId, { note }));
    return {};
  }),

  linkItemEvidence: os.audit.linkItemEvidence.handler(
    ({ input: { itemId, evidenceIds }, context: { session } }) => {
      const { key } = needItem(session, itemId);
      session.change(`Evidence of ${key}`, (tx) =>
        setEvidence(session, tx, 'sample_item_evidence', { sample_item_id: itemId }, evidenceIds),
      );
      return {};
    },
  ),

  linkCellEvidence: os.audit.linkCellEvidence.handler(
    ({ input: { testId, itemId, attributeId, evidenceIds }, context: { session } }) => {
      assertNotConcluded(session, testId);
      const { key, letter } = needCell(session, testId, itemId, attributeId);
      const cell = { sample_item_id: itemId, attribute_id: attributeId };
      session.change(`Evidence of ${letter} of ${key}`, (tx) =>
        setEvidence(session, tx, 'cell_evidence', cell, evidenceIds),
      );
      return {};
    },
  ),

  linkTestEvidence: os.audit.linkTestEvidence.handler(
    ({ input: { testId, evidenceIds }, context: { session } }) => {
      assertNotConcluded(session, testId);
      const { workpaper } = testFacts(session, testId);
      session.change(`Evidence of ${workpaper}`, (tx) =>
        setEvidence(session, tx, 'test_evidence', { test_id: testId }, evidenceIds),
      );
      return {};
    },
  ),

  conclude: os.audit.conclude.handler(({ input, context: { session } }) => {
    concludeTests(session, [input.testId], input.result, input.conclusion);
    return {};
  }),

  concludeMany: os.audit.concludeMany.handler(({ input, context: { session } }) => {
    concludeTests(session, input.testIds, input.result, input.conclusion);
    return {};
  }),
};

/** @throws AppError not_found when the cell is not one of the test's sheet */
function needCell(session: Session, testId: string, itemId: string, attributeId: string) {
  const { key, position } = session.workspace.need<{ key: string; position: number }>(
    'That cell',
    `SELECT i.key, a.position FROM ${SAMPLE_OF_TEST} u JOIN sample_item i ON i.sample_id = u.sample_id
     JOIN test_attribute a ON a.test_id = u.test_id WHERE u.test_id = ? AND i.id = ? AND a.id = ?`,
    [testId, itemId, attributeId],
  );
  return { key, letter: attributeLetter(position) };
}

function concludeTests(
  session: Session,
  testIds: readonly string[],
  result: TestResult,
  conclusion: string,
): void {
  const tests = testIds.map((id) => ({ id, ...testFacts(session, id) }));
  const reopen = REOPEN.includes(result);
  for (const { workpaper, facts } of reopen ? [] : tests) {
    const reason = refuseConclusion(facts, result, conclusion);
    if (reason !== null) throw new AppError('conflict', `${workpaper} was not concluded. ${reason}`);
  }
  const name = tests.length === 1 ? tests[0]?.workpaper : `${tests.length} tests`;
  session.change(`${reopen ? 'Reopen' : 'Conclude'} ${name}`, (tx) => {
    for (const { id } of tests) {
      tx.update('test', id, {
        result: reopen ? null : result,
        conclusion,
        concluded_by: reopen ? '' : session.actor,
        concluded_at: reopen ? null : new Date().toISOString(),
      });
    }
  });
}

function saveAttributes(
  session: Session,
  tx: Change,
  testId: string,
  attributes: readonly { id?: string | undefined; text: string }[],
): void {
  const { workspace } = session;
  const present = new Set(
    workspace
      .all<{ id: string }>('SELECT id FROM test_attribute WHERE test_id = ?', [testId])
      .map((a) => a.id),
  );
  attributes.forEach((attribute, i) => {
    const columns = { position: i + 1, text: attribute.text };
    if (attribute.id && present.delete(attribute.id)) tx.update('test_attribute', attribute.id, columns);
    else tx.insert('test_attribute', { id: newId(), test_id: testId, ...columns });
  });
  for (const id of present) {
    const marks = workspace.need<{ n: number }>(
      'That attribute',
      'SELECT count(*) AS n FROM test_mark WHERE attribute_id = ?',
      [id],
    ).n;
    if (marks > 0)
      throw new AppError(
        'conflict',
        `An attribute was not removed: ${marks} items carry a mark for it. Clear those first.`,
      );
    for (const link of workspace.all<{ id: string }>('SELECT id FROM cell_evidence WHERE attribute_id = ?', [
      id,
    ]))
      tx.remove('cell_evidence', link.id);
    releaseNotes(session, tx, 'attribute_id', id);
    releaseMarks(workspace, tx, { attributeId: id });
    tx.remove('test_attribute', id);
  }
}

function saveMarks(session: Session, tx: Change, testId: string, cells: readonly Cell[]): void {
  const { workspace } = session;
  const attributes = new Set(
    workspace
      .all<{ id: string }>('SELECT id FROM test_attribute WHERE test_id = ?', [testId])
      .map((a) => a.id),
  );
  const items = new Map(
    workspace
      .all<{ id: string; key: string; void_reason: string }>(
        `SELECT i.id, i.key, i.void_reason FROM sample_item i JOIN ${SAMPLE_OF_TEST} u ON u.sample_id = i.sample_id WHERE u.test_id = ?`,
        [testId],
      )
      .map((i) => [i.id, i]),
  );
  for (const cell of cells) {
    const item = items.get(cell.itemId);
    if (item === undefined || !attributes.has(cell.attributeId)) {
      throw new AppError(
        'not_found',
        'A marked cell is not part of this test any more. Open the sheet again.',
      );
    }
    const present = workspace.get<{ id: string; note: string }>(
      'SELECT id, note FROM test_mark WHERE sample_item_id = ? AND attribute_id = ?',
      [cell.itemId, cell.attributeId],
    );
    if (cell.mark === null) {
      if (present) tx.remove('test_mark', present.id);
      continue;
    }
    if (item.void_reason !== '') {
      throw new AppError(
        'conflict',
        `${item.key} was not marked: it was replaced and is no item to test any more.`,
      );
    }
    const note = cell.note ?? present?.note ?? '';
    if (cell.mark === 'not_applicable' && note.trim() === '') {
      throw new AppError('bad_input', `${item.key} was not marked: "not applicable" needs a reason.`);
    }
    const columns = { mark: cell.mark, note, marked_by: session.actor, marked_at: new Date().toISOString() };
    if (present) tx.update('test_mark', present.id, columns);
    else
      tx.insert('test_mark', {
        id: newId(),
        sample_item_id: cell.itemId,
        attribute_id: cell.attributeId,
        ...columns,
      });
  }
}
