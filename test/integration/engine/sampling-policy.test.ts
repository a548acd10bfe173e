import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_SAMPLING_POLICY, type SamplingPolicy } from '../../../shared/domain/sampling/index.ts';
import { createEngagement, startEngine } from '../../fixtures/engine.ts';

const FIRM: SamplingPolicy = {
  ...DEFAULT_SAMPLING_POLICY,
  name: 'Harbor & Finch 2026',
  source: 'Methodology manual, section 4',
  sizes: { ...DEFAULT_SAMPLING_POLICY.sizes, weekly: { low: 4, moderate: 8, high: 12 } },
  confidence: 0.9,
  tolerable: 0.1,
};

it('keeps the policy of a firm, and goes back to the default', async () => {
  await using engine = startEngine();
  await createEngagement(engine);
  const { audit, workspace } = engine.api;
  expect(await audit.samplingPolicy({})).toEqual({ policy: DEFAULT_SAMPLING_POLICY, isDefault: true });
  await audit.saveSamplingPolicy({ policy: FIRM });
  await audit.saveSamplingPolicy({ policy: { ...FIRM, automated: 2 } });
  expect(await audit.samplingPolicy({})).toEqual({ policy: { ...FIRM, automated: 2 }, isDefault: false });
  await workspace.undo({});
  expect((await audit.samplingPolicy({})).policy).toEqual(FIRM);
  await audit.restoreSamplingPolicy({});
  expect((await audit.samplingPolicy({})).isDefault).toBe(true);
  await workspace.undo({});
  expect((await audit.samplingPolicy({})).policy.name).toBe(FIRM.name);
});

it('refuses a policy that makes no sense and says which value', async () => {
  await using engine = startEngine();
  await createEngagement(engine);
  const policy = { ...FIRM, sizes: { ...FIRM.sizes, monthly: { low: 5, moderate: 3, high: 5 } } };
  await expect(engine.api.audit.saveSamplingPolicy({ policy })).rejects.toThrow(/Monthly asks for 3/);
});

it('takes a policy from one engagement to the next as a file', async () => {
  await using engine = startEngine();
  await createEngagement(engine);
  const { audit } = engine.api;
  await audit.saveSamplingPolicy({ policy: FIRM });
  expect(await audit.exportSamplingPolicy({ target: engine.target('firm.json') })).toEqual({
    fileName: 'firm.json',
  });
  const written: unknown = JSON.parse(readFileSync(join(engine.folder, 'firm.json'), 'utf8'));
  expect(written).toMatchObject({ format: 'trustbench-sampling-policy', policy: { name: FIRM.name } });

  await createEngagement(engine, { name: 'next.trustbench' });
  expect((await audit.samplingPolicy({})).isDefault).toBe(true);
  expect(await audit.importSamplingPolicy({ file: engine.source('firm.json') })).toEqual({
    name: FIRM.name,
    fileName: 'firm.json',
  });
  expect((await audit.samplingPolicy({})).policy).toEqual(FIRM);
});

it.each([
  ['no JSON', '{'],
  ['another format', '{"format":"other"}'],
  [
    'a value out of shape',
    JSON.stringify({
      format: 'trustbench-sampling-policy',
      version: 1,
      policy: { ...FIRM, sizes: { weekly: 4 } },
    }),
  ],
])('does not take over %s', async (_, content) => {
  await using engine = startEngine();
  await createEngagement(engine);
  const file = engine.source('bad.json', content);
  await expect(engine.api.audit.importSamplingPolicy({ file })).rejects.toThrow(
    /bad\.json is not a sampling policy/,
  );
  expect((await engine.api.audit.samplingPolicy({})).isDefault).toBe(true);
});

it('sets the sampling risk of one or many controls', async () => {
  await using engine = startEngine();
  await createEngagement(engine);
  const { matrix } = engine.api;
  const ids = await Promise.all(
    ['A-1', 'A-2'].map(async (ref) => (await matrix.addControl({ ref, title: ref })).id),
  );
  await matrix.updateControls({ ids, patch: { samplingRisk: 'high' } });
  expect((await matrix.controls({})).map(({ samplingRisk }) => samplingRisk)).toEqual(['high', 'high']);
  await matrix.updateControls({ ids: ids.slice(0, 1), patch: { samplingRisk: null } });
  expect((await matrix.controls({}))[0]?.samplingRisk).toBeNull();
});
