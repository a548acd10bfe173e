import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gatherReport } from '../../../electron/engine/reports/gather.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { cliFolder } from '../cli.ts';
import { failureOf, stateOf } from '../workspace/support.ts';

type Values = Record<string, string | number | null>;

const { json } = cliFolder();

let engine: TestEngine;
let api: TestEngine['api'];
let vendorId: string;

const add = async (register: 'vendors' | 'vendor-cuecs' | 'complementary-controls', values: Values) =>
  (await api.registers.add({ register, records: [values] })).ids[0] ?? '';
const vendor = async (id = vendorId) =>
  (await api.registers.list({ register: 'vendors' })).find((row) => row.id === id)?.values;
const standing = async (id = vendorId) =>
  (await api.registers.vendorStandings({})).find((known) => known.id === id);
const reviews = () => api.registers.vendorReviews({ vendorId });
const started = async () => (await api.registers.startVendorReview({ vendorId })).id;

const SOUND = {
  exceptions: 'One exception on media records.',
  conclusion: 'No media of ours are held; it does not matter here.',
  subserviceChain: 'None named',
  verdict: 'satisfactory',
  nextReview: '2027-06-30',
} as const;

beforeEach(async () => {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine);
  vendorId = await add('vendors', {
    name: 'Nimbus Cloud',
    subservice: 'yes',
    subserviceReason: 'CC6.4: it runs the data centres.',
    criticality: 'critical',
    report: 'SOC 2 Type II',
    reportFrom: '2025-04-01',
    reportTo: '2026-03-31',
    reportAuditor: 'Hart CPA',
    reportOpinion: 'unqualified',
    clauses: 'Confidentiality, Right to audit or to reports, Notice of incidents',
  });
});
afterEach(() => engine[Symbol.asyncDispose]());

/** A file of the engine's folder, attached. */
async function attached(name: string): Promise<string> {
  const started = await api.evidence.attach({ files: [engine.source(name, `report ${name}`)] });
  const { added } = await resultOf<{ added: { id: string }[] }>(api, started);
  return added[0]?.id ?? '';
}

describe('what follows from the records of a vendor', () => {
  it('the gap after its report, what is missing, and assumed controls', async () => {
    expect(await standing()).toMatchObject({
      reach: 'bridge_needed',
      gapDays: 91,
      review: 'never',
      cuecs: { total: 0, mapped: 0 },
    });
    expect((await standing())?.lacks.map(({ id }) => id)).toEqual(['gap', 'csocs', 'review']);
    await add('complementary-controls', { name: 'Doors are locked', kind: 'csoc', vendorId });
    await add('vendor-cuecs', { name: 'Remove leavers', vendorId });
    const control = (await api.matrix.addControl({ ref: 'IAM-01', title: 'Leavers' })).id;
    await add('vendor-cuecs', { name: 'Own keys', vendorId, response: 'covered', controlId: control });
    await api.registers.change({
      register: 'vendors',
      changes: [{ id: vendorId, values: { bridgeTo: '2026-06-30' } }],
    });
    expect(await standing()).toMatchObject({
      reach: 'bridged',
      gapDays: 0,
      csocs: 1,
      cuecs: { total: 2, mapped: 1 },
    });
    expect((await standing())?.lacks.map(({ id }) => id)).toEqual(['cuecs', 'review']);
  });

  it('every criterion of a complementary control, the first one first', async () => {
    const id = await add('complementary-controls', { name: 'Leavers', criterionId: 'CC6.3' });
    await api.registers.setLinked({
      register: 'complementary-controls',
      id,
      link: 'complementary_control_criterion',
      targets: ['CC6.1', 'CC6.3'],
    });
    expect(await api.registers.complementaryCriteria({})).toEqual({ [id]: ['CC6.3', 'CC6.1'] });
  });
});

describe('a review', () => {
  it('starts with what is known of the vendor, and its evidence', async () => {
    const evidenceId = await attached('soc2.pdf');
    await api.evidence.setEvidenceOf({ kind: 'vendor', id: vendorId, evidenceIds: [evidenceId] });
    const { ref } = await api.registers.startVendorReview({ vendorId });
    expect(ref).toBe('VR-01');
    const [review] = await reviews();
    expect(review).toMatchObject({
      ref,
      basis: 'soc2_type2',
      reportFrom: '2025-04-01',
      auditor: 'Hart CPA',
      opinion: 'unqualified',
      reviewedBy: 'Ada Test',
      reviewedOn: null,
      evidence: [{ id: evidenceId }],
    });
    expect(review?.problems.map(({ field }) => field)).toEqual(['conclusion', 'verdict']);
    expect(await failureOf(() => api.registers.startVendorReview({ vendorId }))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('VR-01'),
    });
    const removal = () => api.evidence.remove({ ids: [evidenceId] });
    expect((await failureOf(removal)).message).toContain('review VR-01 of Nimbus Cloud');
  });

  it('says of the vendor what it found, in the change that finishes it', async () => {
    const id = await started();
    await api.registers.changeVendorReview({
      id,
      patch: { ...SOUND, reportFrom: '2025-07-01', reportTo: '2026-06-30', bridgeTo: null },
    });
    const before = stateOf(engine.session.workspace);
    await api.registers.finishVendorReview({ id, reviewedOn: '2026-07-15' });
    expect(await vendor()).toMatchObject({
      report: 'SOC 2 Type II',
      reportFrom: '2025-07-01',
      reportTo: '2026-06-30',
      reportExceptions: SOUND.exceptions,
      reviewedOn: '2026-07-15',
      reviewVerdict: 'satisfactory',
      nextReview: '2027-06-30',
    });
    await api.workspace.undo({});
    expect(stateOf(engine.session.workspace)).toEqual(before);
  });

  it('is not satisfactory without a conclusion, or while assumed controls are not mapped; with conditions it may be', async () => {
    const id = await started();
    await api.registers.changeVendorReview({ id, patch: { ...SOUND, conclusion: '' } });
    expect((await failureOf(() => api.registers.finishVendorReview({ id }))).message).toContain(
      'what they mean',
    );
    await api.registers.changeVendorReview({ id, patch: { conclusion: 'No effect.' } });
    await add('vendor-cuecs', { name: 'Remove leavers', number: 'UEC 4', vendorId });
    const refused = await failureOf(() => api.registers.finishVendorReview({ id }));
    expect(refused).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('"UEC 4 Remove leavers"'),
    });
    expect((await reviews())[0]?.reviewedOn).toBeNull();
    await api.registers.changeVendorReview({ id, patch: { verdict: 'conditions' } });
    await api.registers.finishVendorReview({ id, reviewedOn: '2026-07-15' });
    expect((await vendor())?.['reviewVerdict']).toBe('conditions');
  });

  it('that is finished stays as it is until it is reopened, and then no longer counts', async () => {
    const first = await started();
    await api.registers.changeVendorReview({ id: first, patch: SOUND });
    await api.registers.finishVendorReview({ id: first, reviewedOn: '2026-01-15' });
    const second = await started();
    await api.registers.changeVendorReview({ id: second, patch: { ...SOUND, verdict: 'conditions' } });
    await api.registers.finishVendorReview({ id: second, reviewedOn: '2026-06-15' });
    expect(
      await failureOf(() => api.registers.changeVendorReview({ id: second, patch: { conclusion: 'Other' } })),
    ).toMatchObject({ code: 'conflict', message: expect.stringContaining('Reopen it') });
    await api.registers.reopenVendorReview({ id: second });
    expect(await vendor()).toMatchObject({ reviewedOn: '2026-01-15', reviewVerdict: 'satisfactory' });
    await api.registers.removeVendorReview({ id: second });
    expect((await reviews()).map(({ ref }) => ref)).toEqual(['VR-01']);
    await api.registers.removeVendorReview({ id: first });
    expect(await vendor()).toMatchObject({ reviewedOn: null, reviewVerdict: null });
  });

  it('of an earlier day does not replace what a later one found', async () => {
    const late = await started();
    await api.registers.changeVendorReview({ id: late, patch: SOUND });
    await api.registers.finishVendorReview({ id: late, reviewedOn: '2026-06-15' });
    const early = await started();
    await api.registers.changeVendorReview({ id: early, patch: { ...SOUND, reportTo: '2025-12-31' } });
    await api.registers.finishVendorReview({ id: early, reviewedOn: '2026-01-15' });
    expect(await vendor()).toMatchObject({ reviewedOn: '2026-06-15', reportTo: '2026-03-31' });
  });

  it('takes no report that ends before it begins', async () => {
    const id = await started();
    const change = () => api.registers.changeVendorReview({ id, patch: { reportTo: '2025-01-31' } });
    expect(await failureOf(change)).toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining('before it'),
    });
  });
});

it('a vendor goes with its assumed controls and reviews, and one undo brings all back', async () => {
  const evidenceId = await attached('soc2.pdf');
  await add('vendor-cuecs', { name: 'Remove leavers', vendorId });
  await add('complementary-controls', { name: 'Doors are locked', kind: 'csoc', vendorId });
  const id = await started();
  await api.registers.setVendorReviewEvidence({ id, evidenceIds: [evidenceId] });
  const before = stateOf(engine.session.workspace);
  await api.registers.remove({ register: 'vendors', ids: [vendorId] });
  expect(await reviews()).toEqual([]);
  expect(await api.registers.list({ register: 'vendor-cuecs' })).toEqual([]);
  await api.workspace.undo({});
  expect(stateOf(engine.session.workspace)).toEqual(before);
});

it('a report and the command line say the same of a vendor', async () => {
  const criteria = ['CC6.1', 'CC6.4'];
  const csoc = { name: 'Doors are locked', kind: 'csoc', number: 'CSOC-01', criterionId: 'CC6.4', vendorId };
  const id = await add('complementary-controls', csoc);
  const link = 'complementary_control_criterion';
  await api.registers.setLinked({ register: 'complementary-controls', id, link, targets: ['CC6.1'] });
  await add('vendors', { name: 'Ended Ltd', subservice: 'no', status: 'ended' });
  await add('vendors', { name: 'A printer', subservice: 'no' });
  const { vendors, complementary } = gatherReport(engine.session, 'type2');
  expect(vendors.map(({ name }) => name)).toEqual(['Nimbus Cloud', 'A printer']);
  expect(vendors[0]).toMatchObject({ isSubservice: true, reach: 'bridge_needed', gapDays: 91, cuecs: 0 });
  expect(complementary).toMatchObject([{ number: 'CSOC-01', criteria, organization: 'Nimbus Cloud' }]);
  await api.workspace.close({});
  const listed = json('vendors', join(engine.folder, 'engagement.trustbench'));
  expect(listed).toMatchObject([
    { name: 'A printer', subservice: 'no', treatment: null, gapDays: null },
    { name: 'Ended Ltd', review: 'ended', missing: [] },
    { name: 'Nimbus Cloud', subservice: 'yes', reportTo: '2026-03-31', gapDays: 91, cuecs: { mapped: 0 } },
  ]);
});
