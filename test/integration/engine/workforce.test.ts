import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { isLate, isLeaver, removalOf } from '../../../shared/domain/workforce.ts';
import {
  createEngagement,
  ended,
  resultOf,
  startEngine,
  TYPE_II,
  type TestEngine,
} from '../../fixtures/engine.ts';

const LEAVERS = readFileSync(
  new URL('../../fixtures/inputs/populations/leavers.csv', import.meta.url),
  'utf8',
);
const PERIOD = { from: TYPE_II.periodFrom, to: TYPE_II.periodTo };

let engine: TestEngine;
beforeEach(async () => {
  engine = startEngine();
  await createEngagement(engine);
  return () => engine[Symbol.asyncDispose]();
});

const addLeavers = () =>
  engine.api.registers.add({
    register: 'people',
    records: LEAVERS.trim()
      .split('\n')
      .slice(1)
      .map((row) => row.trim().split(','))
      .map(([number = '', name = '', email = '', , leftAt = '', removed = '']) => ({
        number,
        name,
        email,
        leftOn: leftAt.slice(0, 10),
        leftAt,
        accessRemovedAt: removed || null,
      })),
  });

describe('people who left', () => {
  it('are late by the limit of the firm', async () => {
    await addLeavers();
    const people = (await engine.api.registers.list({ register: 'people' })).map(({ values }) => ({
      number: values['number'],
      leftOn: values['leftOn'] as string | null,
      leftAt: values['leftAt'] as string | null,
      accessRemovedAt: values['accessRemovedAt'] as string | null,
    }));
    const late = (hours: number) =>
      people
        .filter((person) => isLeaver(person, PERIOD))
        .filter((person) => isLate(removalOf(person, hours, '2026-07-15T00:00:00Z')))
        .map(({ number }) => number)
        .toSorted();
    expect(late(24)).toEqual(['E725', 'E730', 'E750', 'E775', 'E795', 'E805']);
    expect(late(48)).not.toContain('E750');
    await engine.api.registers.setWorkforceRules({ leaverHours: 48, privilegedWords: ['Root', 'root'] });
    expect(await engine.api.registers.workforceRules({})).toMatchObject({
      leaverHours: 48,
      dormantDays: 90,
      privilegedWords: ['root'],
    });
  });

  it('are frozen as a population of the period', async () => {
    await addLeavers();
    const { id } = await resultOf<{ id: string }>(
      engine.api,
      await engine.api.registers.addPopulation({ of: 'leavers', name: 'Leavers 2026 H1' }),
    );
    const population = await engine.api.audit.population({ id });
    expect(population).toMatchObject({
      rows: 32,
      keyColumn: 'Number',
      dateColumn: 'Day',
      firstDate: '2026-01-10',
      sourceSystem: 'Register people',
    });
    const { rows } = await engine.api.audit.populationRows({ id, from: 0, count: 100 });
    expect(rows).toHaveLength(32);
  });

  it('are no population while nobody left', async () => {
    const job = await ended(
      engine.api,
      await engine.api.registers.addPopulation({ of: 'joiners', name: 'Joiners' }),
    );
    expect(job.error?.message).toMatch(/no joiners from 2026-01-01 to 2026-06-30/);
  });
});
