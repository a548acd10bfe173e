import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/domain/errors.ts';
import type { PopulationOptions, PopulationRow } from '../../../shared/domain/population-profile.ts';
import type { DrawnItem } from '../../../shared/domain/sampling/index.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { newId, type Change } from '../workspace/workspace.ts';
import { collectRows, drawPopulationKeys } from './population-file.ts';
import { releaseNotes } from './review-notes.ts';
import { assertNotConcluded } from './test-rows.ts';

const ALGORITHM = 'consistent-sampler 1.0';
const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

interface StoredPopulation {
  id: string;
  name: string;
  key_column: string;
  date_column: string | null;
  period_from: string | null;
  period_to: string | null;
  sha256: string;
  size: number;
  file_name: string;
}

function populationById(session: Session, id: string): StoredPopulation {
  return session.workspace.need<StoredPopulation>(
    'That population',
    'SELECT p.*, f.sha256, f.size, f.file_name FROM population p JOIN evidence_file f ON f.id = p.evidence_file_id WHERE p.id = ?',
    [id],
  );
}

/** The seed follows from engagement, control and population bytes, so that nobody picks it and anyone can derive it again. */
export function defaultSeed(session: Session, testId: string, populationId: string): string {
  const { control_id: controlId } = session.workspace.need<{ control_id: string }>(
    'That test',
    'SELECT control_id FROM test WHERE id = ?',
    [testId],
  );
  return sha256Hex(
    `${session.engagement().id}\n${controlId}\n${populationById(session, populationId).sha256}`,
  ).slice(0, 32);
}

/** Draws from the frozen bytes. The same population, seed and size always give the same items in the same order. */
async function drawFrom(
  session: Session,
  population: StoredPopulation,
  seed: string,
  size: number,
  job: JobHandle,
) {
  const options: PopulationOptions = {
    keyColumn: population.key_column,
    ...(population.date_column === null ? {} : { dateColumn: population.date_column }),
    ...(population.period_from && population.period_to
      ? { period: { from: population.period_from, to: population.period_to } }
      : {}),
  };
  return drawPopulationKeys(
    session.workspace.content.read(population.sha256),
    options,
    { seed, count: size },
    {
      name: population.file_name,
      signal: job.signal,
      onProgress: ({ bytes }) => job.progress(bytes, population.size, 'Reading the population'),
    },
  );
}

export interface DrawRequest {
  testId: string;
  populationId: string;
  size: number;
  seed?: string | undefined;
  basis: string;
}

export async function drawSample(
  session: Session,
  request: DrawRequest,
  job: JobHandle,
): Promise<{ sampleId: string }> {
  assertReplaceable(session, request.testId);
  const population = populationById(session, request.populationId);
  const seed = request.seed ?? defaultSeed(session, request.testId, request.populationId);
  const { items, frameSize } = await drawFrom(session, population, seed, request.size, job);
  const { columns, rows } = await collectRows(
    session.workspace.content.read(population.sha256),
    population.key_column,
    items.map((i) => i.id),
    { name: population.file_name, signal: job.signal },
  );
  // The file was read while others worked, so what allowed the draw is looked at again.
  assertReplaceable(session, request.testId);
  const sampleId = newId();
  session.change(`Draw ${items.length} from ${population.name}`, (tx) => {
    removeSample(session, tx, request.testId);
    tx.insert('sample', {
      id: sampleId,
      test_id: request.testId,
      population_id: population.id,
      population_sha256: population.sha256,
      algorithm: ALGORITHM,
      seed,
      size: items.length,
      frame_size: frameSize,
      basis: request.basis,
      drawn_at: new Date().toISOString(),
      drawn_by: session.actor,
    });
    insertItems(tx, sampleId, items, columns, rows, population);
  });
  return { sampleId };
}

function insertItems(
  tx: Change,
  sampleId: string,
  items: readonly DrawnItem[],
  columns: readonly string[],
  rows: readonly PopulationRow[],
  population: StoredPopulation,
): void {
  const keyIndex = columns.indexOf(population.key_column);
  const dateIndex = population.date_column === null ? -1 : columns.indexOf(population.date_column);
  const textIndex = describingColumn(columns, [keyIndex, dateIndex]);
  const byKey = new Map<string, PopulationRow>();
  for (const row of rows) {
    const key = (row.cells[keyIndex] ?? '').trim();
    if (!byKey.has(key)) byKey.set(key, row);
  }
  items.forEach((item, i) => {
    const cells = byKey.get(item.id)?.cells ?? [];
    tx.insert('sample_item', {
      id: newId(),
      sample_id: sampleId,
      position: i + 1,
      key: item.id,
      ticket: item.ticket,
      item_date: cells[dateIndex] ?? '',
      description: cells[textIndex] ?? '',
      data: JSON.stringify(Object.fromEntries(columns.map((c, n) => [c, cells[n] ?? '']))),
      note: '',
    });
  });
}

/** The column that tells a person what an item is: one named so, or the first that is neither key nor date. */
function describingColumn(columns: readonly string[], taken: readonly number[]): number {
  const named = columns.findIndex(
    (c, i) => !taken.includes(i) && /summary|title|description|subject|name/i.test(c),
  );
  return named >= 0 ? named : columns.findIndex((_, i) => !taken.includes(i));
}

function assertReplaceable(session: Session, testId: string): void {
  assertNotConcluded(session, testId);
  const marked = session.workspace.get<{ n: number }>(
    'SELECT count(*) AS n FROM test_mark m JOIN sample_item i ON i.id = m.sample_item_id JOIN sample s ON s.id = i.sample_id WHERE s.test_id = ?',
    [testId],
  );
  if (marked && marked.n > 0) {
    throw new AppError(
      'conflict',
      `The sample was not drawn again: ${marked.n} cells of the present one carry marks. Undo or clear them first.`,
    );
  }
}

/** Removes a sample without marks, with its items and their links. */
function removeSample(session: Session, tx: Change, testId: string): void {
  const { workspace } = session;
  const sample = workspace.get<{ id: string }>('SELECT id FROM sample WHERE test_id = ?', [testId]);
  if (!sample) return;
  for (const item of workspace.all<{ id: string }>('SELECT id FROM sample_item WHERE sample_id = ?', [
    sample.id,
  ])) {
    for (const link of workspace.all<{ id: string }>(
      'SELECT id FROM sample_item_evidence WHERE sample_item_id = ?',
      [item.id],
    )) {
      tx.remove('sample_item_evidence', link.id);
    }
    releaseNotes(session, tx, 'sample_item_id', item.id);
    tx.remove('sample_item', item.id);
  }
  tx.remove('sample', sample.id);
}

/** Repeats the draw from the frozen file alone. @returns what differs, in sentences */
export async function reperform(
  session: Session,
  sampleId: string,
  job: JobHandle,
): Promise<{ agrees: boolean; differences: string[] }> {
  const { workspace } = session;
  const sample = workspace.need<{
    population_id: string;
    population_sha256: string;
    seed: string;
    size: number;
    frame_size: number;
  }>('That sample', 'SELECT * FROM sample WHERE id = ?', [sampleId]);
  const population = populationById(session, sample.population_id);
  const { items, frameSize } = await drawFrom(session, population, sample.seed, sample.size, job);
  const kept = workspace
    .all<{ key: string }>('SELECT key FROM sample_item WHERE sample_id = ? ORDER BY position', [sampleId])
    .map((i) => i.key);
  const differences: string[] = [];
  if (population.sha256 !== sample.population_sha256)
    differences.push('The population file is not the one that was drawn from.');
  if (frameSize !== sample.frame_size)
    differences.push(`The frame has ${frameSize} items, the record says ${sample.frame_size}.`);
  items.forEach((item, i) => {
    if (kept[i] !== item.id)
      differences.push(`Item ${i + 1} is ${kept[i] ?? 'missing'}, the draw gives ${item.id}.`);
  });
  return { agrees: differences.length === 0, differences: differences.slice(0, 20) };
}
