import { passphraseChanged } from '../../../shared/contract/passphrase.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Args } from '../args.ts';
import type { Command, Outcome } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { plural } from '../output.ts';
import { needNewPassphrase, needPassphrase } from '../passphrase.ts';

const NEW_OPTION = {
  'new-passphrase-file': {
    value: 'PATH',
    help: 'file whose first line is the new passphrase; asked for otherwise',
  },
};

/** @param wanted whether the file must have a passphrase already */
function setPassphrase(args: Args, wanted: boolean, removes: boolean): Promise<Outcome> {
  return withWorkspace(args, async ({ api, job }, open, opened) => {
    if (open.encrypted !== wanted)
      throw new AppError(
        'conflict',
        wanted
          ? `${open.fileName} has no passphrase. Use "trustbench passphrase set".`
          : `${open.fileName} has a passphrase already. Use "trustbench passphrase change".`,
      );
    const current = wanted ? (opened.passphrase ?? (await needPassphrase(args, open.fileName))) : null;
    const next = removes ? null : await needNewPassphrase(args);
    const result = await job(api.passphrase.set({ current, next }), passphraseChanged);
    const { earlierBackups, backupFolder, encrypted } = result;
    return {
      json: result,
      human: () =>
        encrypted
          ? `${open.fileName} is encrypted. A passphrase that is lost can not be recovered.`
          : `${open.fileName} is not encrypted any more.`,
      notes:
        earlierBackups > 0
          ? [
              `${plural(earlierBackups, 'earlier backup')} in ${backupFolder} stay as they are: ${wanted ? 'they open with the passphrase from before' : 'they are not encrypted'}.`,
            ]
          : [],
    };
  });
}

const common = { usage: 'FILE', positionals: [1, 1], options: NEW_OPTION } as const;

export const passphraseCommands: readonly Command[] = [
  {
    ...common,
    name: 'passphrase set',
    summary: 'Encrypt a workspace with a passphrase',
    usage: 'FILE [--new-passphrase-file PATH]',
    run: (args) => setPassphrase(args, false, false),
  },
  {
    ...common,
    name: 'passphrase change',
    summary: 'Give an encrypted workspace another passphrase',
    usage: 'FILE [--passphrase-file PATH] [--new-passphrase-file PATH]',
    run: (args) => setPassphrase(args, true, false),
  },
  {
    ...common,
    name: 'passphrase remove',
    summary: 'Write an encrypted workspace without encryption',
    usage: 'FILE [--passphrase-file PATH]',
    options: {},
    run: (args) => setPassphrase(args, true, true),
  },
];
