import type { z } from 'zod';
import type { MatrixImportPreview, matrixImportResult } from '../../../shared/contract/matrix.ts';
import type { ImportProblem } from '../../../shared/contract/table-import.ts';
import {
  IMPORT_PROBLEM_CODES,
  IMPORT_PROBLEMS,
  MATRIX_FIELDS,
  MATRIX_LEXICON,
} from '../../../shared/domain/matrix-import.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { mergeColumns, readImportMap } from '../import-map.ts';
import { table } from '../output.ts';

type ImportResult = z.infer<typeof matrixImportResult>;

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
      const { columns, ...place } = map === undefined ? { columns: {} } : readImportMap(map, MATRIX_LEXICON);
      // Only what the command line says decides, not what was chosen on a screen before.
      const where = { file: source(args.positional(1)), ...place, guess: true };
      const isMapped = Object.keys(columns).length > 0;
      const request = isMapped
        ? { ...where, mapping: mergeColumns(await api.matrix.importPreview(where), columns, MATRIX_LEXICON) }
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
