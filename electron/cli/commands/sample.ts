/** Sampling without a workspace: plans, evaluations and draws that anyone can repeat. */
import { readFileSync } from 'node:fs';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  DRAW_ALGORITHMS,
  drawConsistent,
  drawRivest2011,
  evaluateSample,
  planSample,
  SAMPLE_MODELS,
} from '../../../shared/domain/sampling/index.ts';
import { UsageError, type Args } from '../args.ts';
import type { Command, OptionSpec, Outcome } from '../command.ts';
import { facts, table } from '../output.ts';
import { sha256Hex } from '../sampling.ts';
import { sampleBatch } from './sample-batch.ts';
import { DRAW_OPTIONS, drawInWorkspace, sampleWorkspaceCommands } from './sample-workspace.ts';

const MODEL_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  model: { value: SAMPLE_MODELS.join('|'), help: 'binomial otherwise' },
  confidence: { value: 'C', help: 'such as 0.95; 1 - C is the risk of overreliance' },
  tolerable: { value: 'T', help: 'tolerable deviation rate, such as 0.05' },
  population: { value: 'N', help: 'items in the population (hypergeometric)' },
};

const readModel = (args: Args) => ({
  model: args.oneOf('model', SAMPLE_MODELS) ?? ('binomial' as const),
  confidence: args.needDecimal('confidence'),
  tolerable: args.needDecimal('tolerable'),
  ...optional('population', args.count('population')),
});

/** Leaves a key out instead of setting it to undefined. */
const optional = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>);

const plan: Command = {
  name: 'sample plan',
  summary: 'Compute the smallest sample that can support reliance',
  usage:
    '--model M --confidence C --tolerable T (--expected-rate E | --expected-deviations K) [--population N]',
  positionals: [0, 0],
  options: {
    ...MODEL_OPTIONS,
    'expected-rate': { value: 'E', help: 'expected deviation rate, such as 0.01' },
    'expected-deviations': { value: 'K', help: 'deviations that the sample is to allow' },
  },
  async run(args) {
    const result = planSample({
      ...readModel(args),
      ...optional('expectedRate', args.decimal('expected-rate')),
      ...optional('expectedDeviations', args.count('expected-deviations')),
    });
    return {
      json: result,
      human: (style) =>
        result.n === null
          ? result.reason
          : facts(style, [
              ['Sample size', result.n],
              ['Deviations allowed', result.allowedDeviations],
              ['Risk at the tolerable rate', percent(result.riskAtTolerable)],
            ]),
    };
  },
};

const evaluate: Command = {
  name: 'sample evaluate',
  summary: 'Compute what a tested sample says about its population',
  usage: '--model M --confidence C --tolerable T --n N --deviations X [--population N]',
  positionals: [0, 0],
  options: {
    ...MODEL_OPTIONS,
    n: { value: 'N', help: 'items tested' },
    deviations: { value: 'X', help: 'items that deviated or could not be tested' },
  },
  async run(args) {
    const result = evaluateSample({
      ...readModel(args),
      n: args.needCount('n', 1),
      deviations: args.needCount('deviations'),
    });
    return {
      json: result,
      human: (style) =>
        facts(style, [
          ['Observed rate', percent(result.pointEstimate)],
          ['Upper deviation limit', percent(result.upper)],
          ['Allowance for sampling risk', percent(result.allowanceForSamplingRisk)],
          ['Risk at the tolerable rate', percent(result.riskAtTolerable)],
          ['Supports reliance', result.supportsReliance ? 'yes' : 'no'],
        ]),
    };
  },
};

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

const draw: Command = {
  name: 'sample draw',
  summary: 'Draw items that anyone can draw again from the seed',
  usage:
    '--algorithm consistent-sampler --seed S --ids FILE --count N [--skip N]\n       trustbench sample draw --algorithm rivest-sampler-2011 --seed S --range A..B --count N [--skip N] [--with-replacement]\n       trustbench sample draw FILE --population NAME --control REF --count N [--seed S] [--method M] [--stratify COLUMN]',
  positionals: [0, 1],
  options: {
    algorithm: { value: 'NAME', help: `${DRAW_ALGORITHMS.join(' or ')}; the first otherwise` },
    seed: { value: 'S', help: 'seed of the draw' },
    ids: { value: 'FILE', help: 'one id a line (consistent-sampler)' },
    range: { value: 'A..B', help: 'first and last number (rivest-sampler-2011)' },
    count: { value: 'N', help: 'items to draw' },
    skip: { value: 'N', help: 'leave out that many of the first, which were drawn before' },
    'with-replacement': { help: 'a number may come again (rivest-sampler-2011)' },
    ...DRAW_OPTIONS,
  },
  details: 'With FILE, a workspace, the sample is drawn from a population of it and kept.',
  async run(args) {
    if (args.positionals.length > 0) {
      refuseOptions(args, 'FILE', ['algorithm', 'ids', 'range', 'skip', 'with-replacement']);
      return drawInWorkspace(args);
    }
    refuseGiven(args, Object.keys(DRAW_OPTIONS), (name) => `--${name} needs the FILE of a workspace.`);
    const algorithm = args.oneOf('algorithm', DRAW_ALGORITHMS) ?? 'consistent-sampler';
    return algorithm === 'consistent-sampler' ? drawIds(args) : drawNumbers(args);
  },
};

const refuseOptions = (args: Args, other: string, names: readonly string[]): void =>
  refuseGiven(args, names, (name) => `--${name} does not go with ${other}.`);

function refuseGiven(args: Args, names: readonly string[], message: (name: string) => string): void {
  for (const name of names) {
    if (args.flag(name) || args.text(name) !== undefined || args.list(name).length > 0) {
      throw new UsageError(message(name));
    }
  }
}

const drawRequest = (args: Args) => ({
  seed: args.need('seed'),
  count: args.needCount('count', 1),
  skip: args.count('skip') ?? 0,
});

function drawIds(args: Args): Outcome {
  refuseOptions(args, '--algorithm consistent-sampler', ['range', 'with-replacement']);
  const items = drawConsistent({ ...drawRequest(args), ids: readIds(args.need('ids')) }, sha256Hex);
  return {
    json: { items },
    human: (style) =>
      table(
        style,
        ['Id', 'Ticket'],
        items.map((i) => [i.id, i.ticket]),
        'Nothing was drawn.',
      ),
  };
}

/** One id a line; empty lines and the line ends of Windows are no part of an id. */
function readIds(path: string): string[] {
  try {
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    return text.split(/\r?\n/).filter((line) => line !== '');
  } catch (error) {
    throw new AppError(
      'file_unreadable',
      `${path} can not be read. Check the path of the ids.`,
      {},
      { cause: error },
    );
  }
}

function drawNumbers(args: Args): Outcome {
  refuseOptions(args, '--algorithm rivest-sampler-2011', ['ids']);
  const range = args.need('range');
  const [, from, to] = /^(\d+)\.\.(\d+)$/.exec(range) ?? [];
  if (from === undefined) throw new UsageError(`--range must be A..B, such as 1..1000, not "${range}".`);
  const items = drawRivest2011(
    {
      ...drawRequest(args),
      from: Number(from),
      to: Number(to),
      withReplacement: args.flag('with-replacement'),
    },
    sha256Hex,
  );
  return { json: { items }, human: () => items.map((i) => i.number).join('\n') };
}

export const sampleCommands: readonly Command[] = [
  plan,
  evaluate,
  draw,
  sampleBatch,
  ...sampleWorkspaceCommands,
];
