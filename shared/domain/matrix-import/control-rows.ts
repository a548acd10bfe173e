/** Reads one control from its row, and joins the further rows of a control to the first. */
import { cellAt, columnCount, tidy } from '../table.ts';
import { readFrequency } from './frequency.ts';
import { addressOf, type Layout } from './layout.ts';
import { readOwner } from '../table-import/person-cell.ts';
import type { Report, RowReader } from './row-reader.ts';
import type { MatrixContext, MatrixRow } from './types.ts';

/** Longest title that is made from a statement, in characters. */
const TITLE_LENGTH = 80;
/** Characters of a title that the engagement keeps. */
const LONGEST_TITLE = 200;
/** Characters of a heading that the engagement keeps as the domain of its controls. */
const LONGEST_HEADING = 300;

/** The control of a row. `beside` is the text that stands with the number in its cell, `section` the heading above. */
export function controlOf(
  layout: Layout,
  index: number,
  reader: RowReader,
  known: { ref: string; criteria: string[]; beside: string; section: string },
  context: MatrixContext,
): MatrixRow {
  const { ref, criteria, beside, section } = known;
  const named = reader.text('title') || (reader.text('statement') === '' ? '' : beside);
  const isLong = named.length > LONGEST_TITLE;
  const owner = reader.owner(ref);
  const statement = reader.text('statement') || (isLong ? named : '') || (named === '' ? beside : '');
  return {
    ...addressOf(layout, index, null),
    ref,
    criteria,
    title: (isLong ? '' : named) || titleOf(statement) || ref,
    statement,
    owner: owner?.name ?? null,
    ownerEmail: owner?.email ?? '',
    frequency: reader.frequency(ref),
    nature: reader.nature(ref),
    mode: reader.mode(ref),
    layer: reader.layer(ref),
    isKey: reader.isKey(ref),
    system: reader.text('system'),
    evidence: reader.text('evidence'),
    notes: reader.text('notes'),
    group: layout.mapping.group === undefined ? section.slice(0, LONGEST_HEADING) : reader.text('group'),
    risk: reader.text('risk'),
    rationales: rationalesOf(reader, criteria),
    responsibility: reader.responsibility(ref),
    provider: reader.text('provider'),
    policy: reader.policy(ref, context.policies ?? []),
    lastTested: reader.lastTested(ref, context.today),
  };
}

/**
 * Adds what a further row says to its control: criteria, evidence, notes, risks and, below a merged number, the text. What the first row
 * says otherwise stays, and the difference is reported.
 */
export function joinRow(
  control: MatrixRow,
  reader: RowReader,
  criteria: readonly string[],
  layout: Layout,
  report: Report,
): void {
  control.criteria = [...new Set([...control.criteria, ...criteria])];
  control.rationales = { ...rationalesOf(reader, criteria), ...control.rationales };
  for (const field of ['statement', 'evidence', 'notes', 'risk'] as const) {
    const text = reader.text(field);
    if (text === '' || control[field].includes(text)) continue;
    control[field] = control[field] === '' ? text : `${control[field]}\n${text}`;
  }
  const owner = readOwner(reader.ownerText());
  if (owner.kind === 'one' && control.owner === null) {
    control.owner = owner.name;
    control.ownerEmail = owner.email;
  }
  const frequency = readFrequency(reader.raw('frequency')).value;
  control.frequency ??= frequency;
  const differs = [
    ...(owner.kind === 'one' && owner.name !== control.owner ? (['owner'] as const) : []),
    ...(frequency !== null && frequency !== control.frequency ? (['frequency'] as const) : []),
  ];
  for (const field of differs) {
    const message = `This row gives ${control.ref} another ${field}, "${reader.text(field)}". The ${field} of row ${control.row} was kept; check which is right.`;
    report(layout.mapping[field] ?? null, 'continued_differs', message);
  }
}

/**
 * Whether a row with the number of an earlier control is the same control once more: its texts are the same or empty, and it adds
 * a criterion or says something in a column that the import does not read, such as a test.
 */
export function isSameControl(
  layout: Layout,
  control: MatrixRow,
  first: number,
  index: number,
  reader: RowReader,
  criteria: readonly string[],
): boolean {
  const statement = comparable(reader.text('statement'));
  const title = comparable(reader.text('title'));
  const isSameText =
    (statement === '' || statement === comparable(control.statement)) &&
    (title === '' || title === comparable(control.title) || title === comparable(control.statement));
  if (!isSameText) return false;
  if (criteria.some((criterion) => !control.criteria.includes(criterion))) return true;
  return addsText(layout, first, index);
}

/** Letters and digits only, so that a space or a full stop more makes no other control. */
export function comparable(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The first clause of a statement, at most 80 characters; a longer one is cut after a word. */
export function titleOf(statement: string): string {
  const text = tidy(statement);
  const clause = /^(.+?)(?:[;:]|[.!?](?=\s|$)|$)/u.exec(text)?.[1] ?? text;
  if (clause.length <= TITLE_LENGTH) return clause;
  const cut = clause.slice(0, TITLE_LENGTH - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > 0 ? space : undefined).replace(/[\s,]+$/, '')}…`;
}

/** The rationale of a row is that of the row's criteria. */
function rationalesOf(reader: RowReader, criteria: readonly string[]): Record<string, string> {
  const text = reader.text('rationale');
  return text === '' ? {} : Object.fromEntries(criteria.map((criterion) => [criterion, text]));
}

/** Evidence, notes, a risk or a column that is not read hold something that the first row does not. */
function addsText(layout: Layout, first: number, index: number): boolean {
  const { table, mapping, grid } = layout;
  const compared = new Set([...Object.values(mapping), ...grid.map(({ column }) => column)]);
  for (const field of ['evidence', 'notes', 'risk', 'rationale'] as const)
    compared.delete(mapping[field] ?? -1);
  return Array.from({ length: columnCount(table) }, (_, column) => column).some((column) => {
    const text = tidy(cellAt(table, index, column).text);
    return !compared.has(column) && text !== '' && text !== tidy(cellAt(table, first, column).text);
  });
}
