/** Further items of a sample that is there: extensions, stages of a plan, replacements. What was drawn before stays as it is. */
import type { DrawDetails } from '../../../shared/contract/audit/sample-log.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  allocate,
  countsOfSteps,
  type SelectedItem,
  type Selection,
} from '../../../shared/domain/sampling/index.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import type { Change } from '../workspace/workspace.ts';
import {
  frozenPopulation,
  itemFacts,
  selectFrom,
  type FrozenPopulation,
  type ItemFacts,
} from './sample-frame.ts';
import {
  addEvent,
  drawOf,
  picked,
  readLog,
  stepsOf,
  storedItems,
  storedSample,
  type StoredItem,
  type StoredSample,
} from './sample-log.ts';
import { testsOfSample } from './sample-of-test.ts';
import { readSample } from './sample-rows.ts';
import { assertStageDue } from './sample-stages.ts';
import { insertItems } from './sample-writes.ts';
import { assertInFrame } from './samples.ts';
import { assertNotConcluded } from './test-rows.ts';

/** A sample with what its log says so far. */
interface Present {
  sample: StoredSample;
  population: FrozenPopulation;
  draw: DrawDetails;
  items: StoredItem[];
  /** Items taken of each stratum, replacements too. */
  taken: ReadonlyMap<string, number>;
  /** Keys that were replaced, in the order of the log. */
  replaced: string[];
}

function present(session: Session, sampleId: string): Present {
  for (const testId of testsOfSample(session, sampleId)) assertNotConcluded(session, testId);
  const sample = storedSample(session, sampleId);
  const log = readLog(session, sampleId);
  const steps = stepsOf(log);
  const items = storedItems(session, sampleId);
  const stratumOf = new Map(items.map((item) => [item.key, item.stratum]));
  const taken = countsOfSteps(steps, (key) => stratumOf.get(key) ?? '');
  return {
    sample,
    population: frozenPopulation(session, sample.population_id),
    draw: drawOf(log),
    items,
    taken: new Map(taken.map(({ value, count }) => [value, count])),
    replaced: steps.flatMap((step) => (step.kind === 'replace' ? [step.key] : [])),
  };
}

interface Fresh {
  items: SelectedItem[];
  facts: ReadonlyMap<string, ItemFacts>;
}

/** Picks what the file gives beyond the items that are there. @throws AppError conflict when it gives one of these again */
async function pickFresh(
  session: Session,
  now: Present,
  selection: Selection,
  job: JobHandle,
): Promise<Fresh> {
  const { sample, population, draw, taken } = now;
  const { items, frameSize } = await selectFrom(
    session,
    population,
    { stratumColumn: draw.stratumColumn, selection },
    job,
  );
  const seen = new Map<string, number>();
  const isFresh = ({ stratum }: SelectedItem) => {
    const place = (seen.get(stratum) ?? 0) + 1;
    seen.set(stratum, place);
    return selection.kind === 'keys' || place > (taken.get(stratum) ?? 0);
  };
  const fresh = items.filter(isFresh);
  const known = new Set(now.items.map((item) => item.key));
  if (
    population.sha256 !== sample.population_sha256 ||
    frameSize !== draw.frameSize ||
    fresh.some((i) => known.has(i.id))
  ) {
    throw new AppError(
      'conflict',
      'Nothing was added: the sample does not agree with its draw from the frozen file. Draw it again from the file to see what differs.',
    );
  }
  const keys = fresh.map((item) => item.id);
  return { items: fresh, facts: await itemFacts(session, population, keys, job) };
}

/** One change, unless the sample changed while its file was read. */
function record(session: Session, now: Present, label: string, write: (tx: Change) => void): void {
  const { sample, items } = now;
  const { items: later } = present(session, sample.id);
  if (
    later.length !== items.length ||
    later.some((item, i) => item.id !== items[i]?.id || item.void_reason !== items[i].void_reason)
  ) {
    throw new AppError(
      'conflict',
      'Nothing was added: the sample changed while its file was read. Try again.',
    );
  }
  session.change(label, write);
}

export interface ExtendRequest {
  sampleId: string;
  size?: number | undefined;
  strata?: readonly { value: string; count: number }[] | undefined;
  keys?: readonly string[] | undefined;
  reason: string;
}

/**
 * Adds items outside any plan, which raises the risk of overreliance; the reason stays in the log.
 * @throws AppError bad_input without a reason or size, conflict for a method that can not go on
 */
export async function extendSample(
  session: Session,
  request: ExtendRequest,
  job: JobHandle,
): Promise<{ added: number }> {
  const reason = needReason(request.reason, 'extended');
  const now = present(session, request.sampleId);
  const fresh = await pickFresh(session, now, extension(now, request), job);
  if (request.keys) assertInFrame(request.keys, new Set(fresh.items.map((i) => i.id)));
  add(session, now, fresh, { kind: 'extend', reason });
  return { added: fresh.items.length };
}

/**
 * Draws the next stage of a plan that was fixed before the first draw.
 * @throws AppError conflict when the plan has no further stage, or the stages so far do not ask for one
 */
export async function nextStage(
  session: Session,
  sampleId: string,
  job: JobHandle,
): Promise<{ added: number; stage: number }> {
  const now = present(session, sampleId);
  const { size, stage } = assertStageDue(session, readSample(session, sampleId), readLog(session, sampleId));
  const fresh = await pickFresh(session, now, extension(now, { size }), job);
  add(session, now, fresh, { kind: 'stage', reason: '' });
  return { added: fresh.items.length, stage };
}

function add(
  session: Session,
  now: Present,
  { items, facts }: Fresh,
  { kind, reason }: { kind: 'extend' | 'stage'; reason: string },
): void {
  const { sample, population } = now;
  const stage = Math.max(...now.items.map((item) => item.stage)) + 1;
  const label = `${kind === 'extend' ? 'Extend' : 'Next stage of'} the sample from ${population.name} by ${items.length}`;
  record(session, now, label, (tx) => {
    insertItems(
      tx,
      sample.id,
      items.map((item) => ({ ...item, stage })),
      facts,
      now.items.length,
    );
    tx.update('sample', sample.id, { size: sample.size + items.length });
    addEvent(session, tx, sample.id, { kind, reason, details: { stage, added: picked(items) } });
  });
}

/** What to pick so that the sample holds so many more. */
function extension(
  { sample, draw, items, taken }: Present,
  { size, strata, keys }: Omit<ExtendRequest, 'sampleId' | 'reason'>,
): Selection {
  switch (sample.method) {
    case 'random':
    case 'stratified': {
      const more = strata ?? divided(needSize(size), draw, taken);
      const extra = new Map(more.map(({ value, count }) => [value, count]));
      if ([...extra.values()].every((count) => count === 0)) {
        throw new AppError('bad_input', 'The sample was not extended: give at least one item to add.');
      }
      const values = new Set([...taken.keys(), ...extra.keys()]);
      const counts = [...values].map((value) => ({
        value,
        count: (taken.get(value) ?? 0) + (extra.get(value) ?? 0),
      }));
      return { kind: 'tickets', seed: sample.seed, counts };
    }
    case 'targeted':
      return { kind: 'keys', keys: newKeys(keys, items) };
    case 'systematic':
      throw new AppError(
        'conflict',
        'A systematic sample keeps its interval, so it can not be extended. Clear its marks and draw a larger one, or draw at random, which goes on from the next ticket.',
      );
    case 'all':
      throw new AppError(
        'conflict',
        'The whole population is in the sample already: there is nothing to add.',
      );
  }
}

/** In proportion to what is left of each stratum. */
function divided(size: number, { strata }: DrawDetails, taken: ReadonlyMap<string, number>) {
  const left = strata.map(({ value, items }) => items - (taken.get(value) ?? 0));
  return allocate(size, left, 0).map((count, i) => ({ value: strata[i]?.value ?? '', count }));
}

function newKeys(keys: readonly string[] | undefined, items: readonly StoredItem[]): string[] {
  if (!keys) {
    throw new AppError('bad_input', 'The sample was not extended: give the keys of the items to add.');
  }
  const known = new Set(items.map((item) => item.key));
  const twice = keys.filter((key) => known.has(key));
  if (twice.length > 0) {
    throw new AppError(
      'bad_input',
      `In the sample already: ${twice.slice(0, 10).join(', ')}. Give other keys.`,
    );
  }
  return [...new Set(keys)];
}

function needSize(size: number | undefined): number {
  if (size !== undefined) return size;
  throw new AppError('bad_input', 'The sample was not extended: give the number of items to add.');
}

function needReason(reason: string, done: string): string {
  const text = reason.trim();
  if (text !== '') return text;
  throw new AppError('bad_input', `The sample was not ${done}: write down why.`);
}

/**
 * Replaces an item that is not applicable by the next in the draw order of its stratum. Both stay in the log; the old one is no item to
 * test any more.
 * @throws AppError bad_input without a reason, conflict for an item that deviates or a sample that has no next item
 */
export async function replaceItem(
  session: Session,
  { itemId, reason: given }: { itemId: string; reason: string },
  job: JobHandle,
): Promise<{ key: string }> {
  const reason = needReason(given, 'changed');
  const item = needReplaceable(session, itemId);
  const now = present(session, item.sample_id);
  const fresh = await pickFresh(session, now, replacement(now, item), job);
  const [next] = fresh.items;
  if (!next) throw nothingLeft();
  record(session, now, `Replace ${item.key} by ${next.id}`, (tx) => {
    tx.update('sample_item', item.id, { void_reason: reason });
    insertItems(
      tx,
      item.sample_id,
      [{ ...next, stage: item.stage, replacesId: item.id }],
      fresh.facts,
      now.items.length,
    );
    addEvent(session, tx, item.sample_id, {
      kind: 'replace',
      reason,
      details: { replaced: item.key, added: picked([next]) },
    });
  });
  return { key: next.id };
}

function needReplaceable({ workspace }: Session, itemId: string): StoredItem {
  const item = workspace.need<StoredItem>('That sample item', 'SELECT * FROM sample_item WHERE id = ?', [
    itemId,
  ]);
  if (item.void_reason !== '') throw new AppError('conflict', `${item.key} was replaced already.`);
  const deviates = workspace.get(
    "SELECT 1 FROM test_mark WHERE sample_item_id = ? AND mark IN ('exception', 'unable')",
    [itemId],
  );
  const stated = workspace.get<{ ref: string }>(
    'SELECT f.ref FROM deviation d JOIN finding f ON f.id = d.finding_id WHERE d.sample_item_id = ?',
    [itemId],
  );
  if (!deviates && stated) {
    throw new AppError(
      'conflict',
      `${item.key} was not replaced: ${stated.ref} states its deviation. Remove it from the finding first.`,
    );
  }
  if (!deviates) return item;
  throw new AppError(
    'conflict',
    `${item.key} was not replaced: it is marked as a deviation, and a deviation stays in the sample. Correct the mark first if it is wrong.`,
  );
}

function replacement({ sample, draw, taken, replaced }: Present, item: StoredItem): Selection {
  switch (sample.method) {
    case 'random':
    case 'stratified': {
      const inFrame = draw.strata.find((stratum) => stratum.value === item.stratum)?.items ?? 0;
      if ((taken.get(item.stratum) ?? 0) >= inFrame) throw nothingLeft();
      const counts = [...taken].map(([value, count]) => ({
        value,
        count: value === item.stratum ? count + 1 : count,
      }));
      return { kind: 'tickets', seed: sample.seed, counts };
    }
    case 'systematic': {
      const count = draw.strata.reduce((sum, stratum) => sum + stratum.count, 0);
      if (count + replaced.length >= draw.frameSize) throw nothingLeft();
      return { kind: 'interval', seed: sample.seed, count, replaced: [...replaced, item.key] };
    }
    case 'targeted':
      throw new AppError(
        'conflict',
        'A targeted sample has no next item. Extend it by another key, and mark this item as not applicable.',
      );
    case 'all':
      throw nothingLeft();
  }
}

const nothingLeft = () =>
  new AppError(
    'conflict',
    'There is no item left to replace it by: all of them are in the sample. Mark it as not applicable, with the reason.',
  );
