import { expect, it } from 'vitest';
import type { FoundItems } from '../../../shared/contract/audit/population-search.ts';
import { createEngagement, resultOf, startEngine } from '../../fixtures/engine.ts';

const CSV = [
  'Key,Deployed,Summary,By',
  'CR-1,2026-01-05,Add retry,Mara',
  'CR-2,2026-02-06,Rotate key,Jon',
  'CR-3,2025-12-30,Rotate old key,Jon',
  'CR-4,2026-03-01,rotate SIGNING key,Mara',
  'CR-2,2026-02-07,Rotate key again,Jon',
  ',2026-02-07,Rotate without a number,Jon',
].join('\n');

it('finds items of the period by words in their rows', async () => {
  await using engine = startEngine();
  await createEngagement(engine);
  const { audit } = engine.api;
  const { id: populationId } = await resultOf<{ id: string }>(
    engine.api,
    await audit.addPopulation({
      file: engine.source('changes.csv', CSV),
      name: 'Changes',
      keyColumn: 'Key',
      dateColumn: 'Deployed',
    }),
  );
  const find = async (text: string) =>
    resultOf<FoundItems>(engine.api, await audit.findPopulationItems({ populationId, text }));

  const keys = await find('key ROTATE');
  expect(keys.found).toBe(3);
  expect(keys.items.map(({ key }) => key)).toEqual(['CR-2', 'CR-4']);
  expect(keys.items[1]?.data).toMatchObject({ Summary: 'rotate SIGNING key', By: 'Mara' });
  expect(await find('nothing like it')).toEqual({ found: 0, items: [] });
});
