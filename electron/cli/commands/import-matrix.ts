import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type {
  ImportProblem,
  MatrixImportPreview,
  matrixImportResult,
} from '../../../shared/contract/matrix.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  fieldNamed,
  IMPORT_PROBLEM_CODES,
  IMPORT_PROBLEMS,
  MATRIX_FIELDS,
  type MatrixField,
} from '../../../shared/domain/matrix-import.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { table } from '../output.ts';

const columns = z.record(
  z.string().refine((name) => fieldNamed(name) !== undefined, { error: 'no such field' }),
  z.union([z.string(), z.int().min(0), z.null()]),
);
const mapFile = z.strictObject({
  sheet: z.string().optional(),
  turned: z.boolean().optional(),
  headerRow: z.int().min(0).optional(),
  columns: columns.default({}),
});
type MapFile = z.infer<typeof mapFile>;
/** A map that says nothing but the columns may leave the braces around them away. */
const PARTS = Object.keys(mapFile.shape);

type ImportResult = z.infer<typeof matrixImportResult>;

/** @throws AppError bad_input naming what is wrong in the file */
function readMap(path: string): MapFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new AppError(
      'file_unreadable',
      `${path} can not be read. Check the path of the map.`,
      {},
      { cause: error },
    );
  }
  const json = parseJson(text, path);
  const isBare =
    typeof json === 'object' && json !== null && !Object.keys(json).some((key) => PARTS.includes(key));
  const parsed = mapFile.safeParse(isBare ? { columns: json } : json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new AppError(
    'bad_input',
    `${path}, ${issue?.path.join('.') || 'the whole file'}: ${issue?.message}. The fields are: ${MATRIX_FIELDS.join(', ')}.`,
  );
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError(
      'bad_input',
      `${path} is not JSON: ${(error as Error).message}.`,
      {},
      { cause: error },
    );
  }
}

/** What the map names replaces the guess; a column has one meaning, so a guess for it elsewhere falls away. */
function mergeColumns(
  preview: MatrixImportPreview,
  columns: MapFile['columns'],
): MatrixImportPreview['mapping'] {
  const chosen = Object.entries(columns).map(([name, column]): [MatrixField | undefined, number | null] => [
    fieldNamed(name),
    column === null ? null : columnIndex(preview, column),
  ]);
  const taken = new Set(chosen.map(([, index]) => index));
  const guessed = Object.entries(preview.mapping).filter(([, index]) => !taken.has(index));
  return Object.fromEntries([...guessed, ...chosen]);
}

/** A header text, else letters such as "B"; a number counts from 0. */
function columnIndex({ headers, sheet }: MatrixImportPreview, column: string | number): number {
  if (typeof column === 'number') return column;
  const wanted = column.trim().toLowerCase();
  const byHeader = headers.findIndex((h) => h.trim().toLowerCase() === wanted);
  if (byHeader >= 0) return byHeader;
  if (/^[a-z]{1,2}$/.test(wanted)) {
    return [...wanted].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0) - 1;
  }
  throw new AppError(
    'bad_input',
    `Sheet "${sheet}" has no column "${column}". Its headers are: ${headers.filter((h) => h !== '').join(', ')}.`,
  );
}

function wouldImport(preview: MatrixImportPreview): ImportResult {
  return {
    imported: preview.rows.filter((r) => r.action === 'add').length,
    updated: preview.rows.filter((r) => r.action === 'update').length,
    skipped: preview.rows.filter((r) => r.action === 'skip').length,
    problems: preview.problems,
  };
}

/** As scripts read it; how grave a problem is follows from its code. */
function toJson({ problems, ...counts }: ImportResult) {
  return {
    ...counts,
    problems: problems.map(({ row, column, code, message }) => ({ row, column, code, message })),
  };
}

function listCodes(severity: ImportProblem['severity']): string {
  return IMPORT_PROBLEM_CODES.filter((code) => IMPORT_PROBLEMS[code].severity === severity).join(', ');
}

export const importMatrix: Command = {
  name: 'import-matrix',
  summary: 'Import controls from a spreadsheet (.xlsx, .csv)',
  usage: 'FILE SHEET [--map MAP.json] [--dry-run]',
  positionals: [2, 2],
  options: {
    map: { value: 'MAP.json', help: 'which column holds what, where the guess is wrong' },
    'dry-run': { help: 'show what would happen and change nothing' },
  },
  details: [
    'SHEET is the path of the spreadsheet. MAP.json is {"sheet": NAME, "headerRow": N, "columns": {FIELD: COLUMN}};',
    'every part may be left out. COLUMN is a header text, letters such as "B", a number counted from 0, or null for none.',
    `FIELD is one of: ${MATRIX_FIELDS.join(', ')}.`,
    '"headerRow": 0 says that no row names the columns; "turned": true that each column is a control.',
    'A control whose number is already there is updated; what the sheet leaves open stays as it is.',
    `Problems that keep a row out: ${listCodes('blocks')}.`,
    `Problems to look at: ${listCodes('warns')}.`,
    `For information: ${listCodes('informs')}.`,
  ].join('\n'),
  run: (args) =>
    withWorkspace(args, async ({ api, source }) => {
      const map = args.text('map');
      const { columns, ...place } = map === undefined ? { columns: {} } : readMap(map);
      // Only what the command line says decides, not what was chosen on a screen before.
      const where = { file: source(args.positional(1)), ...place, guess: true };
      const isMapped = Object.keys(columns).length > 0;
      const request = isMapped
        ? { ...where, mapping: mergeColumns(await api.matrix.importPreview(where), columns) }
        : where;
      const isDry = args.flag('dry-run');
      const result = isDry
        ? wouldImport(await api.matrix.importPreview(request))
        : await api.matrix.importApply(request);
      return {
        json: toJson(result),
        human: (style) =>
          [
            `${isDry ? 'Would import' : 'Imported'} ${result.imported}, update${isDry ? '' : 'd'} ${result.updated}, skip${isDry ? '' : 'ped'} ${result.skipped}.`,
            table(
              style,
              ['Row', 'Column', 'Problem', 'Message'],
              result.problems.map((p) => [p.row, p.column, p.code, p.message]),
              'No problems.',
            ),
          ].join('\n'),
      };
    }),
};
