import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { MatrixImportPreview } from '../../../shared/contract/matrix.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { MATRIX_FIELDS } from '../../../shared/domain/matrix-import.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { table } from '../output.ts';

const mapFile = z.strictObject({
  sheet: z.string().optional(),
  headerRow: z.int().min(1).optional(),
  columns: z
    .partialRecord(z.enum(MATRIX_FIELDS), z.union([z.string(), z.int().min(0), z.null()]))
    .default({}),
});
type MapFile = z.infer<typeof mapFile>;

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
  const parsed = mapFile.safeParse(parseJson(text, path));
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
function mergeColumns(preview: MatrixImportPreview, columns: MapFile['columns']) {
  const chosen = Object.entries(columns).map(
    ([field, column]) => [field, column === null ? null : columnIndex(preview, column)] as const,
  );
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

function wouldImport(preview: MatrixImportPreview) {
  return {
    imported: preview.rows.filter((r) => r.action === 'add').length,
    updated: preview.rows.filter((r) => r.action === 'update').length,
    skipped: preview.rows.filter((r) => r.action === 'skip').length,
    problems: preview.problems,
  };
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
  ].join('\n'),
  run: (args) =>
    withWorkspace(args, async ({ api, source }) => {
      const map = args.text('map');
      const { columns, ...place } = map === undefined ? { columns: {} } : readMap(map);
      const where = { file: source(args.positional(1)), ...place };
      const preview = await api.matrix.importPreview(where);
      const request = { ...where, mapping: mergeColumns(preview, columns) };
      const isDry = args.flag('dry-run');
      const result = isDry
        ? wouldImport(await api.matrix.importPreview(request))
        : await api.matrix.importApply(request);
      return {
        json: result,
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
