/** Drawing a sample for a test, and removing it. */
import { createHash } from 'node:crypto';
import { sampleDesign, type SampleDesign } from '../../../shared/contract/audit/samples.ts';
import type { SampleMethod } from '../../../shared/domain/audit-vocabulary.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { riskOfStages, type Selection } from '../../../shared/domain/sampling/index.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { newId } from '../workspace/workspace.ts';
import { frozenPopulation, itemFacts, selectFrom } from './sample-frame.ts';
import { addEvent, picked } from './sample-log.ts';
import { testsOfSample } from './sample-of-test.ts';
import { readSample } from './sample-rows.ts';
import { assertUnmarked, assertUnstated, insertItems, removeRows } from './sample-writes.ts';
import { assertNotConcluded } from './test-rows.ts';

/** Name and version of each rule; a rule that picks differently one day gets another version. */
const ALGORITHMS: Record<SampleMethod, string> = {
  random: 'consistent-sampler 1.0',
  stratified: 'consistent-sampler 1.0, by stratum',
  systematic: 'systematic 1.0',
  targeted: 'targeted 1.0',
  all: 'whole population 1.0',
};
const NO_SEED = 'none';
const LARGEST_SAMPLE = 10_000;

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The seed follows from engagement, control and population bytes, so that nobody picks it and anyone can derive it again. */
export function defaultSeed(session: Session, testId: string, populationId: string): string {
  const { control_id: controlId } = session.workspace.need<{ control_id: string }>(
    'That test',
    'SELECT control_id FROM test WHERE id = ?',
    [testId],
  );
  return sha256Hex(
    `${session.engagement().id}\n${controlId}\n${frozenPopulation(session, populationId).sha256}`,
  ).slice(0, 32);
}

export interface DrawRequest {
  testId: string;
  populationId: string;
  method: SampleMethod;
  size?: number | undefined;
  strata?: readonly { value: string; count: number }[] | undefined;
  keys?: readonly string[] | undefined;
  stratumColumn?: string | undefined;
  seed?: string | undefined;
  basis: string;
  reason: string;
  design?: SampleDesign | undefined;
}

/**
 * Draws the sample of a test from the frozen population; one that is there without marks is replaced, for every test that uses it.
 * @throws AppError bad_input for a request that its method can not serve, conflict while marks or a conclusion rest on the old sample
 */
export async function drawSample(
  session: Session,
  request: DrawRequest,
  job: JobHandle,
): Promise<{ sampleId: string }> {
  const { testId, method } = request;
  assertReplaceable(session, testId);
  const population = frozenPopulation(session, request.populationId);
  const design = designOf(request);
  const isByChance = method !== 'targeted' && method !== 'all';
  const seed = isByChance ? (request.seed ?? defaultSeed(session, testId, population.id)) : NO_SEED;
  const stratumColumn = method === 'stratified' ? (request.stratumColumn ?? null) : null;
  const selection = selectionOf(request, design, seed);
  const { items, strata, frameSize } = await selectFrom(
    session,
    population,
    { stratumColumn, selection },
    job,
  );
  assertSize(items.length, frameSize);
  if (selection.kind === 'keys') assertInFrame(selection.keys, new Set(items.map((i) => i.id)));
  const keys = items.map((i) => i.id);
  const facts = await itemFacts(session, population, keys, job);
  // The file was read while others worked, so what allowed the draw is looked at again.
  assertReplaceable(session, testId);
  const sampleId = newId();
  session.change(`Draw ${items.length} from ${population.name}`, (tx) => {
    const before = ownSample(session, testId);
    const users = before ? removeRows(session, tx, before) : [];
    tx.insert('sample', {
      id: sampleId,
      test_id: testId,
      population_id: population.id,
      population_sha256: population.sha256,
      method,
      algorithm: ALGORITHMS[method],
      seed,
      size: items.length,
      frame_size: frameSize,
      basis: request.basis,
      design: JSON.stringify(design),
      drawn_at: new Date().toISOString(),
      drawn_by: session.actor,
    });
    for (const user of users) tx.insert('test_sample', { id: newId(), test_id: user, sample_id: sampleId });
    insertItems(
      tx,
      sampleId,
      items.map((item) => ({ ...item, stage: 1 })),
      facts,
    );
    addEvent(session, tx, sampleId, {
      kind: 'draw',
      reason: request.reason.trim(),
      details: {
        algorithm: ALGORITHMS[method],
        seed,
        populationSha256: population.sha256,
        frameSize,
        stratumColumn,
        strata,
        added: picked(items),
      },
    });
  });
  return { sampleId };
}

function designOf({ method, design }: DrawRequest): SampleDesign {
  if (!design) return sampleDesign.parse({ basis: 'judgment' });
  if (design.basis === 'statistical' && method === 'targeted') {
    throw new AppError(
      'bad_input',
      'A targeted sample says nothing of the rest of its population, so it has no statistical basis. Draw at random, or record it as judgment.',
    );
  }
  if (design.stages.length === 0) return design;
  if (design.basis !== 'statistical' || design.model === null || design.tolerable === null) {
    throw new AppError('bad_input', 'A staged plan is statistical. Give its model and tolerable rate.');
  }
  if (method !== 'random' && method !== 'stratified') {
    throw new AppError(
      'bad_input',
      'A staged plan goes on from ticket to ticket. Draw it at random or stratified.',
    );
  }
  riskOfStages({ ...design, model: 'binomial', tolerable: design.tolerable });
  return design;
}

/** @throws AppError bad_input for what the method needs and the request lacks */
function selectionOf(request: DrawRequest, { stages }: SampleDesign, seed: string): Selection {
  const { method, strata, keys, stratumColumn, reason } = request;
  const size = stages[0]?.size ?? request.size;
  switch (method) {
    case 'random':
      return { kind: 'tickets', seed, counts: need(size, 'the number of items') };
    case 'stratified':
      need(stratumColumn, 'the column to stratify by');
      return {
        kind: 'tickets',
        seed,
        counts: strata ?? need(size, 'the number of items, in all or of each stratum'),
      };
    case 'systematic':
      return { kind: 'interval', seed, count: need(size, 'the number of items') };
    case 'targeted':
      if (reason.trim() === '') throw missing('a written reason for the choice');
      return { kind: 'keys', keys: [...new Set(need(keys, 'the keys of the items'))] };
    case 'all':
      return { kind: 'all' };
  }
}

function need<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw missing(what);
  return value;
}

const missing = (what: string) => new AppError('bad_input', `The sample was not drawn: give ${what}.`);

function assertSize(size: number, frameSize: number): void {
  if (size === 0) {
    throw new AppError(
      'bad_input',
      'The sample was not drawn: the frame has no item to draw. Check its period and key.',
    );
  }
  if (size <= LARGEST_SAMPLE) return;
  throw new AppError(
    'bad_input',
    `The whole population has ${frameSize} items. A sheet takes at most ${LARGEST_SAMPLE}; draw a sample.`,
  );
}

/** @throws AppError bad_input naming keys that are not in the frozen list */
export function assertInFrame(keys: readonly string[], frame: ReadonlySet<string>): void {
  const unknown = keys.filter((key) => !frame.has(key));
  if (unknown.length === 0) return;
  const shown = unknown.slice(0, 10).join(', ');
  throw new AppError(
    'bad_input',
    `Not in the period of the frozen list: ${shown}${unknown.length > 10 ? ' and more' : ''}. Give keys as the list writes them.`,
    { keys: unknown.slice(0, 100) },
  );
}

const ownSample = (session: Session, testId: string): string | undefined =>
  session.workspace.get<{ id: string }>('SELECT id FROM sample WHERE test_id = ?', [testId])?.id;

function assertReplaceable(session: Session, testId: string): void {
  assertNotConcluded(session, testId);
  const borrowed = session.workspace.get<{ sample_id: string }>(
    'SELECT sample_id FROM test_sample WHERE test_id = ?',
    [testId],
  );
  if (borrowed) {
    const [owner] = readSample(session, borrowed.sample_id).tests;
    throw new AppError(
      'conflict',
      `This test uses the sample of ${owner?.workpaper ?? 'another test'}. Stop using it first, then draw its own.`,
    );
  }
  const own = ownSample(session, testId);
  if (own === undefined) return;
  for (const user of testsOfSample(session, own)) assertNotConcluded(session, user);
  assertUnmarked(session, own, 'drawn again');
  assertUnstated(session, own, 'drawn again');
}

/** Removes a sample and its log for all tests that use it. @throws AppError conflict while marks or a conclusion rest on it */
export function removeSample(session: Session, sampleId: string): void {
  const { populationName } = readSample(session, sampleId);
  for (const testId of testsOfSample(session, sampleId)) assertNotConcluded(session, testId);
  assertUnmarked(session, sampleId, 'removed');
  assertUnstated(session, sampleId, 'removed');
  session.change(`Remove the sample from ${populationName}`, (tx) => removeRows(session, tx, sampleId));
}
