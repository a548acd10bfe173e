/** Imports the list of a register's records: what would come of it, and the import itself. */
import type {
  RegisterImportPreview,
  RegisterImportResult,
} from '../../../shared/contract/registers/files.ts';
import { findPerson } from '../../../shared/domain/request-import/people.ts';
import { columnLabels, kindName, type PlannedLine } from '../../../shared/domain/register-import.ts';
import type { Register, RegisterField } from '../../../shared/domain/registers.ts';
import { insertPerson } from '../scope/people.ts';
import type { Session } from '../session.ts';
import { saveMapping } from '../tables/saved-mappings.ts';
import { columnFacts, sheetList } from '../tables/sheet-facts.ts';
import type { Change } from '../workspace/workspace.ts';
import { readRegisterImport, savedNames, type RegisterImport, type RegisterSource } from './import-source.ts';
import { changeProgrammeRules } from './programme-rules.ts';
import { setTargets } from './record-links.ts';
import { insertRecord, ownColumns, updateRecord } from './records.ts';
import { joinTargets, targetNames, textsOf, type TextOf } from './value-texts.ts';

/** Shows what an import would do; changes nothing. */
export async function previewRegister(
  session: Session,
  source: RegisterSource,
): Promise<RegisterImportPreview> {
  const reading = await readRegisterImport(session, source);
  const { tables, sheet, layout, mappingFrom, register, left, problems } = reading;
  const columns = columnLabels(source.kind);
  const textOf = textsOf(session.workspace, register);
  const links = (register.links ?? []).map((link) => ({
    table: link.table,
    names: targetNames(session.workspace, link),
  }));
  const coming = reading.planned.map((planned) => ({
    row: planned.line.row,
    action: planned.action,
    title: planned.line.title || planned.line.ref,
    ...withLinks(wordsOf(register, planned, textOf), planned, links),
  }));
  const staying = left.map(({ row, title }) => ({
    row,
    action: 'skip' as const,
    title,
    texts: {},
    changes: [],
  }));
  return {
    sheets: sheetList(tables),
    sheet: sheet.name,
    headerRow: layout.headerRow < 0 ? 0 : layout.headerRow + sheet.firstRow,
    ...columnFacts(layout.table, layout.headerRow, layout.names),
    mapping: Object.fromEntries(
      Object.keys(columns).map((column) => [column, layout.mapping[column] ?? null]),
    ),
    mappingFrom,
    columns,
    rows: [...coming, ...staying].toSorted((a, b) => a.row - b.row),
    newPeople: newPeople(reading),
    problems,
  };
}

/**
 * Imports the list in one change. A record that is there already is updated with what the list says; what the list leaves empty stays
 * as it is.
 *
 * @param leaverHours becomes the firm's rule, in a change of its own
 */
export async function applyRegister(
  session: Session,
  {
    leaveOut,
    leaverHours,
    ...source
  }: RegisterSource & { leaveOut: readonly number[]; leaverHours?: number | undefined },
): Promise<RegisterImportResult> {
  const reading = await readRegisterImport(session, source);
  if (leaverHours !== undefined)
    changeProgrammeRules(
      session,
      { leaverHours },
      `Access of leavers is removed within ${leaverHours} hours`,
    );
  const stay = new Set(leaveOut);
  const chosen = reading.planned.filter(({ line }) => !stay.has(line.row));
  const changing = chosen.filter(({ action }) => action !== 'same');
  const count = (action: PlannedLine['action']) => chosen.filter((each) => each.action === action).length;
  if (changing.length > 0) {
    const records = changing.length === 1 ? 'record' : 'records';
    const label = `Import ${kindName(source.kind).toLowerCase()}, ${changing.length} ${records}`;
    session.change(label, (tx) => write(session, tx, reading, changing));
  }
  if (source.mapping) {
    const { headerRow, mapping } = reading.layout;
    const columns = Object.fromEntries(
      Object.entries(mapping).flatMap(([field, at]) => (at === undefined ? [] : [[field, at]])),
    );
    saveMapping(session, savedNames(source.kind, reading.sheet), { turned: false, headerRow, columns });
  }
  return {
    added: count('add'),
    updated: count('update'),
    unchanged: count('same'),
    skipped: reading.left.length + reading.planned.length - chosen.length,
    problems: reading.problems,
  };
}

function wordsOf(
  register: Register,
  { known, patch, newPeople: added }: PlannedLine,
  textOf: TextOf,
): Pick<RegisterImportPreview['rows'][number], 'texts' | 'changes'> {
  const texts: Record<string, string> = {};
  const changes: { field: string; before: string; after: string }[] = [];
  for (const field of register.fields) {
    const after = added[field.id]?.name ?? shown(field, textOf(field, patch[field.id]));
    const before = shown(field, textOf(field, known?.values[field.id]));
    const isWritten = field.id in patch || added[field.id] !== undefined;
    const text = isWritten ? after : before;
    if (text !== '') texts[field.id] = text;
    if (known && isWritten) changes.push({ field: field.id, before, after });
  }
  return { texts, changes };
}

/** The same with what the line is linked to. */
function withLinks(
  words: Pick<RegisterImportPreview['rows'][number], 'texts' | 'changes'>,
  { known, links: written }: PlannedLine,
  links: readonly { table: string; names: ReadonlyMap<string, string> }[],
): Pick<RegisterImportPreview['rows'][number], 'texts' | 'changes'> {
  const texts = { ...words.texts };
  const changes = [...words.changes];
  for (const { table, names } of links) {
    const before = joinTargets(known?.links[table] ?? [], names);
    const targets = written[table];
    const text = targets ? joinTargets(targets, names) : before;
    if (text !== '') texts[table] = text;
    if (known && targets) changes.push({ field: table, before, after: text });
  }
  return { texts, changes };
}

/** A point in time as people read it. */
const shown = ({ kind }: RegisterField, text: string): string =>
  kind === 'instant' && text !== '' ? `${text.slice(0, 16).replace('T', ' ')} UTC` : text;

function newPeople({ planned }: RegisterImport): string[] {
  const names = planned.flatMap(({ newPeople: people }) => Object.values(people).map(({ name }) => name));
  return [...new Set(names)].toSorted();
}

function write(
  session: Session,
  tx: Change,
  { register, context }: RegisterImport,
  planned: readonly PlannedLine[],
): void {
  const people = [...context.people];
  const personId = (wanted: { name: string; email: string }): string => {
    const found = findPerson(people, wanted);
    if (found) return found.id;
    const id = insertPerson(tx, { ...wanted, title: '', side: 'client' });
    people.push({ id, ...wanted });
    return id;
  };
  for (const { known, patch, links, newPeople: added } of planned) {
    const found = Object.entries(added).map(([field, person]) => [field, personId(person)] as const);
    const values = { ...patch, ...Object.fromEntries(found) };
    const id = known?.id ?? insertRecord(session.workspace, tx, register, values, ownColumns(register));
    if (known) updateRecord(session.workspace, tx, register, id, values);
    for (const link of register.links ?? []) {
      const targets = links[link.table];
      if (targets) setTargets(session.workspace, tx, { register, link, id, targets });
    }
  }
}
