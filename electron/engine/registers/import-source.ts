/** Reads the list of a register's records and compares it with what is recorded. */
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import type { sheetSource } from '../../../shared/contract/table-import.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  columnLabels,
  interpretRegister,
  planRegister,
  registerLayoutOf,
  registerOfKind,
  type ImportKind,
  type PlannedLine,
  type RegisterContext,
  type RegisterLayout,
  type RegisterProblem,
} from '../../../shared/domain/register-import.ts';
import type { Register } from '../../../shared/domain/registers.ts';
import type { SheetTable } from '../../../shared/domain/table.ts';
import type { Session } from '../session.ts';
import { isOle, isZip } from '../tables/container.ts';
import { pickColumns, savedMapping } from '../tables/saved-mappings.ts';
import { readWorkbook } from '../tables/table-file.ts';
import { importContext } from './import-context.ts';
import { targetsOf } from './record-links.ts';
import { readRegister } from './records.ts';

export type RegisterSource = z.infer<typeof sheetSource> & { kind: ImportKind };

export interface RegisterImport {
  register: Register;
  context: RegisterContext;
  tables: SheetTable[];
  sheet: SheetTable;
  layout: RegisterLayout;
  mappingFrom: 'guessed' | 'saved' | 'given';
  planned: PlannedLine[];
  left: { row: number; title: string }[];
  problems: RegisterProblem[];
}

/** Begins the names under which a mapping is saved, so that lists of different kinds are told apart. */
const SAVED_AS = 'register';

/** @throws AppError bad_input for a sheet that the file does not have; the errors of `readWorkbook` */
export async function readRegisterImport(session: Session, source: RegisterSource): Promise<RegisterImport> {
  const path = session.source(source.file);
  const { kind } = source;
  const register = registerOfKind(kind);
  const [tables, isDelimited] = [await readWorkbook(path), await isDelimitedText(path)];
  const sheet =
    source.sheet === undefined ? likeliest(tables, kind) : tables.find((t) => t.name === source.sheet);
  if (!sheet) {
    const names = tables.map((t) => t.name).join(', ');
    const message = `${basename(path)} has no sheet "${source.sheet ?? ''}". It has: ${names}.`;
    throw new AppError('bad_input', message);
  }
  const { layout, mappingFrom } = chooseLayout(session, sheet, source);
  const { workspace } = session;
  const context = importContext(workspace, register, isDelimited);
  const reading = interpretRegister(layout, context);
  const links = (register.links ?? []).map(
    (link) => [link.table, targetsOf(workspace, register, link)] as const,
  );
  const recorded = readRegister(workspace, register).map(({ id, ref, values }) => ({
    id,
    ref: ref ?? '',
    values,
    links: Object.fromEntries(links.map(([table, targets]) => [table, targets.get(id) ?? []])),
  }));
  const { planned, left, problems } = planRegister(register, reading.lines, recorded);
  return {
    register,
    context,
    tables,
    sheet,
    layout,
    mappingFrom,
    planned,
    left: [...reading.left, ...left].toSorted((a, b) => a.row - b.row),
    problems: [...reading.problems, ...problems].toSorted((a, b) => a.row - b.row),
  };
}

/** The names under which the mapping of a sheet is saved. */
export const savedNames = (kind: ImportKind, sheet: SheetTable): string[] => [
  SAVED_AS,
  kind,
  ...registerLayoutOf(sheet, kind).names,
];

function chooseLayout(
  session: Session,
  sheet: SheetTable,
  { kind, headerRow, mapping, guess }: RegisterSource,
): Pick<RegisterImport, 'layout' | 'mappingFrom'> {
  const columns = Object.keys(columnLabels(kind));
  // 0 says that no row names the columns, which is one before the first.
  const choice =
    headerRow === undefined ? {} : { headerRow: headerRow === 0 ? -1 : headerRow - sheet.firstRow };
  if (mapping) {
    const given = { ...choice, mapping: pickColumns(columns, mapping) };
    return { layout: registerLayoutOf(sheet, kind, given), mappingFrom: 'given' };
  }
  const saved = guess || headerRow !== undefined ? undefined : savedMapping(session, savedNames(kind, sheet));
  if (!saved) return { layout: registerLayoutOf(sheet, kind, choice), mappingFrom: 'guessed' };
  const kept = { headerRow: saved.headerRow, mapping: pickColumns(columns, saved.columns) };
  return { layout: registerLayoutOf(sheet, kind, kept), mappingFrom: 'saved' };
}

/** The sheet that looks most like the list: visible, with most columns named, and the longest of those. */
function likeliest(tables: readonly SheetTable[], kind: ImportKind): SheetTable | undefined {
  const score = (table: SheetTable) =>
    (table.hidden ? 0 : 1e8) +
    registerLayoutOf(table, kind).weight * 1e6 +
    Math.min(table.rows.length, 1e6 - 1);
  return tables.toSorted((a, b) => score(b) - score(a))[0];
}

async function isDelimitedText(path: string): Promise<boolean> {
  await using file = await open(path);
  const head = Buffer.alloc(8);
  await file.read(head, 0, head.length, 0);
  return !isZip(head) && !isOle(head);
}
