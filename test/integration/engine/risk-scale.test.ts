import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RISK_SCALE } from '../../../shared/domain/risk-scale.ts';
import { renderPdf } from '../../../electron/engine/reports/pdf/render-pdf.ts';
import { gatherReport } from '../../../electron/engine/reports/gather.ts';
import { createEngagement, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
let api: TestEngine['api'];
beforeAll(async () => {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine, { library: ['IAM-01', 'IAM-02', 'VEN-01'] });
});
afterAll(() => engine[Symbol.asyncDispose]());

const scale = {
  likelihood: ['Never', 'Sometimes', 'Often', 'Always'],
  impact: ['Small', 'Middle', 'Large'],
  levels: [
    { name: 'Green', from: 1 },
    { name: 'Red', from: 7 },
  ],
  appetite: 6,
};

describe('the scale of risks', () => {
  it('is the default one until it is changed, and undo gives it back', async () => {
    expect(await api.registers.riskScale({})).toEqual(DEFAULT_RISK_SCALE);
    await api.registers.setRiskScale(scale);
    expect(await api.registers.riskScale({})).toEqual(scale);
    await api.registers.setRiskScale({ ...scale, appetite: 3 });
    await api.workspace.undo({});
    expect(await api.registers.riskScale({})).toEqual(scale);
    await api.workspace.undo({});
    expect(await api.registers.riskScale({})).toEqual(DEFAULT_RISK_SCALE);
  });

  it('keeps its steps while risks stand on them, and names these', async () => {
    const records = Array.from({ length: 7 }, (_, i) => ({ name: `Risk ${i}`, likelihood: 5, impact: 1 }));
    const { ids } = await api.registers.add({ register: 'risks', records });
    expect(await failureOf(() => api.registers.setRiskScale(scale))).toEqual({
      code: 'conflict',
      message:
        'The scale was not changed: it has no place for RK-001, RK-002, RK-003, RK-004, RK-005 and 2 more. Rate these lower first.',
    });
    await api.registers.remove({ register: 'risks', ids });
    await api.registers.setRiskScale(scale);
    await api.workspace.undo({});
  });

  it('has no place for a rating above its highest step', async () => {
    const records = [{ name: 'Too high', likelihood: 6, impact: 1 }];
    expect(await failureOf(() => api.registers.add({ register: 'risks', records }))).toEqual({
      code: 'bad_input',
      message: 'The scale of likelihood ends at 5, Expected.',
    });
  });

  it('refuses what is no scale', async () => {
    const levels = [scale.levels[0]!, { name: 'Green', from: 4 }];
    expect(await failureOf(() => api.registers.setRiskScale({ ...scale, levels }))).toMatchObject({
      code: 'bad_input',
      message: 'Two levels have the same name.',
    });
  });
});

describe('risks that controls name', () => {
  it('are offered once, and come with their controls and criteria when they are chosen', async () => {
    const offers = await api.registers.riskOffers({});
    expect(offers.map(({ controls }) => controls[0]?.ref)).toEqual(['IAM-01', 'IAM-02', 'VEN-01']);
    const { ids } = await api.registers.addOfferedRisks({ risks: offers.slice(1).map(({ risk }) => risk) });
    const rows = await api.registers.list({ register: 'risks' });
    expect(rows.map(({ values }) => [values['category'], values['likelihood']])).toEqual([
      ['access', null],
      ['vendor', null],
    ]);
    const linked = await api.registers.linked({ register: 'risks', id: ids[0]! });
    expect(linked['risk_control']?.map(({ ref }) => ref)).toEqual(['IAM-02']);
    expect(linked['risk_criterion']?.length).toBeGreaterThan(0);
    expect(await api.registers.riskOffers({})).toHaveLength(1);
    const again = await failureOf(() => api.registers.addOfferedRisks({ risks: [offers[1]!.risk] }));
    expect(again).toMatchObject({ code: 'not_found' });
    await api.workspace.undo({});
    expect(await api.registers.riskOffers({})).toHaveLength(3);
  });
});

describe('a report', () => {
  it('tells of the register in a section of its own, those over the appetite first', async () => {
    expect(gatherReport(engine.session, 'type2').risks).toBeNull();
    await api.registers.add({
      register: 'risks',
      records: [
        { name: 'Small', likelihood: 1, impact: 2 },
        { name: 'Over', likelihood: 4, impact: 4 },
        { name: 'Far over', likelihood: 5, impact: 5 },
      ],
    });
    const model = gatherReport(engine.session, 'type2');
    expect(model.risks?.over.map(({ name, score, level }) => [name, score, level])).toEqual([
      ['Far over', 25, 'Very high'],
      ['Over', 16, 'High'],
    ]);
    expect(model.risks?.summary[1]).toBe('Of what is left of these: 1 very high, 1 high, 1 low.');
    const stream = new PassThrough();
    stream.resume();
    expect((await renderPdf(model, stream)).missing).toEqual([]);
    await api.workspace.undo({});
  });
});
