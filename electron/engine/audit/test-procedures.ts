import type { ProcedureStepRow } from '../../../shared/contract/audit/tests.ts';
import { joinProcedure, naturesOf, splitProcedure } from '../../../shared/domain/procedures.ts';
import type { ProcedureNature } from '../../../shared/domain/vocabulary.ts';
import type { Session } from '../session.ts';
import { newId, type Change, type Row } from '../workspace/workspace.ts';

interface StoredStep {
  id: string;
  test_id: string;
  nature: ProcedureNature;
  text: string;
  outcome: string;
  done_on: string | null;
}

/** Written steps by test. @param testId narrows the query to one test; null reads all */
export function readProcedures(
  session: Session,
  testId: string | null,
): ReadonlyMap<string, readonly ProcedureStepRow[]> {
  const rows = session.workspace.all<StoredStep>(
    'SELECT id, test_id, nature, text, outcome, done_on FROM test_procedure WHERE @testId IS NULL OR test_id = @testId ORDER BY test_id, position',
    { testId },
  );
  const byTest = new Map<string, ProcedureStepRow[]>();
  for (const { test_id, done_on, ...step } of rows) {
    const steps = byTest.get(test_id) ?? [];
    steps.push({ ...step, doneOn: done_on });
    byTest.set(test_id, steps);
  }
  return byTest;
}

/** The steps of a test that has none written down: those of its programme. */
export const stepsOfProgramme = (
  procedure: string,
  natures: readonly ProcedureNature[],
): ProcedureStepRow[] =>
  splitProcedure(procedure, natures).map((step) => ({ id: null, ...step, outcome: '', doneOn: null }));

/** What the row of a test keeps of its steps. */
export const programmeColumns = (steps: readonly Pick<ProcedureStepRow, 'nature' | 'text'>[]): Row => ({
  procedure: joinProcedure(steps),
  natures: JSON.stringify(naturesOf(steps)),
});

/** Writes the steps of a test in their order, with the summary that its row keeps of them. */
export function saveProcedures(
  session: Session,
  tx: Change,
  testId: string,
  steps: readonly ProcedureStepRow[],
): void {
  const present = new Set(
    session.workspace
      .all<{ id: string }>('SELECT id FROM test_procedure WHERE test_id = ?', [testId])
      .map(({ id }) => id),
  );
  steps.forEach(({ id, nature, text, outcome, doneOn }, i) => {
    const columns = { position: i + 1, nature, text, outcome, done_on: doneOn };
    if (id !== null && present.delete(id)) tx.update('test_procedure', id, columns);
    else insertProcedure(tx, testId, columns);
  });
  for (const id of present) tx.remove('test_procedure', id);
  tx.update('test', testId, programmeColumns(steps));
}

const insertProcedure = (tx: Change, testId: string, columns: Row): void =>
  tx.insert('test_procedure', { id: newId(), test_id: testId, ...columns });

/** The steps of a new test, without what was seen. */
export function insertProcedures(
  tx: Change,
  testId: string,
  steps: readonly Pick<ProcedureStepRow, 'nature' | 'text'>[],
): void {
  steps.forEach(({ nature, text }, i) =>
    insertProcedure(tx, testId, { position: i + 1, nature, text, outcome: '', done_on: null }),
  );
}
