import { z } from 'zod';
import {
  MATRIX_EXPORT_FORMATS,
  type MatrixChoice,
  type MatrixDiff,
} from '../../../shared/contract/matrix.ts';
import { FIELD_HEADERS } from '../../../shared/domain/matrix-round-trip/fields.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { bytes, plural, table } from '../output.ts';

const exportMatrix: Command = {
  name: 'export-matrix',
  summary: 'Export the matrix for the client to edit',
  usage: `FILE --out PATH [--format ${MATRIX_EXPORT_FORMATS.join('|')}]`,
  positionals: [1, 1],
  options: {
    out: { value: 'PATH', help: 'file to write; an older one of that name is replaced' },
    format: { value: 'FORMAT', help: 'format of the file; xlsx unless PATH ends in .csv' },
  },
  details:
    'The workbook has lists to choose from and keeps an ID for every row. "reimport-matrix" reads it back.',
  run(args) {
    const path = args.need('out');
    const format =
      args.oneOf('format', MATRIX_EXPORT_FORMATS) ?? (path.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx');
    return withWorkspace(args, async ({ api, target, job }) => {
      const { size, controls } = await job(
        api.matrix.exportMatrix({ format, target: target(path) }),
        z.object({ size: z.int(), controls: z.int() }),
      );
      return {
        json: { path, format, controls, size },
        human: () => `${path}: ${plural(controls, 'control')}, ${bytes(size)}`,
      };
    });
  },
};

const ACCEPT = ['all', 'none'] as const;
type Accept = (typeof ACCEPT)[number] | undefined;

/** Without a word what the client alone changed; with "all" also where both sides did. What only changed here stays. */
function choose(diff: MatrixDiff, accept: Accept, remove: boolean): MatrixChoice {
  if (accept === 'none') return { fields: [], add: [], remove: [] };
  const kinds = accept === 'all' ? ['client', 'both'] : ['client'];
  const fields = diff.changed.flatMap(({ id, fields: changes }) => {
    const chosen = changes.filter(({ kind, problem }) => problem === null && kinds.includes(kind));
    return chosen.length === 0 ? [] : [{ id, fields: chosen.map(({ field }) => field) }];
  });
  return {
    fields,
    add: diff.added.map(({ row }) => row),
    remove: remove ? diff.removed.map(({ id }) => id) : [],
  };
}

const reimportMatrix: Command = {
  name: 'reimport-matrix',
  summary: 'Read an exported matrix back: compare it and apply what the client changed',
  usage: 'FILE SHEET [--accept all|none] [--remove-missing] [--dry-run]',
  positionals: [2, 2],
  options: {
    accept: { value: 'all|none', help: 'all: also where the file changed meanwhile; none: only compare' },
    'remove-missing': { help: 'remove the controls that the sheet no longer has' },
    'dry-run': { help: 'show what would happen and change nothing' },
  },
  details: [
    'SHEET is the path of the spreadsheet. Without --accept, fields that only the client changed and new rows are applied.',
    'The kind of a change is "client", "here" (changed only in the file since the export, which stays) or "both".',
    '"added" counts new rows, "removed" the controls that the sheet no longer has, "applied" what was done of all this.',
  ].join('\n'),
  run(args) {
    const accept = args.oneOf('accept', ACCEPT);
    return withWorkspace(args, async ({ api, source }) => {
      const file = source(args.positional(1));
      const diff = await api.matrix.reimportPreview({ file });
      const choice = choose(diff, args.flag('dry-run') ? 'none' : accept, args.flag('remove-missing'));
      const done = await api.matrix.reimportApply({ file, state: diff.state, choice });
      const changes = diff.changed.flatMap(({ ref, fields }) =>
        fields.map(({ field, exported, here, sheet, kind }) => ({ ref, field, exported, here, sheet, kind })),
      );
      const applied = done.fields + done.added + done.removed;
      const result = {
        changes,
        added: diff.added.length,
        removed: diff.removed.length,
        applied,
        problems: diff.problems,
      };
      return {
        json: result,
        human: (style) =>
          [
            `${plural(changes.length, 'field')} differ, ${result.added} new, ${result.removed} missing. Applied ${applied}.`,
            table(
              style,
              ['Control', 'Field', 'In the file', "Client's", 'Changed by'],
              changes.map((c) => [c.ref, FIELD_HEADERS[c.field], c.here, c.sheet, c.kind]),
              'Nothing differs.',
            ),
            table(
              style,
              ['Row', 'Column', 'Problem', 'Message'],
              diff.problems.map((p) => [p.row, p.column, p.code, p.message]),
              'No problems.',
            ),
          ].join('\n'),
      };
    });
  },
};

/** The matrix to a client's spreadsheet and back. */
export const matrixRoundTripCommands: readonly Command[] = [exportMatrix, reimportMatrix];
