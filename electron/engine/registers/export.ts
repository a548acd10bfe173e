/** Writes a register for people who work in spreadsheets; the same file reads back as it was written. */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import papaparse from 'papaparse';
import type { z } from 'zod';
import type {
  REGISTER_FILE_FORMATS,
  registerExportResult,
} from '../../../shared/contract/registers/files.ts';
import type { RegisterRow } from '../../../shared/contract/registers.ts';
import { guardCell } from '../../../shared/domain/spreadsheet-text.ts';
import { linkColumnsOf } from '../../../shared/domain/register-import.ts';
import {
  registerOf,
  type Register,
  type RegisterField,
  type RegisterId,
} from '../../../shared/domain/registers.ts';
import { writeAtomically } from '../atomic-file.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import { kindFor, reportMeta } from '../reports/meta.ts';
import { writeBook } from '../reports/xlsx/write-book.ts';
import type { Sheet, SheetColumn, Value } from '../reports/xlsx/sheet.ts';
import type { Session } from '../session.ts';
import { readRegister } from './records.ts';
import { linkTexts, textsOf, type TextOf } from './value-texts.ts';

interface RegisterExport {
  register: RegisterId;
  format: (typeof REGISTER_FILE_FORMATS)[number];
  /** Path. */
  target: string;
  /** Only these, in this order. */
  ids?: readonly string[] | undefined;
}

/** The most that the choices of a cell may come to in a workbook, with the commas between. */
const LONGEST_LIST = 255;
const REF_TITLE = 'Ref';

/** @throws AppError `cancelled`, or what stands in the way of the file */
export async function exportRegister(
  session: Session,
  { register: id, format, target, ids }: RegisterExport,
  job: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<z.infer<typeof registerExportResult>> {
  const register = registerOf(id);
  const rows = chosen(readRegister(session.workspace, register), ids);
  const textOf = textsOf(session.workspace, register);
  const links = linkColumnsOf(register).map(({ link, title }) => ({
    title,
    texts: linkTexts(session.workspace, register, link),
  }));
  const size = await writeAtomically(target, (temporary) =>
    format === 'csv'
      ? writeFile(temporary, registerCsv(register, rows, textOf, links))
      : writeSheets(session, registerSheet(register, rows, textOf, links), temporary, job),
  );
  return { fileName: basename(target), size, records: rows.length };
}

function chosen(rows: readonly RegisterRow[], ids: readonly string[] | undefined): readonly RegisterRow[] {
  if (!ids) return rows;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** A sheet has no time zones, so the head of a time says which it is in. */
const titleOf = ({ label, kind }: RegisterField): string => (kind === 'instant' ? `${label} (UTC)` : label);

/** The links of one kind, by the id of the record. */
interface LinkTexts {
  title: string;
  texts: ReadonlyMap<string, string>;
}

function registerSheet(
  register: Register,
  rows: readonly RegisterRow[],
  textOf: TextOf,
  links: readonly LinkTexts[],
): Sheet<RegisterRow> {
  const fields = register.fields.map((field): SheetColumn<RegisterRow> => {
    const choices = listOf(field);
    return {
      title: titleOf(field),
      value: (row) => cellValue(field, row.values[field.id] ?? null, textOf),
      widest: field.kind === 'paragraph' ? 60 : 44,
      ...(choices && { choices }),
    };
  });
  const linked = links.map(({ title, texts }): SheetColumn<RegisterRow> => ({
    title,
    value: ({ id }) => texts.get(id) ?? null,
    widest: 44,
  }));
  const ref: SheetColumn<RegisterRow> = { title: REF_TITLE, value: (row) => row.ref };
  return {
    name: register.name.slice(0, 31),
    columns: [...(register.refPrefix ? [ref] : []), ...fields, ...linked],
    rows,
    frozen: register.refPrefix ? 2 : 1,
  };
}

function cellValue(field: RegisterField, value: string | number | null, textOf: TextOf): Value {
  if (value === null || value === '') return null;
  if (field.kind === 'day') return { day: String(value) };
  if (field.kind === 'instant') return { moment: String(value) };
  return typeof value === 'number' ? value : textOf(field, value);
}

/** The words that a cell takes; none where a workbook can not hold the list. */
function listOf(field: RegisterField): readonly string[] | undefined {
  if (field.kind !== 'choice') return undefined;
  const labels = (field.choices ?? []).map(({ label }) => label);
  const fits = labels.join(',').length <= LONGEST_LIST && labels.every((label) => !/[,"]/.test(label));
  return fits ? labels : undefined;
}

/** With a byte order mark, by which Excel knows that it is UTF-8. */
function registerCsv(
  register: Register,
  rows: readonly RegisterRow[],
  textOf: TextOf,
  links: readonly LinkTexts[],
): string {
  const head = [...register.fields.map(titleOf), ...links.map(({ title }) => title)];
  const data = rows.map((row) => [
    ...(register.refPrefix ? [row.ref ?? ''] : []),
    ...register.fields.map((field) => guardCell(textOf(field, row.values[field.id]))),
    ...links.map(({ texts }) => guardCell(texts.get(row.id) ?? '')),
  ]);
  const fields = register.refPrefix ? [REF_TITLE, ...head] : head;
  return `\uFEFF${papaparse.unparse({ fields, data }, { newline: '\r\n' })}\r\n`;
}

async function writeSheets(
  session: Session,
  sheet: Sheet<RegisterRow>,
  path: string,
  { signal, progress }: Pick<JobHandle, 'signal' | 'progress'>,
): Promise<void> {
  const meta = { ...reportMeta(session, kindFor(session.engagement().type)), title: sheet.name };
  await writeBook(meta, null, [sheet as Sheet<unknown>], createWriteStream(path), {
    signal,
    onProgress: ({ done, total }) => progress(done, total, 'Writing'),
  });
}
