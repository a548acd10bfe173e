/** Requests out to somebody without Trustbench, and lists and packs in. */
import { statSync } from 'node:fs';
import type { Api } from '../../../shared/contract/index.ts';
import {
  packExported,
  returnPlan,
  returnSummary,
  type ReturnPlan,
} from '../../../shared/contract/requests/packs.ts';
import type { RequestImportPreview } from '../../../shared/contract/requests/importing.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { REQUEST_COLUMNS, REQUEST_LEXICON } from '../../../shared/domain/request-import.ts';
import { PACK_AUDIENCES, type PackAudience } from '../../../shared/domain/request-pack/sheet.ts';
import { isClosed, isOwed } from '../../../shared/domain/requests/status.ts';
import { UsageError, type Args } from '../args.ts';
import type { Command, Outcome } from '../command.ts';
import { withWorkspace, type Engine } from '../engine.ts';
import { mergeColumns, readImportMap } from '../import-map.ts';
import { requestNamed } from '../lookup.ts';
import { bytes, plural, table } from '../output.ts';

const exportRequests: Command = {
  name: 'requests export',
  summary: 'Write a request pack: a zip with instructions, the list and a folder for each request',
  usage: `FILE PATH.zip [--audience ${PACK_AUDIENCES.join('|')}] [--due D] [--recipient NAME] [--note TEXT] [--requests REF...]`,
  positionals: [2, 2],
  options: {
    audience: { value: PACK_AUDIENCES.join('|'), help: 'who gets it; the client unless said otherwise' },
    due: { value: 'D', help: 'day by which the answer is needed' },
    recipient: { value: 'NAME', help: 'who it is for' },
    note: { value: 'TEXT', help: 'words for the cover page' },
    requests: {
      value: 'REF',
      multiple: true,
      help: 'only these; otherwise what the client still owes, or what the auditor has not accepted',
    },
  },
  details: [
    'The client answers in the workbook and puts files into the folders; "requests import" reads it back.',
    'Open requests become in progress when the client gets them. A pack for the auditor takes the evidence along, and its requests become',
    'submitted and under review. When no request is recorded yet, those that the engagement needs are recorded first.',
    'JSON: {"path", "ref", "audience", "requests", "generated", "files", "moved", "size", "sha256"}; all but the texts are counts.',
  ].join('\n'),
  run: (args) =>
    withWorkspace(args, async ({ api, target, job }) => {
      const path = args.positional(1);
      const audience = args.oneOf('audience', PACK_AUDIENCES) ?? 'client';
      const generated = (await api.requests.list({})).length === 0 ? await generate(api, audience) : 0;
      const result = await job(
        api.requests.exportPack({
          requestIds: await chosen(api, args, audience),
          audience,
          recipient: args.text('recipient') ?? '',
          due: args.text('due') ?? null,
          note: args.text('note') ?? '',
          target: target(path),
        }),
        packExported,
      );
      const { ref, requests, files, moved, size, sha256 } = result;
      return {
        json: { path, ref, audience, requests, generated, files, moved, size, sha256 },
        notes:
          generated > 0 ? [`No request was recorded: ${plural(generated, 'request')} generated first.`] : [],
        human: () =>
          `${path}: ${ref} with ${plural(requests, 'request')}, ${plural(files, 'file')} of evidence, ${bytes(size)}`,
      };
    }),
};

/** The client is asked for what is missing; the auditor is given what is there, too. */
async function generate(api: Api, audience: PackAudience): Promise<number> {
  const sourceKeys = audience === 'client' ? 'missing' : 'all';
  return (await api.requests.generate({ sourceKeys })).added.length;
}

async function chosen(api: Api, args: Args, audience: PackAudience): Promise<string[]> {
  const refs = args.list('requests');
  const rows = await api.requests.list({});
  if (refs.length > 0) return refs.map((ref) => requestNamed(rows, ref).id);
  const open = rows.filter((row) => (audience === 'client' ? isOwed(row) : !isClosed(row)));
  if (open.length > 0) return open.map(({ id }) => id);
  throw new AppError(
    'not_found',
    'No request is open, so no pack was made. Add one, or name some with --requests.',
  );
}

const importRequests: Command = {
  name: 'requests import',
  summary: "Import the auditor's own list, or a request pack that came back",
  usage: 'FILE PATH... [--map MAP.json] [--pack REF] [--to REF=NAME...] [--dry-run]',
  positionals: [2, 1000],
  options: {
    map: { value: 'MAP.json', help: 'of a list: which column holds what, where the guess is wrong' },
    pack: { value: 'REF', help: 'of a return: the pack that it answers, when the files do not say' },
    to: {
      value: 'REF=NAME',
      multiple: true,
      help: 'of a return: the request that files of this name belong to; * stands for anything',
    },
    'dry-run': { help: 'show what would happen and change nothing' },
  },
  details: [
    'PATH is a spreadsheet (.xlsx, .csv), or a returned pack: its folder, its zip, or the list with loose files. Which of them it is is',
    'told by what it holds. A list adds requests and updates those with the same number; it empties nothing. Files of a return that belong',
    'to no request are left out and named; answers of the list are applied.',
    'MAP.json is {"sheet": NAME, "headerRow": N, "columns": {FIELD: COLUMN}}; COLUMN is a header text, letters, a number from 0, or null.',
    `FIELD is one of: ${REQUEST_COLUMNS.join(', ')}.`,
    'JSON of a list: {"kind": "list", "imported", "updated", "unchanged", "skipped", "problems": [{"row", "column", "code", "message"}]}.',
    'JSON of a return: {"kind": "return", "applied", "pack", "matched": [{"file", "request", "by", "sha256"}], "unmatched": [FILE],',
    '"duplicates": [{"file", "evidence", "requests"}], "answers": [{"request", "status", "auditorStatus", "comment", "missingFiles"}],',
    '"added": [{"row", "request"}], "rejected": [{"fileName", "code", "message"}], "problems": [{"code", "message"}], "summary"}.',
  ].join('\n'),
  run: (args) =>
    withWorkspace(args, async (engine) => {
      const paths = args.positionals.slice(1);
      const files = paths.map((path) => engine.source(path));
      return (await isReturn(engine.api, paths, files, args))
        ? importReturn(engine, files, args)
        : importList(engine, files[0] ?? '', args);
    }),
};

/** A folder, several files, or what holds a pack's manifest or list; a spreadsheet alone is a list unless it is one of ours. */
async function isReturn(api: Api, paths: readonly string[], files: string[], args: Args): Promise<boolean> {
  if (args.text('pack') !== undefined || args.list('to').length > 0 || paths.length > 1) return true;
  if (paths.some((path) => statSync(path).isDirectory())) return true;
  return (await api.requests.recognizeReturn({ files })).isPack;
}

async function importList({ api }: Engine, file: string, args: Args): Promise<Outcome> {
  const map = args.text('map');
  const {
    columns,
    turned: _,
    ...place
  } = map === undefined ? { columns: {}, turned: false } : readImportMap(map, REQUEST_LEXICON);
  // Only what the command line says decides, not what was chosen on a screen before.
  const where = { file, ...place, guess: true };
  const isMapped = Object.keys(columns).length > 0;
  const source = isMapped
    ? { ...where, mapping: mergeColumns(await api.requests.importPreview(where), columns, REQUEST_LEXICON) }
    : where;
  const isDry = args.flag('dry-run');
  const result = isDry
    ? wouldImport(await api.requests.importPreview(source))
    : await api.requests.importApply(source);
  const { problems, ...counts } = result;
  const listed = problems.map(({ row, column, code, message }) => ({ row, column, code, message }));
  return {
    json: { kind: 'list', ...counts, problems: listed },
    human: (style) =>
      [
        `${isDry ? 'Would import' : 'Imported'} ${counts.imported}, update${isDry ? '' : 'd'} ${counts.updated}, unchanged ${counts.unchanged}, skip${isDry ? '' : 'ped'} ${counts.skipped}.`,
        table(
          style,
          ['Row', 'Column', 'Problem', 'Message'],
          listed.map((p) => [p.row, p.column, p.code, p.message]),
          'No problems.',
        ),
      ].join('\n'),
  };
}

function wouldImport({ rows, problems }: RequestImportPreview) {
  const count = (action: string) => rows.filter((row) => row.action === action).length;
  return {
    imported: count('add'),
    updated: count('update'),
    unchanged: count('same'),
    skipped: count('skip'),
    problems,
  };
}

async function importReturn({ api, job }: Engine, files: string[], args: Args): Promise<Outcome> {
  const ref = args.text('pack');
  const packId =
    ref === undefined ? null : ((await api.requests.packs({})).find((pack) => pack.ref === ref)?.id ?? ref);
  const read = await job(api.requests.readReturn({ files, packId }), returnPlan);
  if (read.files.length + read.answers.length + read.added.length + read.leftOut.length === 0) {
    throw new AppError(
      'not_found',
      `${read.fileName} holds no files and no answers, so nothing was taken over. Choose the folder or the zip that came back.`,
    );
  }
  const byHand = directed(read, args.list('to'));
  const plan = {
    ...read,
    files: read.files.map((file) => ({ ...file, requestId: byHand.get(file.index) ?? file.requestId })),
  };
  const isDry = args.flag('dry-run');
  if (isDry) await api.requests.dropReturn({ planId: plan.planId });
  const summary = isDry
    ? null
    : await job(
        api.requests.applyReturn({
          planId: plan.planId,
          decisions: {
            files: [...byHand].map(([index, requestId]) => ({ index, requestId })),
            skipAnswers: [],
            add: plan.added.map(({ row }) => row),
          },
        }),
        returnSummary,
      );
  const json = returnJson(plan, byHand, summary !== null);
  return {
    json: summary === null ? json : { ...json, summary },
    human: (style) =>
      [
        `${plan.pack?.ref ?? 'No known pack'}: ${plural(json.matched.length, 'file')} matched, ${json.unmatched.length} unmatched, ${json.duplicates.length} here already, ${plural(json.answers.length, 'answer')}.${isDry ? ' Nothing was changed.' : ''}`,
        table(
          style,
          ['File', 'Request', 'By'],
          [
            ...json.matched.map((f) => [f.file, f.request, f.by]),
            ...json.unmatched.map((file) => [file, null, null]),
          ],
          'No files.',
        ),
        ...plan.problems.map(({ message }) => message),
      ].join('\n'),
  };
}

/**
 * Request by index of the file, as `--to` says.
 *
 * @throws UsageError for one that names no file or is no pair
 */
function directed({ files, requests }: ReturnPlan, pairs: readonly string[]): Map<number, string> {
  return new Map(
    pairs.flatMap((pair) => {
      const [, ref = '', name = ''] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
      if (name === '') throw new UsageError(`--to takes REF=NAME, not "${pair}".`);
      const { id } = requestNamed(requests, ref);
      const isNamed = nameFilter(name);
      const found = files.filter(({ fileName }) => isNamed(fileName));
      if (found.length === 0) throw new UsageError(`No returned file is called "${name}".`);
      return found.map(({ index }) => [index, id] as const);
    }),
  );
}

function nameFilter(name: string): (fileName: string) => boolean {
  const parts = name.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  const pattern = new RegExp(`^${parts.join('.*')}$`, 'iu');
  return (fileName) => pattern.test(fileName);
}

function returnJson(plan: ReturnPlan, byHand: ReadonlyMap<number, string>, applied: boolean) {
  const refs = new Map(plan.requests.map(({ id, ref }) => [id, ref]));
  const matched = plan.files.filter(({ requestId, already }) => requestId !== null && already === null);
  return {
    kind: 'return',
    applied,
    pack: plan.pack?.ref ?? null,
    matched: matched.map((f) => ({
      file: f.origin,
      request: refs.get(f.requestId ?? '') ?? null,
      by: byHand.has(f.index) ? 'hand' : f.reason,
      sha256: f.sha256,
    })),
    unmatched: plan.files.filter(({ requestId }) => requestId === null).map((f) => f.origin),
    duplicates: plan.files.flatMap((f) =>
      f.already ? [{ file: f.origin, evidence: f.already.ref, requests: f.already.requests }] : [],
    ),
    answers: plan.answers.map((a) => ({
      request: refs.get(a.requestId) ?? null,
      status: a.status,
      auditorStatus: a.auditorStatus,
      comment: a.comment,
      missingFiles: a.missingFiles,
    })),
    added: plan.added.map(({ row, request }) => ({ row, request })),
    rejected: plan.rejected,
    problems: plan.problems,
  };
}

export const requestPackCommands: readonly Command[] = [exportRequests, importRequests];
