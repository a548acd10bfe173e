import { join } from 'node:path';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Command } from '../command.ts';
import { DemoFolder } from '../demo/folder.ts';
import { LEAD } from '../demo/saas.ts';
import { withEngine } from '../engine.ts';
import { plural, table } from '../output.ts';

/** Cases with content; the others have a name only, so that scripts can rely on it. */
const CASES = ['saas', 'fintech', 'health'] as const;
const AVAILABLE: readonly string[] = ['saas'];

export const demo: Command = {
  name: 'demo',
  summary: 'Build a complete sample engagement and export every report',
  usage: '[DIR] [--case saas|fintech|health]',
  positionals: [0, 1],
  options: { case: { value: 'CASE', help: `which story; available now: ${AVAILABLE.join(', ')}` } },
  details:
    'DIR is ./demo-output otherwise. A folder that holds anything else is refused; an earlier demo in it is replaced.',
  async run(args) {
    const story = args.oneOf('case', CASES) ?? 'saas';
    if (!AVAILABLE.includes(story)) {
      throw new AppError(
        'bad_input',
        `The case ${story} has no content yet. Available: ${AVAILABLE.join(', ')}.`,
      );
    }
    const folder = new DemoFolder(args.positionals[0] ?? 'demo-output');
    const { buildDemo } = await import('../demo/build.ts');
    try {
      const { files, problems, verification } = await withEngine(args.text('as') ?? LEAD, (engine) =>
        buildDemo(engine, folder),
      );
      folder.publish();
      const made = files.map(({ kind, parts }) => ({ path: join(folder.path, ...parts), kind }));
      const workspace = made.find((f) => f.kind === 'workspace')?.path;
      return {
        json: { workspace, files: made },
        human: (style) =>
          [
            `Workspace ${workspace}`,
            `${plural(problems.length, 'problem')} met in the client's matrix:`,
            table(
              style,
              ['Row', 'Column', 'Problem', 'Message'],
              problems.map((p) => [p.row, p.column, p.code, p.message]),
              '',
            ),
            `${plural(made.filter((f) => f.kind === 'evidence').length, 'evidence file')} attached. ${verification.ok ? 'The file verifies.' : 'The file does not verify.'}`,
            ...made.filter((f) => f.kind === 'report').map((f) => `Report ${f.path}`),
          ].join('\n'),
        exitCode: verification.ok ? 0 : 1,
      };
    } finally {
      folder.discard();
    }
  },
};
