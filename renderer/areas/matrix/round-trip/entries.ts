/** The lines of a comparison, and what of them is accepted. */
import type { MatrixChoice, MatrixDiff } from '../../../../shared/contract/matrix.ts';
import {
  FIELD_HEADERS,
  ROUND_TRIP_FIELDS,
  type RoundTripField,
} from '../../../../shared/domain/matrix-round-trip/fields.ts';

type Changed = MatrixDiff['changed'][number];
export type FieldChange = Changed['fields'][number];

/** A line that can be accepted: one field, one new control, or one removal. */
export type Change =
  | { type: 'field'; key: string; control: Changed; change: FieldChange }
  | { type: 'added'; key: string; added: MatrixDiff['added'][number] }
  | { type: 'removed'; key: string; removed: MatrixDiff['removed'][number] };

/** A line of the list; a heading stands for the lines of its control. */
export type Entry = Change | { type: 'control'; key: string; control: Changed; keys: string[] };

export const FILTERS = ['all', 'client', 'both', 'here', 'added', 'removed', 'refused'] as const;
export type Filter = (typeof FILTERS)[number];
export const FILTER_NAMES: Record<Filter, string> = {
  all: 'All',
  client: 'By the client',
  both: 'Both sides',
  here: 'Only here',
  added: 'New',
  removed: 'Missing',
  refused: 'Cannot be kept',
};
export const KIND_NAMES: Record<FieldChange['kind'], string> = {
  client: 'Changed by the client',
  both: 'Changed on both sides',
  here: 'Changed only here',
};

/** Every change in the order of the sheet, then new controls, then missing ones. */
export function changesOf(diff: MatrixDiff): Change[] {
  return [
    ...diff.changed.flatMap((control) =>
      control.fields.map((change): Change => ({
        type: 'field',
        key: `${control.id} ${change.field}`,
        control,
        change,
      })),
    ),
    ...diff.added.map((added): Change => ({ type: 'added', key: `row ${added.row}`, added })),
    ...diff.removed.map((removed): Change => ({ type: 'removed', key: removed.id, removed })),
  ];
}

/** Whether the change answers to a filter. */
export function isShown(change: Change, filter: Filter, field: RoundTripField | null): boolean {
  if (field !== null && (change.type !== 'field' || change.change.field !== field)) return false;
  if (filter === 'all') return true;
  if (change.type !== 'field') return change.type === filter;
  return filter === 'refused' ? change.change.problem !== null : change.change.kind === filter;
}

/** Puts a heading before the fields of each control. */
export function withHeadings(changes: readonly Change[]): Entry[] {
  const entries: Entry[] = [];
  for (const change of changes) {
    if (change.type === 'field') {
      const last = entries.at(-1);
      const { control } = change;
      if (!(last?.type === 'field' && last.control === control)) {
        const keys = changes.flatMap((c) =>
          c.type === 'field' && c.control === control && isTheirs(c) ? [c.key] : [],
        );
        entries.push({ type: 'control', key: `control ${control.id}`, control, keys });
      }
    }
    entries.push(change);
  }
  return entries;
}

/** A value that cannot be kept cannot be accepted. */
export const canAccept = (change: Change): boolean =>
  change.type !== 'field' || change.change.problem === null;

/** The client's doing, which many can be accepted of at once; what only changed here, and removals, are accepted one by one. */
const isTheirs = (change: Change): boolean =>
  change.type === 'added' || (change.type === 'field' && change.change.kind !== 'here' && canAccept(change));

/** What "accept all shown" takes: under their own filter also what only changed here, and removals. */
export const isSwept = (change: Change, filter: Filter): boolean =>
  isTheirs(change) || ((filter === 'here' || filter === 'removed') && canAccept(change));

/** What is accepted before anybody decided: what the client alone changed, and new controls; never a removal. */
export const isAcceptedAtFirst = (change: Change): boolean =>
  change.type === 'added' ||
  (change.type === 'field' && change.change.kind === 'client' && canAccept(change));

/** The accepted changes as the engine takes them. */
export function toChoice(accepted: readonly Change[]): MatrixChoice {
  const fields = new Map<string, RoundTripField[]>();
  const choice: MatrixChoice = { fields: [], add: [], remove: [] };
  for (const change of accepted) {
    if (change.type === 'added') choice.add.push(change.added.row);
    else if (change.type === 'removed') choice.remove.push(change.removed.id);
    else fields.set(change.control.id, [...(fields.get(change.control.id) ?? []), change.change.field]);
  }
  choice.fields = [...fields].map(([id, names]) => ({ id, fields: names }));
  return choice;
}

/** The filled fields of a new control in words. */
export const summaryOf = (texts: Readonly<Record<RoundTripField, string>>): string =>
  ROUND_TRIP_FIELDS.filter((field) => field !== 'ref' && field !== 'title' && texts[field] !== '')
    .map((field) => `${FIELD_HEADERS[field]}: ${texts[field]}`)
    .join(' · ');
