/** Commands about the file as a whole: its history and its integrity. */
import type { SealInfo } from '../../../shared/contract/seal.ts';
import {
  historyExported,
  historyFilter,
  verifyResult,
  type VerifyProblem,
  type HistoryFilter,
} from '../../../shared/contract/workspace.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { ENGAGEMENT_AREAS } from '../../../shared/domain/area-tables.ts';
import { HISTORY_FORMATS, HISTORY_KINDS } from '../../../shared/domain/history.ts';
import { UsageError, type Args } from '../args.ts';
import type { Command, Outcome } from '../command.ts';
import { withWorkspace, type Engine } from '../engine.ts';
import { plural, table, type Style } from '../output.ts';

const ofWorkspace = { usage: 'FILE', positionals: [1, 1], options: {} } as const;
const HISTORY_SHOWN = 50;

const FILTERS = {
  who: { value: 'NAME', help: 'changes of this person' },
  area: { value: 'AREA', help: `one of ${ENGAGEMENT_AREAS.join(', ')}` },
  kind: { value: 'KIND', help: `one of ${HISTORY_KINDS.join(', ')}` },
  from: { value: 'DAY', help: 'from this day on, in UTC' },
  to: { value: 'DAY', help: 'up to this day, in UTC' },
  search: { value: 'TEXT', help: 'words of the change, the person or the time' },
} as const;

/** The filter that the options say; the contract refuses what it does not know. */
function filterOf(args: Args): HistoryFilter {
  const given = {
    actor: args.text('who'),
    area: args.text('area'),
    kind: args.text('kind'),
    from: args.text('from'),
    to: args.text('to'),
    search: args.text('search'),
  };
  const { data, error } = historyFilter.safeParse(given);
  if (data) return data;
  throw new UsageError(`--${String(error.issues[0]?.path[0])} is none of the values that it takes.`);
}

const history: Command = {
  ...ofWorkspace,
  name: 'history',
  summary: 'List changes and exports, newest first, or write them to a file field by field',
  usage: 'FILE [--limit N] [--who NAME] [--area A] [--kind K] [--from D] [--to D] [--search T] [--out PATH]',
  options: {
    limit: { value: 'N', help: `how many, at most 500; ${HISTORY_SHOWN} otherwise` },
    ...FILTERS,
    out: { value: 'PATH', help: 'write all of them to a file that ends in .csv, .xlsx or .json' },
  },
  run: (args) => {
    const filter = filterOf(args);
    const out = args.text('out');
    const format =
      out === undefined
        ? undefined
        : HISTORY_FORMATS.find((known) => out.toLowerCase().endsWith(`.${known}`));
    if (out !== undefined && format === undefined)
      throw new UsageError('--out ends in .csv, .xlsx or .json.');
    const limit = args.count('limit', 1) ?? HISTORY_SHOWN;
    return withWorkspace(args, async ({ api, job, target }) => {
      if (out !== undefined && format !== undefined) {
        const written = await job(
          api.workspace.exportHistory({
            filter,
            format,
            target: target(out),
          }),
          historyExported,
        );
        return {
          json: { path: out, ...written },
          human: () => `${plural(written.changes, 'change')} in ${plural(written.lines, 'line')}: ${out}`,
        };
      }
      const { entries } = await api.workspace.history({ ...filter, limit });
      return {
        json: entries,
        human: (style) =>
          table(
            style,
            ['#', 'When', 'Who', 'Change', 'Rows'],
            entries.map((e) => [
              e.transaction,
              e.at.slice(0, 19).replace('T', ' '),
              e.actor,
              e.kind === 'undo' || e.kind === 'redo' ? `${e.kind}: ${e.label}` : e.label,
              e.changeCount,
            ]),
            'No change fits.',
          ),
      };
    });
  },
};

const undo: Command = {
  ...ofWorkspace,
  name: 'undo',
  summary: 'Take the last change back',
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const { label } = await api.workspace.undo({});
      return { json: { label }, human: () => `Taken back: ${label}` };
    }),
};

const redo: Command = {
  ...ofWorkspace,
  name: 'redo',
  summary: 'Make the change again that was taken back',
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const { label } = await api.workspace.redo({});
      return { json: { label }, human: () => `Made again: ${label}` };
    }),
};

/** A damaged file is an answer of a check and not a failure to check. */
export async function checkFile(args: Args, work: (engine: Engine) => Promise<Outcome>): Promise<Outcome> {
  try {
    return await withWorkspace(args, work);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'workspace_damaged') throw error;
    const problem: VerifyProblem = {
      code: 'file',
      table: null,
      rowId: null,
      column: null,
      message: error.message,
    };
    return {
      json: { ok: false, problems: [problem] },
      human: (style) => problemLines(style, [problem]),
      exitCode: 1,
    };
  }
}

const problemLines = (style: Style, problems: readonly VerifyProblem[]): string =>
  problems.map((p) => `${style('red', 'problem')} ${p.message}`).join('\n');

/** A seal that is intact proves nothing when anybody could have made it. */
function wrongSigner(expected: string | undefined, seal: SealInfo | null): VerifyProblem[] {
  if (expected === undefined || seal?.key.fingerprint === expected.toLowerCase()) return [];
  const message = seal
    ? `The copy was signed with another key: ${seal.key.fingerprint}.`
    : 'The file is not a sealed copy, so nobody signed it.';
  return [{ code: 'file', table: 'journal_seal', rowId: null, column: null, message }];
}

function sealLines(seal: SealInfo): string {
  const shortened =
    seal.shortened.length === 0
      ? ''
      : `${plural(seal.shortened.length, 'change')} ${seal.shortened.length === 1 ? 'lacks' : 'lack'} what was withheld.\n`;
  return `Sealed by ${seal.signedBy} (${seal.firm}) at ${seal.sealedAt}, key ${seal.key.words} (${seal.key.fingerprint})\n${shortened}`;
}

const verify: Command = {
  ...ofWorkspace,
  name: 'verify',
  summary: 'Replay the journal and hash all evidence; exit code 1 when something was changed outside',
  usage: 'FILE [--expect-fingerprint HEX]',
  options: {
    'expect-fingerprint': {
      value: 'HEX',
      help: 'fail unless a sealed copy was signed with the key of this fingerprint',
    },
  },
  details: [
    'Of a sealed copy the signature, the manifest and every table are checked too. That a seal is intact says nothing about who holds its key:',
    'compare the fingerprint with the one that the firm gave you another way.',
  ].join('\n'),
  run: (args) =>
    checkFile(args, async ({ api, job }) => {
      const [verified, seal] = [await job(api.workspace.verify({}), verifyResult), await api.seal.info({})];
      const problems = [...verified.problems, ...wrongSigner(args.text('expect-fingerprint'), seal)];
      const result = {
        ...verified,
        ok: problems.length === 0,
        problems,
        evidence: verified.files,
        signedBy: seal?.signedBy ?? null,
        sealedAt: seal?.sealedAt ?? null,
        fingerprint: seal?.key.fingerprint ?? null,
        shortened: seal?.shortened ?? [],
      };
      return {
        json: result,
        human: (style) =>
          result.ok
            ? `${seal ? sealLines(seal) : ''}${style('green', 'intact')} ${plural(result.transactions, 'change')}, ${plural(result.rows, 'row')} and ${plural(result.files, 'file')} agree with the journal. Hash ${result.headHash}`
            : problemLines(style, result.problems),
        exitCode: result.ok ? 0 : 1,
      };
    }),
};

export const workspaceCommands: readonly Command[] = [history, undo, redo, verify];
