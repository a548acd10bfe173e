/** Commands about the file as a whole: its history and its integrity. */
import type { SealInfo } from '../../../shared/contract/seal.ts';
import { verifyResult, type VerifyProblem } from '../../../shared/contract/workspace.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Args } from '../args.ts';
import type { Command, Outcome } from '../command.ts';
import { withWorkspace, type Engine } from '../engine.ts';
import { plural, table, type Style } from '../output.ts';

const ofWorkspace = { usage: 'FILE', positionals: [1, 1], options: {} } as const;
const HISTORY_SHOWN = 50;

const history: Command = {
  ...ofWorkspace,
  name: 'history',
  summary: 'List the changes, newest first',
  usage: 'FILE [--limit N]',
  options: { limit: { value: 'N', help: `how many, at most 500; ${HISTORY_SHOWN} otherwise` } },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const { entries } = await api.workspace.history({ limit: args.count('limit', 1) ?? HISTORY_SHOWN });
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
              e.kind === 'change' ? e.label : `${e.kind}: ${e.label}`,
              e.changeCount,
            ]),
            'Nothing has changed yet.',
          ),
      };
    }),
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
