/** Adds the populations of a sample engagement, with what is known of their completeness, and performs their tests. */
import { z } from 'zod';
import { IPE_CHECK_IDS } from '../../../shared/domain/ipe-checks.ts';
import type { SampleCompleteness, SampleListing, SamplePopulation } from './case.ts';
import { writeCsv } from './files.ts';
import { concludeTest, performTest } from './perform-test.ts';
import { controlIds, evidenceIds, type Telling } from './telling.ts';

const DUE_DAYS = 'Counted by us from the frequency of the control and the period.';
const made = z.object({ id: z.string() });

export async function addPopulations(telling: Telling): Promise<void> {
  for (const population of telling.sample.populations) {
    const id = await addPopulation(telling, population);
    if (population.kind === 'zero') continue;
    const runAt = population.kind === 'listing' ? population.runAt : '';
    for (const test of population.tests) await performTest(telling, { id, runAt }, test);
    for (const test of population.tests) await concludeTest(telling, test);
  }
}

async function addPopulation(telling: Telling, population: SamplePopulation): Promise<string> {
  const { engine } = telling;
  const { audit } = engine.api;
  switch (population.kind) {
    case 'listing':
      return addListing(telling, population);
    case 'calendar': {
      const { name, frequency, control } = population;
      const details = { name, frequency, controlIds: await controlIds(engine, [control]) };
      const { id } = await engine.job(audit.addCalendarPopulation(details), made);
      await audit.setIpeVerdict({ id, verdict: 'not_ipe', note: DUE_DAYS });
      return id;
    }
    case 'zero': {
      const { kind: _, controls, completeness, ...provenance } = population;
      const details = { ...provenance, controlIds: await controlIds(engine, controls) };
      const { id } = await engine.job(audit.addZeroPopulation(details), made);
      await recordCompleteness(telling, id, completeness);
      return id;
    }
  }
}

async function addListing(telling: Telling, population: SampleListing): Promise<string> {
  const { engine, place } = telling;
  const { kind: _, file, table, completeness, tests, shownColumns = [], ...details } = population;
  const path = place('population', 'populations', file);
  await writeCsv(path, table());
  const { id } = await engine.job(
    engine.api.audit.addPopulation({
      ...details,
      file: engine.source(path),
      shownColumns: [...shownColumns],
      controlIds: await controlIds(engine, [...new Set(tests.map((test) => test.control))]),
    }),
    made,
  );
  await recordCompleteness(telling, id, completeness);
  return id;
}

async function recordCompleteness(
  telling: Telling,
  id: string,
  { checks, verdict, fromList, fromSystem, files }: SampleCompleteness,
): Promise<void> {
  const { engine } = telling;
  const { audit } = engine.api;
  if (fromList.count > 0) {
    await engine.job(audit.pickSpotChecks({ id, count: fromList.count }), z.unknown());
    await engine.job(audit.lookUpSpotChecks({ id, keys: [...fromSystem.keys] }), z.unknown());
    for (const check of (await audit.population({ id })).spotChecks) {
      const isPicked = check.direction === 'list_to_system';
      const note = isPicked ? fromList.note : fromSystem.note;
      await audit.updateSpotCheck({ id: check.id, note, ...(isPicked ? { outcome: 'agrees' } : {}) });
    }
  }
  if (files) await audit.setPopulationEvidence({ id, evidenceIds: evidenceIds(telling, files) });
  for (const check of IPE_CHECK_IDS) {
    const { answer = null, note = '' } = checks[check] ?? (verdict ? { answer: 'yes' as const } : {});
    if (answer) await audit.answerIpeCheck({ id, check, answer, note });
  }
  if (verdict) await audit.setIpeVerdict({ id, ...verdict });
}
