import { join } from 'node:path';
import type { Command } from '../command.ts';
import { SAMPLE_CASE_NAMES, SAMPLE_CASES } from '../../../shared/domain/vocabulary.ts';
import type { SampleFileKind } from '../../engine/samples/telling.ts';
import { DemoFolder } from '../demo-folder.ts';
import { withEngine } from '../engine.ts';
import { plural, table } from '../output.ts';

export const demo: Command = {
  name: 'demo',
  summary: 'Build a complete sample engagement and export every report',
  usage: '[DIR] [--case saas|fintech|health]',
  positionals: [0, 1],
  options: {
    case: {
      value: 'CASE',
      help: `which story (${SAMPLE_CASES.map((id) => `${id}: ${SAMPLE_CASE_NAMES[id]}`).join('; ')}); fintech otherwise`,
    },
  },
  details:
    'DIR is ./demo-output otherwise. A folder that holds anything else is refused; an earlier demo in it is replaced.',
  async run(args) {
    const id = args.oneOf('case', SAMPLE_CASES) ?? 'fintech';
    const folder = new DemoFolder(args.positionals[0] ?? 'demo-output');
    // Loaded here, so that other commands start at once.
    const [{ buildSample }, { loadSample }] = await Promise.all([
      import('../../engine/samples/build.ts'),
      import('../../engine/samples/cases/index.ts'),
    ]);
    const sample = await loadSample(id);
    const files: { kind: SampleFileKind; parts: readonly string[] }[] = [];
    const place = (kind: SampleFileKind, ...parts: string[]) => {
      files.push({ kind, parts });
      return folder.place(...parts);
    };
    try {
      const { problems, verification } = await withEngine(undefined, (engine) =>
        buildSample(engine, { ...sample, lead: args.text('as') ?? sample.lead }, place),
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
