import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError, toErrorData } from '../../../shared/domain/errors.ts';
import {
  drawConsistent,
  drawConsistentRepeated,
  drawRivest2011,
  evaluateSample,
  planSample,
  riskOfStages,
  SAMPLE_MODELS,
  ticketOfDigest,
  type SampleStage,
} from '../../../shared/domain/sampling/index.ts';
import type { Command } from '../command.ts';
import { sha256Hex } from '../sampling.ts';

const model = {
  model: z.enum(SAMPLE_MODELS).default('binomial'),
  confidence: z.number(),
  tolerable: z.number(),
  population: z.number().optional(),
};

const planRequest = z.object({
  kind: z.literal('plan'),
  ...model,
  expectedRate: z.number().optional(),
  expectedDeviations: z.number().optional(),
});

const evaluateRequest = z.object({
  kind: z.literal('evaluate'),
  ...model,
  n: z.number(),
  deviations: z.number(),
});

const count = z.int().min(0);

const numbersRequest = z.object({
  kind: z.literal('draw'),
  algorithm: z.literal('rivest-sampler-2011'),
  seed: z.string(),
  a: z.number(),
  b: z.number(),
  count,
  skip: count.default(0),
  withReplacement: z.boolean().default(false),
});

/** Either a list of ids, or a pattern in which `{i}` runs from `idFrom` to `idTo`. */
const idsRequest = z.object({
  kind: z.literal('draw'),
  algorithm: z.literal('consistent-sampler'),
  seed: z.string(),
  ids: z.array(z.string()).optional(),
  idPattern: z.string().optional(),
  idFrom: z.int().optional(),
  idTo: z.int().optional(),
  take: count,
  drop: count.default(0),
  withReplacement: z.boolean().default(false),
});

const ticketRequest = z.object({
  kind: z.literal('draw-primitive'),
  algorithm: z.literal('consistent-sampler'),
  fn: z.literal('sha256_uniform'),
  input: z.tuple([z.string()]),
});

/** A staged plan; `stopIfAtLeast` is more than the last stage accepts when it is left out. */
const stagesRequest = z.object({
  kind: z.literal('sequential'),
  model: model.model,
  tolerable: z.number(),
  population: z.number().optional(),
  stages: z.array(z.number()).min(1),
  acceptIfAtMost: z.array(z.number()),
  stopIfAtLeast: z.array(z.number()).optional(),
});

function stagesOf({ stages, acceptIfAtMost, stopIfAtLeast }: z.infer<typeof stagesRequest>): SampleStage[] {
  if (acceptIfAtMost.length !== stages.length || (stopIfAtLeast ?? stages).length !== stages.length) {
    throw new AppError(
      'bad_input',
      'Give acceptIfAtMost, and stopIfAtLeast if at all, for each of the stages.',
    );
  }
  return stages.map((size, i) => {
    const stop = stopIfAtLeast?.[i];
    return { size, accept: acceptIfAtMost[i] ?? 0, ...(stop === undefined ? {} : { stop }) };
  });
}

const request = z.union([
  z.discriminatedUnion('kind', [planRequest, evaluateRequest, stagesRequest, ticketRequest]),
  z.discriminatedUnion('algorithm', [numbersRequest, idsRequest]),
]);

/** A pattern that would make more ids than this is a slip. */
const MOST_IDS = 10_000_000;

function idsOf({ ids, idPattern = '', idFrom = 0, idTo = -1 }: z.infer<typeof idsRequest>): string[] {
  if (ids) return ids;
  if (!idPattern.includes('{i}') || idTo - idFrom >= MOST_IDS) {
    throw new AppError('bad_input', 'Give ids, or an idPattern with {i} and its idFrom and idTo.');
  }
  return Array.from({ length: Math.max(0, idTo - idFrom + 1) }, (_, i) =>
    idPattern.replaceAll('{i}', String(idFrom + i)),
  );
}

function answer(asked: z.infer<typeof request>): unknown {
  switch (asked.kind) {
    case 'plan':
      return planSample(asked);
    case 'evaluate':
      return evaluateSample(asked);
    case 'sequential':
      return { riskOfOverreliance: riskOfStages({ ...asked, stages: stagesOf(asked) }) };
    case 'draw-primitive':
      return { ticket: ticketOfDigest(sha256Hex(asked.input[0])) };
    case 'draw':
      return {
        items:
          asked.algorithm === 'consistent-sampler'
            ? (asked.withReplacement ? drawConsistentRepeated : drawConsistent)(
                { seed: asked.seed, ids: idsOf(asked), count: asked.take, skip: asked.drop },
                sha256Hex,
              )
            : drawRivest2011({ ...asked, from: asked.a, to: asked.b }, sha256Hex),
      };
  }
}

/** A request that can not be answered gets its reason in its place, so that line n answers line n. */
function answerLine(line: string): unknown {
  try {
    const value = parseLine(line);
    const parsed = request.safeParse(value);
    if (parsed.success) return answer(parsed.data);
    throw new AppError('bad_input', reasonOf(value));
  } catch (error) {
    return { error: toErrorData(error) };
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new AppError(
      'bad_input',
      `The line is not JSON: ${(error as Error).message}.`,
      {},
      { cause: error },
    );
  }
}

/** The union's own words say only that nothing fitted; the one branch that was meant says more. */
function reasonOf(value: unknown): string {
  const { kind, algorithm } = (value ?? {}) as { kind?: unknown; algorithm?: unknown };
  const branches = [planRequest, evaluateRequest, stagesRequest, ticketRequest, numbersRequest, idsRequest];
  const meant = branches.find(
    ({ shape }) =>
      shape.kind.value === kind && (!('algorithm' in shape) || shape.algorithm.value === algorithm),
  );
  const issue = meant?.safeParse(value).error?.issues[0];
  return issue
    ? `${issue.path.join('.')}: ${issue.message}`
    : 'A request needs a "kind" of plan, evaluate, draw, sequential or draw-primitive, and a draw an "algorithm".';
}

/** The lines that hold something. */
function readLines(path: string): string[] {
  try {
    const text = readFileSync(path === '-' ? 0 : path, 'utf8').replace(/^\uFEFF/, '');
    return text.split(/\r?\n/).filter((line) => line.trim() !== '');
  } catch (error) {
    throw new AppError('file_unreadable', `${path} can not be read. Check the path.`, {}, { cause: error });
  }
}

export const sampleBatch: Command = {
  name: 'sample batch',
  summary: 'Answer many requests, one JSON object a line',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  details: [
    'FILE ("-" for standard input) holds one request a line: {"kind": "plan" | "evaluate" | "draw" | "sequential", ...}.',
    'Line n of the output answers request n, with or without --json; a request that can not be answered gets {"error": ...}.',
  ].join('\n'),
  async run(args) {
    const lines = readLines(args.positional(0));
    process.stdout.write(lines.map((line) => `${JSON.stringify(answerLine(line))}\n`).join(''));
  },
};
