import type { ControlFields, ControlRow } from '../../../shared/contract/matrix.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { ProcedureStep } from '../../../shared/domain/procedures.ts';
import type { ProcedureNature } from '../../../shared/domain/vocabulary.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { readControls } from './control-rows.ts';
import { insertControl, type TestTemplate } from './control-writes.ts';

interface StoredTest {
  kind: 'design' | 'operation';
  procedure: string;
  natures: string;
  attributes: string;
  steps: string;
}

/** How a control is tested, without what was found. */
function testsOf(session: Session, controlId: string): Partial<Record<StoredTest['kind'], TestTemplate>> {
  const tests = session.workspace.all<StoredTest>(
    `SELECT kind, procedure, natures,
      (SELECT json_group_array(text ORDER BY position) FROM test_attribute WHERE test_id = t.id) AS attributes,
      (SELECT json_group_array(json_object('nature', nature, 'text', text) ORDER BY position) FROM test_procedure WHERE test_id = t.id) AS steps
     FROM test t WHERE control_id = ?`,
    [controlId],
  );
  return Object.fromEntries(
    tests.map(({ kind, procedure, natures, attributes, steps }) => [
      kind,
      {
        procedure,
        natures: JSON.parse(natures) as ProcedureNature[],
        attributes: JSON.parse(attributes) as string[],
        steps: JSON.parse(steps) as ProcedureStep[],
      },
    ]),
  );
}

/** @throws AppError not_found for a control that is gone */
function fieldsOf(controls: readonly ControlRow[], id: string): Partial<ControlFields> & { title: string } {
  const control = controls.find((row) => row.id === id);
  if (!control) {
    throw new AppError(
      'not_found',
      'A control to be duplicated is no longer there. Select the controls again.',
    );
  }
  return {
    title: control.title,
    domain: control.domain,
    statement: control.statement,
    ownerId: control.ownerId,
    frequency: control.frequency,
    nature: control.nature,
    mode: control.mode,
    layer: control.layer,
    isKey: control.isKey,
    system: control.system,
    evidenceWanted: control.evidenceWanted,
    notes: control.notes,
    risk: control.risk,
    samplingRisk: control.samplingRisk,
    responsibility: control.responsibility,
    provider: control.provider,
    policyId: control.policyId,
    libraryRef: control.libraryRef,
    criteria: control.criteria,
    rationales: control.rationales,
  };
}

/**
 * Copies of controls with their mapping and the way they are tested. Evidence, results, findings and comments belong to the
 * original alone.
 */
export const duplicateHandlers = {
  duplicateControls: os.matrix.duplicateControls.handler(({ input: { copies }, context: { session } }) => {
    const { workspace } = session;
    const controls = readControls(session);
    const label =
      copies.length === 1 ? `Add control ${copies[0]?.ref}` : `Duplicate ${copies.length} controls`;
    const ids = session.change(label, (tx) =>
      copies.map(({ id, ref }) =>
        insertControl(workspace, tx, { ...fieldsOf(controls, id), ref }, testsOf(session, id)),
      ),
    );
    return { ids };
  }),
};
