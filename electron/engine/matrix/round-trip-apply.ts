/** Writes what was accepted of a matrix that was away, in one change. */
import type { ControlFields, MatrixChoice, MatrixDiff } from '../../../shared/contract/matrix.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  isChoice,
  ROUND_TRIP_FIELDS,
  type RoundTripField,
  type Texts,
} from '../../../shared/domain/matrix-round-trip/fields.ts';
import {
  choiceCode,
  knownName,
  parseCriteria,
  parseRationales,
} from '../../../shared/domain/matrix-round-trip/values.ts';
import type { Session } from '../session.ts';
import { newId, type Change } from '../workspace/workspace.ts';
import { readControls } from './control-rows.ts';
import { insertControl, removeControl, updateControl } from './control-writes.ts';

type Patch = Partial<ControlFields>;
interface Policy {
  id: string;
  name: string;
}

/**
 * Applies the accepted part of a diff; one undo takes it back.
 * @throws AppError `bad_input` when something accepted is not of the diff or cannot be kept, `conflict` when a control cannot go or
 *   a number would be used twice; nothing is changed then
 */
export function applyRoundTrip(
  session: Session,
  diff: MatrixDiff,
  choice: MatrixChoice,
): { fields: number; added: number; removed: number } {
  const { workspace } = session;
  const policies = workspace.all<Policy>('SELECT id, name FROM policy');
  const criteria = new Map(readControls(session).map((control) => [control.id, control.criteria]));
  const updates = choice.fields.map(({ id, fields }) => {
    const texts = acceptedTexts(diff, id, fields);
    return { id, patch: toPatch(texts, criteria.get(id) ?? [], policies) };
  });
  const added = choice.add.map((row) => {
    const found = diff.added.find((control) => control.row === row);
    if (!found) throw stale(`row ${row}`);
    return toPatch(found.texts, [], policies);
  });
  for (const id of choice.remove)
    if (!diff.removed.some((control) => control.id === id)) throw stale('a removal');

  const fields = choice.fields.reduce((sum, control) => sum + control.fields.length, 0);
  const counts = { fields, added: added.length, removed: choice.remove.length };
  if (fields + added.length + choice.remove.length === 0) return counts;
  session.change(`Read back ${diff.fileName}`, (tx) => {
    for (const id of choice.remove) removeControl(workspace, tx, id);
    freeNumbers(session, tx, updates);
    for (const { id, patch } of updates) updateControl(workspace, tx, id, patch);
    for (const patch of added) {
      insertControl(workspace, tx, { ...patch, ref: patch.ref ?? '', title: patch.title ?? '' });
    }
  });
  return counts;
}

function acceptedTexts(diff: MatrixDiff, id: string, fields: readonly RoundTripField[]): Partial<Texts> {
  const control = diff.changed.find((changed) => changed.id === id);
  if (!control) throw stale('a control');
  const texts: Partial<Texts> = {};
  for (const field of fields) {
    const change = control.fields.find((changed) => changed.field === field);
    if (!change) throw stale(`a change of ${control.ref}`);
    if (change.problem)
      throw new AppError('bad_input', `${control.ref} was not changed: ${change.problem.message}`);
    texts[field] = change.sheet;
  }
  return texts;
}

const stale = (what: string) =>
  new AppError('bad_input', `The sheet holds nothing like ${what} that was accepted. Compare it again.`);

/** Numbers can go round in a circle, so those that change are first put aside. */
function freeNumbers(session: Session, tx: Change, updates: readonly { id: string; patch: Patch }[]): void {
  const renumbered = updates.filter(({ patch }) => patch.ref !== undefined);
  if (renumbered.length < 2) return;
  for (const { id } of renumbered) updateControl(session.workspace, tx, id, { ref: newId() });
}

/** `criteria` are those the control serves when they do not change as well. */
function toPatch(texts: Partial<Texts>, criteria: readonly string[], policies: readonly Policy[]): Patch {
  const patch: Record<string, unknown> = {};
  for (const field of ROUND_TRIP_FIELDS) {
    const text = texts[field];
    if (text === undefined) continue;
    if (field === 'owner') patch['ownerName'] = text;
    else if (field === 'policy') patch['policyId'] = policyId(text, policies);
    else if (field === 'isKey') patch[field] = choiceCode(field, text) === 'yes';
    else if (isChoice(field)) patch[field] = choiceCode(field, text) ?? null;
    else if (field === 'criteria') patch[field] = parseCriteria(text).ids;
    else if (field !== 'rationales') patch[field] = text;
  }
  if (texts.rationales !== undefined) {
    const served = texts.criteria === undefined ? criteria : parseCriteria(texts.criteria).ids;
    const { rationales } = parseRationales(texts.rationales, served);
    patch['rationales'] = Object.fromEntries(served.map((id) => [id, rationales[id] ?? '']));
  }
  return patch as Patch;
}

function policyId(name: string, policies: readonly Policy[]): string | null {
  const known = knownName(
    name,
    policies.map((policy) => policy.name),
  );
  return policies.find((policy) => policy.name === known)?.id ?? null;
}
