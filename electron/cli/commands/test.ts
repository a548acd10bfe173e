import { z } from 'zod';
import { AppError } from '../../../shared/domain/errors.ts';
import { TEST_KINDS, TEST_RESULT_NAMES, TEST_RESULTS } from '../../../shared/domain/vocabulary.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { populationNamed, sheetNamed, testNamed } from '../lookup.ts';
import { plural, table } from '../output.ts';
import { markedCopies } from './marked-copies.ts';
import { KIND_OPTION, kindOf } from './test-kind.ts';
import { testProcedure } from './test-procedure.ts';
import { testRecord } from './test-record.ts';
import { testResults } from './test-results.ts';

const list: Command = {
  name: 'test list',
  summary: 'List the tests of the controls',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const rows = await api.audit.tests({});
      return {
        json: rows,
        human: (style) =>
          table(
            style,
            ['Workpaper', 'Test of', 'Result', 'Items', 'Exceptions', 'Control'],
            rows.map((t) => [
              t.workpaper,
              t.kind,
              TEST_RESULT_NAMES[t.result],
              t.items === 0 ? null : `${t.itemsDone} of ${t.items}`,
              t.exceptions,
              t.controlTitle,
            ]),
            'There are no tests: they come with the controls.',
          ),
      };
    }),
};

const draw: Command = {
  name: 'test draw',
  summary: 'Draw a sample for a test of a control',
  usage: 'FILE --control REF [--kind design|operation] --population NAME --count N [--seed S] [--basis TEXT]',
  positionals: [1, 1],
  options: {
    control: { value: 'REF', help: 'control that is tested' },
    kind: KIND_OPTION,
    population: { value: 'NAME', help: 'population to draw from' },
    count: { value: 'N', help: 'items to draw' },
    seed: { value: 'S', help: 'derived from engagement, control and population otherwise' },
    basis: { value: 'TEXT', help: 'why so many' },
  },
  run: (args) =>
    withWorkspace(args, async ({ api, job }, { engagement }) => {
      const test = await testNamed(api, args.need('control'), kindOf(args, engagement.type));
      const population = await populationNamed(api, args.need('population'));
      const seed = args.text('seed');
      await job(
        api.audit.drawSample({
          testId: test.id,
          populationId: population.id,
          size: args.needCount('count', 1),
          basis: args.text('basis') ?? '',
          ...(seed === undefined ? {} : { seed }),
        }),
        z.object({ sampleId: z.string() }),
      );
      const { sample, rows, workpaper } = await api.audit.sheet({ testId: test.id });
      const items = rows.map(({ position, key, ticket, date, description }) => ({
        position,
        key,
        ticket,
        date,
        description,
      }));
      return {
        json: { workpaper, ...sample, items },
        human: (style) =>
          [
            `${plural(items.length, 'item')} of ${sample?.frameSize} drawn for ${workpaper}, seed ${sample?.seed}`,
            table(
              style,
              ['#', 'Item', 'Date', ''],
              items.map((i) => [i.position, i.key, i.date, i.description]),
              '',
            ),
          ].join('\n'),
      };
    }),
};

const reperformed = z.object({ agrees: z.boolean(), differences: z.array(z.unknown()) });

const reperform: Command = {
  name: 'test reperform',
  summary: 'Draw again from the frozen file and compare; exit code 1 when it differs',
  usage: 'FILE --control REF [--kind design|operation]',
  positionals: [1, 1],
  options: {
    control: { value: 'REF', help: 'control whose sample is drawn again' },
    kind: KIND_OPTION,
  },
  run: (args) =>
    withWorkspace(args, async ({ api, job }, { engagement }) => {
      const kind = kindOf(args, engagement.type);
      const { sample, workpaper } = await sheetNamed(api, args.need('control'), kind);
      if (!sample) throw new AppError('not_found', `${workpaper} has no sample yet. Draw one first.`);
      const result = await job(api.audit.reperform({ sampleId: sample.id, record: false }), reperformed);
      return {
        json: result,
        human: (style) =>
          result.agrees
            ? `${style('green', 'agrees')} The draw of ${workpaper} comes out the same.`
            : `${style('red', 'differs')} ${result.differences.map(String).join('; ')}`,
        exitCode: result.agrees ? 0 : 1,
      };
    }),
};

const conclude: Command = {
  name: 'test conclude',
  summary: 'Record the conclusion of a test',
  usage: 'FILE --control REF --kind design|operation --result RESULT --text TEXT',
  positionals: [1, 1],
  options: {
    control: { value: 'REF', help: 'control that was tested' },
    kind: { value: TEST_KINDS.join('|'), help: 'which of its tests' },
    result: { value: 'RESULT', help: `one of ${TEST_RESULTS.join(', ')}; in_progress reopens` },
    text: { value: 'TEXT', help: 'the conclusion in words' },
  },
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const kind = args.needOneOf('kind', TEST_KINDS);
      const result = args.needOneOf('result', TEST_RESULTS);
      const test = await testNamed(api, args.need('control'), kind);
      await api.audit.conclude({ testId: test.id, result, conclusion: args.text('text') ?? '' });
      const { workpaper, conclusion, concludedBy, concludedAt } = await api.audit.sheet({ testId: test.id });
      return {
        json: { workpaper, kind, result, conclusion, concludedBy, concludedAt },
        human: () => `${workpaper}: ${TEST_RESULT_NAMES[result]}.`,
      };
    }),
};

export const testCommands: readonly Command[] = [
  list,
  draw,
  testProcedure,
  testRecord,
  reperform,
  conclude,
  testResults,
  markedCopies,
];
