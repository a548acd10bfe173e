/** Copies of a workspace: making one, listing them, comparing with one, putting one in its place. */
import { z } from 'zod';
import { recovered, type Backup } from '../../../shared/contract/backups.ts';
import { fromTransportError } from '../../../shared/contract/errors.ts';
import type { Api } from '../../../shared/contract/index.ts';
import { UsageError } from '../args.ts';
import type { Command } from '../command.ts';
import { withEngine, withWorkspace } from '../engine.ts';
import { givenPassphrase, needPassphrase } from '../passphrase.ts';
import { bytes, facts, plural, table } from '../output.ts';

const made = z.object({ fileName: z.string() });
const minutes = (at: string) => at.slice(0, 16).replace('T', ' ');

const backup: Command = {
  name: 'backup',
  summary: 'Write a checked copy to the backup folder',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  run: (args) =>
    withWorkspace(args, async ({ api, job }) => {
      const { fileName } = await job(api.workspace.backup({}), made);
      const { folder } = await api.backups.list({});
      return { json: { name: fileName, folder }, human: () => `${fileName} in ${folder}` };
    }),
};

const backups: Command = {
  name: 'backups',
  summary: 'List the copies in the backup folder, newest first',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  run: (args) =>
    withWorkspace(args, async ({ api }, { transactions }) => {
      const found = await api.backups.list({});
      return {
        json: found.backups,
        human: (style) =>
          table(
            style,
            ['Backup', 'Made', 'Last change in it', 'By', 'Since', 'Size'],
            found.backups.map(({ name, at, size, state, problem }) => [
              name,
              minutes(at),
              state?.label ?? problem,
              state?.actor ?? null,
              state && Math.max(0, transactions - state.transactions),
              bytes(size),
            ]),
            `No backup of this engagement is in ${found.folder}. Make one with: trustbench backup`,
          ),
      };
    }),
};

/** The newest copy, or the one whose name has `part`. @throws UsageError when there is none, or more than one */
async function backupNamed(api: Api, part: string | undefined): Promise<Backup> {
  const { backups: all, folder } = await api.backups.list({});
  const found = part === undefined ? all.slice(0, 1) : all.filter(({ name }) => name.includes(part));
  const [only] = found;
  if (only && found.length === 1) return only;
  throw new UsageError(
    all.length === 0
      ? `No backup of this engagement is in ${folder}. Make one with: trustbench backup`
      : `${plural(found.length, 'backup')} have "${part}" in their name. "trustbench backups" lists the names.`,
  );
}

const compare: Command = {
  name: 'backups compare',
  summary: 'Say which records differ from a copy, field by field',
  usage: 'FILE [BACKUP]',
  positionals: [1, 2],
  options: {},
  details: 'BACKUP is the name of a copy, or a part of it that no other has; the newest otherwise.',
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const { name } = await backupNamed(api, args.positionals[1]);
      const { backup: copy, ahead, behind, changes } = await api.backups.compare({ name });
      return {
        json: { backup: copy, ahead, behind, changes },
        human: (style) =>
          table(
            style,
            ['Table', 'Record', 'What', 'In the backup', 'Now'],
            changes.flatMap(({ table: of, record, action, fields }) =>
              action === 'changed'
                ? fields.map(({ field, before, after }) => [of, record, field, before, after])
                : [[of, record, action, null, null]],
            ),
            `Every record is as it is in ${name}.`,
          ),
      };
    }),
};

const restore: Command = {
  name: 'restore',
  summary: 'Put a copy in the place of the workspace, whose state is backed up first',
  usage: 'FILE BACKUP',
  positionals: [2, 2],
  options: {},
  details: 'BACKUP is the name of a copy, or a part of it that no other has.',
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const { name } = await backupNamed(api, args.positional(1));
      const { open, before } = await api.backups.restore({ name });
      return {
        json: { restored: name, before, transactions: open.transactions, headHash: open.headHash },
        human: () => `Restored ${name}. What was there before is ${before}.`,
      };
    }),
};

const recover: Command = {
  name: 'recover',
  summary: 'Make a new workspace of what can be read of a damaged one, which is not touched',
  usage: 'FILE --out NEW',
  positionals: [1, 1],
  options: { out: { value: 'NEW', help: 'where the new workspace goes; nothing may be there' } },
  details: [
    'As much of the journal as its hashes prove is played; where that is all of it, every record is as it was. Where it is not,',
    'the rows of the tables are taken as they stand, in one change that says so. Evidence is kept when its bytes give its hash.',
    'Exit code 1 when something was lost.',
  ].join('\n'),
  run: (args) => {
    const out = args.need('out');
    return withEngine(args.text('as'), async ({ api, source, target, job }) => {
      const of = { file: source(args.positional(0)) };
      const recoverWith = (passphrase: string | null) =>
        job(api.backups.recover({ of, target: target(out), passphrase }), recovered);
      const { recovery } = await recoverWith(givenPassphrase(args) ?? null).catch(async (error: unknown) => {
        const failure = fromTransportError(error);
        if (failure.code !== 'passphrase_required') throw failure;
        return recoverWith(await needPassphrase(args, args.positional(0)));
      });
      const { transactions, isJournalComplete, changed, unread, dropped, files, lostFiles } = recovery;
      const rows = changed.reduce((sum, each) => sum + each.rows, 0);
      return {
        json: { path: out, ...recovery },
        human: (style) =>
          facts(style, [
            [
              'Journal',
              `${plural(transactions, 'change')}${isJournalComplete ? ', all of it' : ', then it is damaged'}`,
            ],
            [
              'Records',
              isJournalComplete
                ? 'All as they were'
                : `${plural(rows, 'row')} taken without the journal's proof`,
            ],
            ['Not readable', unread.length === 0 ? 'Nothing' : `Parts of ${unread.join(', ')}`],
            ['Left out', plural(dropped, 'row')],
            ['Evidence', `${plural(files, 'file')} whole`],
            ...lostFiles.map(({ ref, fileName }): [string, string] => ['Lost', `${ref} ${fileName}`]),
          ]),
        exitCode: unread.length + dropped + lostFiles.length > 0 ? 1 : 0,
      };
    });
  },
};

export const backupCommands: readonly Command[] = [backup, backups, compare, restore, recover];
