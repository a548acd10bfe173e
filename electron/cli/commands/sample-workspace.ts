/** Samples of a workspace: drawn, extended, replaced, listed, and repeated from the frozen file. */
import { z } from 'zod';
import { reperformDetails, type SampleEvent } from '../../../shared/contract/audit/sample-log.ts';
import type { Sample } from '../../../shared/contract/audit/samples.ts';
import {
  SAMPLE_EVENT_NAMES,
  SAMPLE_METHOD_NAMES,
  SAMPLE_METHODS,
} from '../../../shared/domain/audit-vocabulary.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { UsageError, type Args } from '../args.ts';
import type { Command, OptionSpec, Outcome } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { populationNamed, sampleNamed, testNamed } from '../lookup.ts';
import { plural, table } from '../output.ts';

/** Options of `sample draw` with a FILE. */
export const DRAW_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  population: { value: 'NAME', help: 'population of the workspace to draw from' },
  control: { value: 'REF', help: 'control that is tested' },
  method: { value: SAMPLE_METHODS.join('|'), help: 'random otherwise' },
  stratify: { value: 'COLUMN', help: 'divide the items by the values of this column (stratified)' },
  keys: { value: 'K,K', multiple: true, help: 'items to take (targeted)' },
  reason: { value: 'TEXT', help: 'why these items (targeted)' },
  basis: { value: 'TEXT', help: 'why so many' },
  design: { help: 'for the test of design' },
  operation: { help: 'for the test of operation; so otherwise, except in a Type I engagement' },
};

/** Draws for a test of the workspace that the command names. */
export function drawInWorkspace(args: Args): Promise<Outcome> {
  if (args.flag('design') && args.flag('operation')) {
    throw new UsageError('--design and --operation exclude each other.');
  }
  const stratumColumn = args.text('stratify');
  const keys = args.list('keys');
  const method =
    args.oneOf('method', SAMPLE_METHODS) ??
    (stratumColumn === undefined ? (keys.length > 0 ? 'targeted' : 'random') : 'stratified');
  const size = args.count('count', 1);
  const seed = args.text('seed');
  return withWorkspace(args, async ({ api, job }, open) => {
    const isDesign = args.flag('design') || (open.engagement.type === 'I' && !args.flag('operation'));
    const test = await testNamed(api, args.need('control'), isDesign ? 'design' : 'operation');
    const population = await populationNamed(api, args.need('population'));
    const { sampleId } = await job(
      api.audit.drawSample({
        testId: test.id,
        populationId: population.id,
        method,
        basis: args.text('basis') ?? '',
        reason: args.text('reason') ?? '',
        ...(size === undefined ? {} : { size }),
        ...(seed === undefined ? {} : { seed }),
        ...(stratumColumn === undefined ? {} : { stratumColumn }),
        ...(keys.length === 0 ? {} : { keys }),
      }),
      z.object({ sampleId: z.string() }),
    );
    const { sample, rows, workpaper } = await api.audit.sheet({ testId: test.id });
    const items = rows.map(({ position, key, ticket, stratum, date, description }) => ({
      position,
      key,
      ticket,
      stratum,
      date,
      description,
    }));
    return {
      json: { workpaper, ...sample, id: sampleId, items },
      human: (style) =>
        [
          `${plural(items.length, 'item')} of ${sample?.frameSize} drawn for ${workpaper}, seed ${sample?.seed}`,
          table(
            style,
            ['#', 'Item', 'Stratum', 'Date', ''],
            items.map((i) => [i.position, i.key, i.stratum, i.date, i.description]),
            '',
          ),
        ].join('\n'),
    };
  });
}

const SAMPLE_HELP =
  'SAMPLE is the id of a sample, or the reference of a workpaper that uses it, such as E-CHG-01.';

const extend: Command = {
  name: 'sample extend',
  summary: 'Go on from the next ticket; what was drawn before stays',
  usage: 'FILE SAMPLE (--count N | --keys K,K) --reason TEXT',
  positionals: [2, 2],
  options: {
    count: { value: 'N', help: 'items to add' },
    keys: { value: 'K,K', multiple: true, help: 'items to add to a targeted sample' },
    reason: { value: 'TEXT', help: 'why' },
  },
  details: SAMPLE_HELP,
  async run(args) {
    const keys = args.list('keys');
    const size = args.count('count', 1);
    if ((size === undefined) === (keys.length === 0)) throw new UsageError('Give either --count or --keys.');
    const reason = args.need('reason');
    return withWorkspace(args, async ({ api, job }) => {
      const sample = await sampleNamed(api, args.positional(1));
      await job(
        api.audit.extendSample({
          sampleId: sample.id,
          reason,
          ...(size === undefined ? { keys } : { size }),
        }),
        z.object({ added: z.number() }),
      );
      const last = (await api.audit.sampleLog({ sampleId: sample.id })).findLast((e) => e.kind === 'extend');
      const items = last?.details.added ?? [];
      return {
        json: { id: sample.id, size: sample.size + items.length, items },
        human: () => `Added: ${items.map((i) => i.key).join(', ')}.`,
      };
    });
  },
};

const replace: Command = {
  name: 'sample replace',
  summary: 'Replace an item that is not applicable by the next in draw order',
  usage: 'FILE SAMPLE KEY --reason TEXT',
  positionals: [3, 3],
  options: { reason: { value: 'TEXT', help: 'why it is not applicable' } },
  details: SAMPLE_HELP,
  async run(args) {
    const reason = args.need('reason');
    return withWorkspace(args, async ({ api, job }) => {
      const sample = await sampleNamed(api, args.positional(1));
      const replaced = args.positional(2);
      const { rows } = await api.audit.sheet({ testId: sample.tests[0]?.id ?? '' });
      const item = rows.find((row) => row.key === replaced);
      if (!item) {
        throw new AppError(
          'not_found',
          `${replaced} is not in the sample. "trustbench sample log" lists its items.`,
        );
      }
      const { key } = await job(
        api.audit.replaceItem({ itemId: item.id, reason }),
        z.object({ key: z.string() }),
      );
      return { json: { replaced, key }, human: () => `${replaced} is replaced by ${key}.` };
    });
  },
};

const log: Command = {
  name: 'sample log',
  summary: 'Show how the items of a sample came into it, in order',
  usage: 'FILE SAMPLE',
  positionals: [2, 2],
  options: {},
  details: SAMPLE_HELP,
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const { id } = await sampleNamed(api, args.positional(1));
      const events = await api.audit.sampleLog({ sampleId: id });
      return {
        json: { id, events },
        human: (style) =>
          table(
            style,
            ['#', 'What', 'By', 'At', 'Reason', 'Items'],
            events.map((e) => [
              e.position,
              SAMPLE_EVENT_NAMES[e.kind],
              e.madeBy,
              e.madeAt,
              e.reason,
              describe(e),
            ]),
            '',
          ),
      };
    }),
};

function describe(event: SampleEvent): string {
  if (event.kind === 'reperform')
    return event.details.agrees ? 'agrees' : event.details.differences.join(' ');
  const keys = event.details.added.map((item) => item.key).join(', ');
  return event.kind === 'replace' ? `${event.details.replaced} by ${keys}` : keys;
}

const list: Command = {
  name: 'sample list',
  summary: 'List the samples of a workspace',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const samples = await api.audit.samples({});
      return {
        json: samples,
        human: (style) =>
          table(
            style,
            ['Workpapers', 'Population', 'Items', 'Of', 'Method', 'Rule', 'Seed'],
            samples.map((s) => [
              workpapers(s),
              s.populationName,
              s.size,
              s.frameSize,
              SAMPLE_METHOD_NAMES[s.method],
              s.algorithm,
              s.seed,
            ]),
            'There are no samples. Draw one with: trustbench sample draw FILE',
          ),
      };
    }),
};

const workpapers = ({ tests }: Sample): string => tests.map((test) => test.workpaper).join(', ');

const reperform: Command = {
  name: 'sample reperform',
  summary: 'Repeat a sample from the frozen file and compare; exit code 1 when it differs',
  usage: 'FILE SAMPLE',
  positionals: [2, 2],
  options: {},
  details: `${SAMPLE_HELP}\nThe file is only read.`,
  run: (args) =>
    withWorkspace(args, async ({ api, job }) => {
      const sample = await sampleNamed(api, args.positional(1));
      const result = await job(api.audit.reperform({ sampleId: sample.id, record: false }), reperformDetails);
      return {
        json: result,
        human: (style) =>
          result.agrees
            ? `${style('green', 'agrees')} The sample of ${workpapers(sample)} comes out the same.`
            : `${style('red', 'differs')} ${result.differences.join(' ')}`,
        exitCode: result.agrees ? 0 : 1,
      };
    }),
};

export const sampleWorkspaceCommands: readonly Command[] = [list, log, extend, replace, reperform];
