import type { FoundItems } from '../../../shared/contract/audit/population-search.ts';
import { os } from '../context.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { searchPopulation } from './population-file.ts';
import { frozenPopulation, optionsOf } from './sample-frame.ts';

/** Rows of the frozen file in the period that have all the words. A key that comes twice is one item, its first row. */
async function findItems(
  session: Session,
  { populationId, text }: { populationId: string; text: string },
  job: JobHandle,
): Promise<FoundItems> {
  const population = frozenPopulation(session, populationId);
  const { columns, found, rows } = await searchPopulation(
    session.workspace.content.read(population.sha256),
    optionsOf(population),
    text,
    {
      name: population.file_name,
      signal: job.signal,
      onProgress: ({ bytes }) => job.progress(bytes, population.size, 'Searching the population'),
    },
  );
  const keyIndex = columns.indexOf(population.key_column);
  const items = new Map<string, FoundItems['items'][number]>();
  for (const { cells } of rows) {
    const key = (cells[keyIndex] ?? '').trim();
    const data = Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
    if (!items.has(key)) items.set(key, { key, data });
  }
  return { found, items: [...items.values()] };
}

export const populationSearchHandlers = {
  findPopulationItems: os.audit.findPopulationItems.handler(({ input, context: { session } }) => ({
    jobId: session.jobs.start({ kind: 'search', label: 'Searching the population', unit: 'bytes' }, (job) =>
      findItems(session, input, job),
    ),
  })),
};
