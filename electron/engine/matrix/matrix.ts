import { AppError } from '../../../shared/domain/errors.ts';
import { LIBRARY_CONTROLS, starterControls, type LibraryControl } from '../../../shared/catalog/controls.ts';
import type { ControlFields } from '../../../shared/contract/matrix.ts';
import type { LibraryChoice } from '../../../shared/contract/primitives.ts';
import type { Category } from '../../../shared/domain/vocabulary.ts';
import { os } from '../context.ts';
import { sayReplan } from '../calendar/say-replan.ts';
import type { Session } from '../session.ts';
import type { Change } from '../workspace/workspace.ts';
import { readCriteria } from '../readiness/criterion-rows.ts';
import { readControls } from './control-rows.ts';
import { insertControl, removeControl, updateControl } from './control-writes.ts';
import { commentHandlers } from './comments.ts';
import { duplicateHandlers } from './duplicates.ts';
import { applyImport, previewImport } from './import.ts';
import { roundTripHandlers } from './round-trip.ts';

/** Fields of a control in words, for labels such as "Owner of 3 controls". */
const FIELD_NAMES: Record<keyof ControlFields, string> = {
  ref: 'Number',
  title: 'Title',
  domain: 'Domain',
  statement: 'Statement',
  ownerId: 'Owner',
  ownerName: 'Owner',
  frequency: 'Frequency',
  nature: 'Nature',
  mode: 'Mode',
  layer: 'Layer',
  isKey: 'Key',
  system: 'System',
  evidenceWanted: 'Evidence wanted',
  notes: 'Notes',
  risk: 'Risk',
  samplingRisk: 'Sampling risk',
  responsibility: 'Responsibility',
  provider: 'Provider',
  policyId: 'Policy',
  libraryRef: 'Library control',
  rationales: 'Rationale',
  criteria: 'Criteria',
};

function nameControls(session: Session, ids: readonly string[]): string {
  if (ids.length > 1) return `${ids.length} controls`;
  return session.workspace.need<{ ref: string }>('That control', 'SELECT ref FROM control WHERE id = ?', [
    ids[0] ?? '',
  ]).ref;
}

/** The library's controls that serve the engagement's categories. @throws AppError bad_input for a reference it does not have */
function chosenControls(categories: readonly Category[], choice: LibraryChoice): LibraryControl[] {
  if (choice === 'none') return [];
  if (choice === 'all') return starterControls(categories);
  if (typeof choice === 'string') return starterControls(categories, choice);
  const unknown = choice.find((ref) => !LIBRARY_CONTROLS.some((c) => c.ref === ref));
  if (unknown !== undefined) {
    throw new AppError(
      'bad_input',
      `The library has no control ${unknown}. Its references look like IAM-07.`,
    );
  }
  return starterControls(categories).filter((c) => choice.includes(c.ref));
}

/** Adds controls of the library inside a change; references that are taken are left alone. @returns how many were added */
export function insertLibrary(
  session: Pick<Session, 'workspace' | 'categories'>,
  tx: Change,
  choice: LibraryChoice,
): number {
  const { workspace } = session;
  const taken = new Set(
    workspace.all<{ ref: string }>('SELECT ref FROM control').map((c) => c.ref.toLowerCase()),
  );
  const chosen = chosenControls(session.categories(), choice).filter((c) => !taken.has(c.ref.toLowerCase()));
  for (const c of chosen) {
    insertControl(
      workspace,
      tx,
      {
        ref: c.ref,
        title: c.title,
        domain: c.domain,
        statement: c.statement,
        frequency: c.frequency,
        nature: c.nature,
        mode: c.mode,
        layer: c.layer,
        isKey: c.isKey,
        evidenceWanted: c.evidence,
        risk: c.risk,
        libraryRef: c.ref,
        criteria: [...c.criteria],
      },
      {
        design: c.designTest,
        operation: { ...c.operationTest, attributes: c.operationTest.attributes.map((a) => a.text) },
      },
    );
  }
  return chosen.length;
}

function changeControls(
  session: Session,
  changes: readonly { id: string; patch: Partial<ControlFields> }[],
): void {
  const names = changes.flatMap(({ patch }) => Object.keys(patch) as (keyof ControlFields)[]);
  const fields = [...new Set(names.map((name) => FIELD_NAMES[name]))];
  const ids = [...new Set(changes.map(({ id }) => id))];
  const label = `${fields.length === 1 ? fields[0] : `${fields.length} fields`} of ${nameControls(session, ids)}`;
  const change = () =>
    session.change(label, (tx) => {
      for (const { id, patch } of changes) updateControl(session.workspace, tx, id, patch);
    });
  if (names.includes('frequency')) sayReplan(session, change);
  else change();
}

export const matrixRouter = {
  ...commentHandlers,
  ...duplicateHandlers,
  ...roundTripHandlers,

  criteria: os.matrix.criteria.handler(({ context: { session } }) => [...readCriteria(session)]),

  controls: os.matrix.controls.handler(({ context: { session } }) => [...readControls(session)]),

  addControl: os.matrix.addControl.handler(({ input, context: { session } }) => ({
    id: session.change(`Add control ${input.ref}`, (tx) => insertControl(session.workspace, tx, input)),
  })),

  updateControls: os.matrix.updateControls.handler(({ input: { ids, patch }, context: { session } }) => {
    if (patch.ref !== undefined && ids.length > 1) {
      throw new AppError(
        'bad_input',
        'A number belongs to one control. Change it for one control at a time.',
      );
    }
    changeControls(
      session,
      ids.map((id) => ({ id, patch })),
    );
    return {};
  }),

  changeControls: os.matrix.changeControls.handler(({ input: { changes }, context: { session } }) => {
    changeControls(session, changes);
    return {};
  }),

  removeControls: os.matrix.removeControls.handler(({ input: { ids }, context: { session } }) => {
    session.change(`Remove ${nameControls(session, ids)}`, (tx) => {
      for (const id of ids) removeControl(session.workspace, tx, id);
    });
    return {};
  }),

  library: os.matrix.library.handler(({ context: { session } }) => {
    const present = new Set(
      session.workspace.all<{ ref: string }>('SELECT ref FROM control').map((c) => c.ref.toLowerCase()),
    );
    return starterControls(session.categories()).map((c) => ({
      ref: c.ref,
      title: c.title,
      domain: c.domain,
      statement: c.statement,
      criteria: [...c.criteria],
      frequency: c.frequency,
      sets: [...c.sets],
      present: present.has(c.ref.toLowerCase()),
    }));
  }),

  loadLibrary: os.matrix.loadLibrary.handler(({ input: { choice }, context: { session } }) => ({
    added: session.change('Add controls of the library', (tx) => insertLibrary(session, tx, choice)),
  })),

  importPreview: os.matrix.importPreview.handler(({ input, context: { session } }) =>
    previewImport(session, input),
  ),
  importApply: os.matrix.importApply.handler(({ input, context: { session } }) =>
    applyImport(session, input),
  ),
};
