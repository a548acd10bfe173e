/** Commands about the registers: from spreadsheets, to them, and as records. */
import { extname } from 'node:path';
import { registerExportResult, type RegisterImportResult } from '../../../shared/contract/registers/files.ts';
import type { ImportProblem } from '../../../shared/contract/table-import.ts';
import {
  IMPORT_KINDS,
  kindName,
  lexiconOf,
  REGISTER_PROBLEM_CODES,
  REGISTER_PROBLEMS,
  registerOfKind,
  type ImportKind,
} from '../../../shared/domain/register-import.ts';
import { registerOf, type RegisterId } from '../../../shared/domain/registers.ts';
import { UsageError, type Args } from '../args.ts';
import type { Command, Outcome } from '../command.ts';
import { withWorkspace, type Engine } from '../engine.ts';
import { mergeColumns, readImportMap } from '../import-map.ts';
import { plural, table } from '../output.ts';

const ACCESS = 'access';
/** As the help names them, those of the year's populations first. */
const POPULATION_KINDS: readonly string[] = [
  'risks', 'vendors', 'people', 'joiners', 'leavers', ACCESS, 'incidents', 'backups', 'vulnerabilities', 'training', 'assets',
]; // prettier-ignore
const KINDS = [...POPULATION_KINDS, ...IMPORT_KINDS.filter((kind) => !POPULATION_KINDS.includes(kind))];

/** @throws UsageError naming the kinds */
function kindOf(args: Args): ImportKind | typeof ACCESS {
  const given = args.positional(1);
  const kind = [...IMPORT_KINDS, ACCESS as typeof ACCESS].find((each) => each === given);
  if (kind) return kind;
  throw new UsageError(`"${given}" is no kind of register. The kinds are: ${KINDS.join(', ')}.`);
}

function registerIdOf(args: Args): RegisterId {
  const kind = kindOf(args);
  if (kind !== ACCESS) return registerOfKind(kind).id;
  throw new UsageError(
    'Accounts are kept in access reviews, not in a register. The screen Access reviews exports them.',
  );
}

function hoursOf(args: Args, kind: string): number | undefined {
  const given = args.text('limit-hours');
  if (given === undefined) return undefined;
  const hours = Number(given);
  if (kind !== 'leavers' && kind !== 'people')
    throw new UsageError('--limit-hours is the rule for leavers; it goes with the kind leavers.');
  if (!Number.isInteger(hours) || hours < 1 || hours > 8760)
    throw new UsageError(`--limit-hours takes a whole number from 1 to 8760, not "${given}".`);
  return hours;
}

interface Imported extends RegisterImportResult {
  rows: number;
}

/** As scripts read it; how grave a problem is follows from its code. */
const problemsOf = (problems: readonly Pick<ImportProblem, 'row' | 'column' | 'code' | 'message'>[]) =>
  problems.map(({ row, column, code, message }) => ({ row, column, code, message }));

function outcomeOf(
  { rows, added, updated, unchanged, skipped, problems }: Imported,
  isDry: boolean,
): Outcome {
  const imported = added + updated + unchanged;
  return {
    // A list of which nothing could be taken is the wrong list, or its columns were not recognised.
    exitCode: imported === 0 && problems.length > 0 ? 1 : 0,
    json: {
      rows,
      imported,
      added,
      updated,
      unchanged,
      skipped,
      problems: problemsOf(problems),
    },
    human: (style) =>
      [
        `${isDry ? 'Would add' : 'Added'} ${added}, update${isDry ? '' : 'd'} ${updated}, ${unchanged} unchanged, ${skipped} of ${plural(rows, 'row')} left out.`,
        table(
          style,
          ['Row', 'Column', 'Problem', 'Message'],
          problems.map((p) => [p.row, p.column, p.code, p.message]),
          'No problems.',
        ),
      ].join('\n'),
  };
}

async function importRegister({ api, source }: Engine, args: Args, kind: ImportKind): Promise<Outcome> {
  const lexicon = lexiconOf(kind);
  const leaverHours = hoursOf(args, kind);
  const map = args.text('map');
  const { columns, sheet, headerRow } = map === undefined ? { columns: {} } : readImportMap(map, lexicon);
  // Only what the command line says decides, not what was chosen on a screen before.
  const where = {
    kind,
    file: source(args.positional(2)),
    guess: true,
    ...(sheet !== undefined && { sheet }),
    ...(headerRow !== undefined && { headerRow }),
  };
  const found = await api.registers.importPreview(where);
  const isMapped = Object.keys(columns).length > 0;
  const request = isMapped ? { ...where, mapping: mergeColumns(found, columns, lexicon) } : where;
  const preview = isMapped ? await api.registers.importPreview(request) : found;
  const count = (action: string) => preview.rows.filter((row) => row.action === action).length;
  const isDry = args.flag('dry-run');
  const result = isDry
    ? {
        added: count('add'),
        updated: count('update'),
        unchanged: count('same'),
        skipped: count('skip'),
        problems: preview.problems,
      }
    : await api.registers.importApply({ ...request, ...(leaverHours !== undefined && { leaverHours }) });
  return outcomeOf({ ...result, rows: preview.rows.length }, isDry);
}

async function importAccess({ api, source }: Engine, args: Args): Promise<Outcome> {
  if (args.text('map') !== undefined || args.flag('dry-run'))
    throw new UsageError(
      'A listing of accounts is imported as a whole: --map and --dry-run do not go with it.',
    );
  const result = await api.registers.importAccess({ file: source(args.positional(2)) });
  return {
    json: result,
    human: (style) =>
      [
        `Access review ${result.ref} made of ${plural(result.imported, 'account')}.`,
        table(
          style,
          ['Row', 'Column', 'Message'],
          result.problems.map((p) => [p.row, p.column, p.message]),
          'No problems.',
        ),
      ].join('\n'),
  };
}

const codes = (severity: ImportProblem['severity']): string =>
  REGISTER_PROBLEM_CODES.filter((code) => REGISTER_PROBLEMS[code].severity === severity).join(', ');

const importCommand: Command = {
  name: 'register import',
  summary: 'Import a register, or a list of joiners, leavers or accounts, from a spreadsheet',
  usage: 'FILE KIND PATH [--map MAP.json] [--limit-hours H] [--dry-run]',
  positionals: [3, 3],
  options: {
    map: { value: 'MAP.json', help: 'which column holds what, where the guess is wrong' },
    'limit-hours': {
      value: 'H',
      help: 'hours in which the access of leavers is removed; becomes the rule of the file',
    },
    'dry-run': { help: 'show what would happen and change nothing' },
  },
  details: [
    `KIND is one of: ${KINDS.join(', ')}.`,
    'PATH is a spreadsheet (.xlsx) or delimited text in any layout. MAP.json is {"sheet": NAME, "headerRow": N, "columns": {FIELD: COLUMN}};',
    'every part may be left out. COLUMN is a header text, letters such as "B", a number counted from 0, or null for none.',
    'FIELD is a key that "register list" prints. "headerRow": 0 says that no row names the columns.',
    'A record that is already there is updated; what the list leaves empty stays as it is. joiners, leavers and people write one register.',
    'Times without a zone are UTC. Access removed on a day without a time counts until the end of that day in UTC.',
    'Levels that are numbered (P1, SEV-1, tier 1) are critical, high, medium and low in that order.',
    'A vulnerability whose status says open is open, whatever day an earlier fix has; a due date tells the days allowed.',
    'The exit code is 1 when nothing of a list could be taken.',
    `Problems that keep a row out: ${codes('blocks')}.`,
    `Problems to look at: ${codes('warns')}.`,
    `For information: ${codes('informs')}.`,
  ].join('\n'),
  run: (args) => {
    const kind = kindOf(args);
    return withWorkspace(args, (engine) =>
      kind === ACCESS ? importAccess(engine, args) : importRegister(engine, args, kind),
    );
  },
};

const list: Command = {
  name: 'register list',
  summary: 'List the records of a register',
  usage: 'FILE KIND',
  positionals: [2, 2],
  options: {},
  details: `KIND is one of: ${KINDS.filter((kind) => kind !== ACCESS).join(', ')}.`,
  run: (args) => {
    const id = registerIdOf(args);
    const kind = kindOf(args);
    return withWorkspace(args, async ({ api }) => {
      const register = registerOf(id);
      const isShown = (values: Record<string, unknown>) =>
        kind === 'joiners' ? values['startedOn'] !== null : kind !== 'leavers' || values['leftOn'] !== null;
      const rows = (await api.registers.list({ register: id })).filter(({ values }) => isShown(values));
      const shown = register.fields.slice(0, 5);
      return {
        json: rows.map(({ id: record, ref, values }) => ({
          id: record,
          ...(ref !== null && { ref }),
          ...values,
        })),
        human: (style) =>
          table(
            style,
            [...(register.refPrefix ? ['Ref'] : []), ...shown.map(({ label }) => label)],
            rows.map(({ ref, values }) => [
              ...(register.refPrefix ? [ref] : []),
              ...shown.map((field) => values[field.id] ?? null),
            ]),
            `There is no ${register.singular}.`,
          ),
      };
    });
  },
};

const exportCommand: Command = {
  name: 'register export',
  summary: 'Write a register to a spreadsheet that imports again unchanged',
  usage: 'FILE KIND --out PATH',
  positionals: [2, 2],
  options: { out: { value: 'PATH', help: 'file to write, .xlsx or .csv' } },
  details: `KIND is one of: ${KINDS.filter((kind) => kind !== ACCESS).join(', ')}.`,
  run: (args) => {
    const register = registerIdOf(args);
    const out = args.text('out');
    const format = extname(out ?? '').toLowerCase() === '.csv' ? 'csv' : 'xlsx';
    if (out === undefined || !['.csv', '.xlsx'].includes(extname(out).toLowerCase()))
      throw new UsageError('--out takes the path of an .xlsx or .csv file.');
    return withWorkspace(args, async ({ api, target, job }) => {
      const done = await job(
        api.registers.exportFile({ register, format, target: target(out) }),
        registerExportResult,
      );
      return {
        json: done,
        human: () =>
          `${done.fileName}: ${plural(done.records, 'record')} of ${kindName(register).toLowerCase()}.`,
      };
    });
  },
};

export const registerCommands: readonly Command[] = [importCommand, list, exportCommand];
