/** The frozen population behind a sample: what is picked from it, and the rows of what was picked. */
import type { PopulationKind } from '../../../shared/domain/audit-vocabulary.ts';
import type { DateOrder } from '../../../shared/domain/calendar-date.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { PopulationOptions } from '../../../shared/domain/population-profile.ts';
import type { Selection, SelectionResult } from '../../../shared/domain/sampling/index.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { collectRows, selectFromPopulation } from './population-file.ts';

export interface FrozenPopulation {
  id: string;
  name: string;
  kind: PopulationKind;
  key_column: string;
  date_column: string | null;
  date_order: DateOrder | null;
  /** JSON: the columns that a person chose for the sheet. */
  shown_columns: string;
  period_from: string | null;
  period_to: string | null;
  sha256: string;
  size: number;
  file_name: string;
}

/** @throws AppError not_found, or conflict for a recorded zero, which has nothing to draw from */
export function frozenPopulation(session: Session, id: string): FrozenPopulation {
  const population = session.workspace.need<FrozenPopulation>(
    'That population',
    'SELECT p.*, f.sha256, f.size, f.file_name FROM population p JOIN evidence_file f ON f.id = p.evidence_file_id WHERE p.id = ?',
    [id],
  );
  if (population.kind !== 'zero') return population;
  throw new AppError(
    'conflict',
    `"${population.name}" records that nothing occurred, so there is nothing to draw. Conclude the test as "Did not occur in the period".`,
  );
}

/**
 * The same frozen bytes and selection always give the same items.
 * @throws AppError integrity when the bytes are not those that were frozen, bad_input when the frame can not give what is asked for
 */
export async function selectFrom(
  session: Session,
  population: FrozenPopulation,
  what: { stratumColumn: string | null; selection: Selection },
  job: JobHandle,
): Promise<SelectionResult> {
  const { sha256, ...picks } = await selectFromPopulation(
    session.workspace.content.read(population.sha256),
    optionsOf(population),
    what,
    {
      name: population.file_name,
      signal: job.signal,
      onProgress: ({ bytes }) => job.progress(bytes, population.size, 'Reading the population'),
    },
  );
  if (sha256 === population.sha256) return picks;
  throw new AppError(
    'integrity',
    `The bytes of "${population.file_name}" are not those that were frozen: their SHA-256 is ${sha256}, not ${population.sha256}. Open the last backup.`,
  );
}

/** How the frozen file is read: what belongs to the frame. */
export function optionsOf(population: FrozenPopulation): PopulationOptions {
  const { key_column, date_column, date_order, period_from: from, period_to: to } = population;
  return {
    keyColumn: key_column,
    ...(date_column === null ? {} : { dateColumn: date_column }),
    ...(date_order === null ? {} : { dateOrder: date_order }),
    ...(from && to ? { period: { from, to } } : {}),
  };
}

/** What a sheet shows of an item: taken from the first row of its key. */
export interface ItemFacts {
  date: string;
  description: string;
  /** Every column and its value; the chosen columns come first. */
  data: Record<string, string>;
}

/** The facts of the given keys, from the frozen file. */
export async function itemFacts(
  session: Session,
  population: FrozenPopulation,
  keys: readonly string[],
  job: JobHandle,
): Promise<ReadonlyMap<string, ItemFacts>> {
  const { columns, rows } = await collectRows(
    session.workspace.content.read(population.sha256),
    population.key_column,
    keys,
    { name: population.file_name, signal: job.signal },
  );
  const keyIndex = columns.indexOf(population.key_column);
  const dateIndex = population.date_column === null ? -1 : columns.indexOf(population.date_column);
  const shown = (JSON.parse(population.shown_columns) as string[]).filter((c) => columns.includes(c));
  const order = [...new Set([...shown, ...columns])].map((c) => columns.indexOf(c));
  const textIndex = describingColumn(columns, order, shown.length, [keyIndex, dateIndex]);
  const facts = new Map<string, ItemFacts>();
  for (const { cells } of rows) {
    const key = (cells[keyIndex] ?? '').trim();
    if (facts.has(key)) continue;
    facts.set(key, {
      date: cells[dateIndex] ?? '',
      description: cells[textIndex] ?? '',
      data: Object.fromEntries(order.map((i) => [columns[i] ?? '', cells[i] ?? ''])),
    });
  }
  return facts;
}

/**
 * The column that tells a person what an item is, of those that are neither key nor date: the first chosen one, else one that is named
 * so, else the first. `order` holds all columns, the `shown` chosen ones first.
 */
function describingColumn(
  columns: readonly string[],
  order: readonly number[],
  shown: number,
  taken: readonly number[],
): number {
  const free = order.filter((i) => !taken.includes(i));
  const chosen = order.slice(0, shown).find((i) => free.includes(i));
  const named = free.find((i) => /summary|title|description|subject|name/i.test(columns[i] ?? ''));
  return chosen ?? named ?? free[0] ?? -1;
}

/** Counts the frame by the values of a column. @throws AppError bad_input for a column that is not there or has too many values */
export async function countFrame(
  session: Session,
  populationId: string,
  column: string,
  job: JobHandle,
): Promise<{ frameSize: number; strata: { value: string; items: number }[] }> {
  const population = frozenPopulation(session, populationId);
  const selection = { kind: 'none' } as const;
  const { frameSize, strata } = await selectFrom(
    session,
    population,
    { stratumColumn: column, selection },
    job,
  );
  return { frameSize, strata: strata.map(({ value, items }) => ({ value, items })) };
}
