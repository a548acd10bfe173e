/** Repeats the whole log of a sample from the frozen file and compares it with the record. */
import type { DrawDetails, ReperformResult, SampleEvent } from '../../../shared/contract/audit/sample-log.ts';
import { AppError, type ErrorCode } from '../../../shared/domain/errors.ts';
import {
  compareItems,
  countsOfSteps,
  replay,
  type LogItem,
  type LogStep,
  type Selection,
  type SelectionResult,
} from '../../../shared/domain/sampling/index.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { frozenPopulation, itemFacts, selectFrom, type ItemFacts } from './sample-frame.ts';
import {
  addEvent,
  drawOf,
  logItems,
  readLog,
  stepsOf,
  storedItems,
  storedSample,
  type StoredItem,
  type StoredSample,
} from './sample-log.ts';

const MOST_SHOWN = 20;
/** Errors that say that the file or the frame is not what was drawn from. */
const NOT_REPEATABLE: readonly ErrorCode[] = ['bad_input', 'unknown_format', 'file_unreadable', 'integrity'];

/** @returns what differs, in sentences. @param recordIt adds the result to the log */
export async function reperform(
  session: Session,
  sampleId: string,
  recordIt: boolean,
  job: JobHandle,
): Promise<ReperformResult> {
  const found = await differences(session, sampleId, job);
  const more = found.length - MOST_SHOWN;
  const result = {
    agrees: found.length === 0,
    differences: [...found.slice(0, MOST_SHOWN), ...(more > 0 ? [`${more} further differences.`] : [])],
  };
  if (recordIt) {
    const { name } = frozenPopulation(session, storedSample(session, sampleId).population_id);
    session.change(`Draw again from ${name}: ${result.agrees ? 'agrees' : 'differs'}`, (tx) =>
      addEvent(session, tx, sampleId, { kind: 'reperform', details: result }),
    );
  }
  return result;
}

async function differences(session: Session, sampleId: string, job: JobHandle): Promise<string[]> {
  const sample = storedSample(session, sampleId);
  const population = frozenPopulation(session, sample.population_id);
  const log = logOf(session, sampleId);
  if (typeof log === 'string') return [log];
  const items = storedItems(session, sampleId);
  const draw = drawOf(log);
  const steps = stepsOf(log);
  const found = [...compareDraw(sample, draw, population.sha256), ...comparePlaces(log)];
  const picks = await selectFrom(
    session,
    population,
    { stratumColumn: draw.stratumColumn, selection: selectionOf(sample, log, steps) },
    job,
  ).catch((error: unknown) => {
    if (error instanceof AppError && NOT_REPEATABLE.includes(error.code)) return error.message;
    throw error;
  });
  if (typeof picks === 'string') return [...found, `The draw can not be repeated: ${picks}`];
  const repeated = replay(steps, picks.items);
  const facts = await itemFacts(
    session,
    population,
    items.map((item) => item.key),
    job,
  );
  return [
    ...found,
    ...compareFrame(draw, picks),
    ...compareItems(logItems(items), repeated),
    ...compareLog(log, repeated),
    ...compareReasons(log, items),
    ...items.flatMap((item) => compareFacts(item, facts.get(item.key))),
  ];
}

/** The log, or what makes it unreadable: somebody edited it. */
function logOf(session: Session, sampleId: string): SampleEvent[] | string {
  try {
    return readLog(session, sampleId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return error.message;
    throw error;
  }
}

/** Entries are numbered without a gap; a draw of before there was a log stands in front of them. */
function comparePlaces(log: readonly SampleEvent[]): string[] {
  const first = log[0]?.position ?? 0;
  const gap = log.findIndex((event, i) => event.position !== first + i);
  return gap < 0 ? [] : [`Entry ${first + gap} of the log is missing.`];
}

function compareDraw(sample: StoredSample, draw: DrawDetails, sha256: string): string[] {
  const found: string[] = [];
  if (sha256 !== sample.population_sha256 || sha256 !== draw.populationSha256)
    found.push('The population file is not the one that was drawn from.');
  if (sample.seed !== draw.seed) found.push(`The seed is ${sample.seed}, the log says ${draw.seed}.`);
  if (sample.algorithm !== draw.algorithm)
    found.push(`The rule is ${sample.algorithm}, the log says ${draw.algorithm}.`);
  if (sample.frame_size !== draw.frameSize)
    found.push(`The record says ${sample.frame_size} items in the frame, the log ${draw.frameSize}.`);
  return found;
}

/** Everything that the log ever picked, in the order in which the method gives it. */
function selectionOf(
  { method, seed }: StoredSample,
  log: readonly SampleEvent[],
  steps: readonly LogStep[],
): Selection {
  const added = log.flatMap((event) => (event.kind === 'reperform' ? [] : event.details.added));
  switch (method) {
    case 'random':
    case 'stratified': {
      const stratumOf = new Map(added.map((item) => [item.key, item.stratum]));
      return { kind: 'tickets', seed, counts: countsOfSteps(steps, (key) => stratumOf.get(key) ?? '') };
    }
    case 'systematic': {
      const count = drawOf(log).strata.reduce((sum, stratum) => sum + stratum.count, 0);
      const replaced = steps.flatMap((step) => (step.kind === 'replace' ? [step.key] : []));
      return { kind: 'interval', seed, count, replaced };
    }
    case 'targeted':
      return { kind: 'keys', keys: added.map((item) => item.key) };
    case 'all':
      return { kind: 'all' };
  }
}

function compareFrame(draw: DrawDetails, picks: SelectionResult): string[] {
  if (picks.frameSize !== draw.frameSize)
    return [`The frame has ${picks.frameSize} items, the record says ${draw.frameSize}.`];
  return draw.strata.flatMap(({ value, items }) => {
    const now = picks.strata.find((stratum) => stratum.value === value)?.items ?? 0;
    return now === items ? [] : [`The stratum "${value}" has ${now} items, the record says ${items}.`];
  });
}

/** The keys that the log wrote down against those that its steps give. */
function compareLog(log: readonly SampleEvent[], repeated: readonly LogItem[]): string[] {
  let at = 0;
  return log.flatMap((event) => {
    if (event.kind === 'reperform') return [];
    const given = repeated.slice(at, at + event.details.added.length);
    at += event.details.added.length;
    const differs = event.details.added.some(
      ({ key, ticket }, i) => key !== given[i]?.key || ticket !== given[i].ticket,
    );
    return differs ? [`Entry ${event.position} of the log names other items than the draw gives.`] : [];
  });
}

/** Why an item was replaced stands on the item and in the log. */
function compareReasons(log: readonly SampleEvent[], items: readonly StoredItem[]): string[] {
  const reasonOf = new Map(items.map((item) => [item.key, item.void_reason]));
  return log.flatMap(({ kind, reason, details }) => {
    if (kind !== 'replace') return [];
    const recorded = reasonOf.get(details.replaced) ?? '';
    return recorded === '' || recorded === reason
      ? []
      : [
          `The reason for replacing ${details.replaced} is recorded as "${recorded}", the log says "${reason}".`,
        ];
  });
}

/** What the sheet shows of an item against its row in the frozen file; keys that are not there are told by the draw. */
function compareFacts(item: StoredItem, facts: ItemFacts | undefined): string[] {
  if (!facts) return [`${item.key} is not in the frozen file.`];
  const data = JSON.parse(item.data) as Record<string, unknown>;
  const columns = [...new Set([...Object.keys(facts.data), ...Object.keys(data)])];
  const cells = columns
    .filter((column) => data[column] !== facts.data[column])
    .map(
      (column) =>
        `${column} of ${item.key} is recorded as "${String(data[column] ?? '')}", the file says "${facts.data[column] ?? ''}".`,
    );
  if (item.item_date !== facts.date)
    cells.push(`The date of ${item.key} is recorded as "${item.item_date}", the file says "${facts.date}".`);
  if (item.description !== facts.description)
    cells.push(`The description of ${item.key} is not the one of the file.`);
  return cells;
}
