/** Reviews of own work: refused wherever a person gives one, taken with a reason, undone with it, told in reports. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { SELF_REVIEW_RULE_IDS, type SelfReviewRule } from '../../../shared/domain/segregation.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf, stateOf } from '../workspace/support.ts';

const REASON = 'Nobody else is in this engagement';
interface Override {
  overrideReason?: string;
}

let engine: TestEngine;
let api: TestEngine['api'];
/** By rule: a review of own work, and what it is called in the refusal. */
const reviews = {} as Record<SelfReviewRule, { ref: string; give: (override: Override) => Promise<unknown> }>;

const conclusion = 'The opinion is unqualified and covers our services.';
const retest = {
  testedOn: '2999-01-01',
  testedBy: ' ada  TEST',
  procedure: 'Inspected ten later changes.',
  items: 10,
  deviations: 0,
  result: 'effective' as const,
  notes: '',
  evidenceIds: [],
};
const addOne = async (
  register: 'vendors' | 'policies' | 'policy-exceptions',
  values: Record<string, string>,
) => (await api.registers.add({ register, records: [values] })).ids[0] ?? '';

beforeAll(async () => {
  engine = startEngine();
  ({ api } = engine);
  await createEngagement(engine);
  const { id: ada } = await api.scope.addPerson({ name: 'Ada Test', side: 'firm' });
  const control = await api.matrix.addControl({ ref: 'CHG-01', title: 'Changes are approved' });
  const tests = await api.audit.tests({});
  const testId = tests.find((t) => t.controlId === control.id && t.kind === 'operation')?.id ?? '';
  await api.audit.conclude({ testId, result: 'no_exceptions', conclusion: 'Observed on one day.' });
  await api.audit.signOff({ testIds: [testId], role: 'preparer' });
  reviews.test_review = {
    ref: 'E-CHG-01',
    give: (override) => api.audit.signOff({ testIds: [testId], role: 'reviewer', ...override }),
  };

  const { added } = await resultOf<AttachResult>(
    api,
    await api.evidence.attach({ files: [engine.source('list.txt', 'rows')], controlIds: [] }),
  );
  const ids = added.map(({ id }) => id);
  reviews.evidence_review = {
    ref: 'EV-0001',
    give: (override) => api.evidence.setVerdict({ ids, verdict: 'sufficient', ...override }),
  };

  const { id: review } = await resultOf<{ id: string }>(
    api,
    await api.accessReviews.create({
      listings: [
        {
          file: engine.source(
            'okta.csv',
            'user,name,role\nada@x.example,Ada Test,User\nbo@x.example,Bo,User\n',
          ),
          role: 'present',
          application: 'Okta',
        },
      ],
      name: 'Q2',
      asOf: '2026-06-30',
    }),
  );
  const { rows } = await api.accessReviews.lines({ id: review });
  const lineIds = rows.map(({ id }) => id);
  await api.accessReviews.decide({ id: review, lineIds, decision: 'keep', note: 'Needed' });
  reviews.access_review = {
    ref: 'AR-001',
    give: async (override) => resultOf(api, await api.accessReviews.sign({ id: review, ...override })),
  };

  const vendorId = await addOne('vendors', { name: 'Nimbus', ownerId: ada, report: 'SOC 2 Type II' });
  const vendorReview = await api.registers.startVendorReview({ vendorId });
  await api.registers.changeVendorReview({
    id: vendorReview.id,
    patch: {
      basis: 'soc2_type2',
      reportFrom: '2025-07-01',
      reportTo: '2026-06-30',
      auditor: 'Hart CPA',
      opinion: 'unqualified',
      conclusion,
      verdict: 'satisfactory',
    },
  });
  reviews.vendor_review = {
    ref: 'VR-01',
    give: (override) => api.registers.finishVendorReview({ id: vendorReview.id, ...override }),
  };

  const finding = await api.findings.add({ title: 'Approved late', severity: 'low', ownerId: ada });
  reviews.finding_retest = {
    ref: finding.ref,
    give: (override) => api.findings.addRetest({ id: finding.id, retest, ...override }),
  };
  reviews.finding_closure = {
    ref: finding.ref,
    give: (override) =>
      api.findings.update({
        ids: [finding.id],
        patch: { status: 'closed', statusReason: 'The system is gone.' },
        ...override,
      }),
  };

  const policy = await addOne('policies', { name: 'Access policy', status: 'draft', ownerId: ada });
  reviews.policy_approval = {
    ref: 'Access policy',
    give: (override) =>
      api.registers.change({
        register: 'policies',
        changes: [{ id: policy, values: { approvedBy: 'Ada test', approvedOn: '2026-05-01' } }],
        ...override,
      }),
  };
  reviews.exception_approval = {
    ref: 'PX-001',
    give: (override) =>
      api.registers.add({
        register: 'policy-exceptions',
        records: [{ name: 'Legacy host', ownerId: ada, approvedBy: 'Ada Test' }],
        ...override,
      }),
  };
});
afterAll(() => engine[Symbol.asyncDispose]());

const standing = async (rule: SelfReviewRule) =>
  (await api.segregation.list({})).filter((s) => s.rule === rule);

it.each(SELF_REVIEW_RULE_IDS)('%s: refused, taken with a reason, undone with it', async (rule) => {
  const { ref, give } = reviews[rule];
  const { workspace } = engine.session;
  const before = stateOf(workspace);
  const refused = await failureOf(() => give({}));
  expect(refused.code).toBe('self_review');
  expect(refused.message).toMatch(new RegExp(`^${ref}: Ada .* as well\\. Another person does that, or`, 'i'));
  expect((await failureOf(() => give({ overrideReason: 'too short' }))).code).toBe('bad_input');
  expect(stateOf(workspace)).toEqual(before);

  await give({ overrideReason: REASON });
  const [found] = await standing(rule);
  expect(found).toMatchObject({ ref, override: { reason: REASON, by: 'Ada Test' } });
  const { entries } = await api.workspace.history({ limit: 1 });
  expect(entries[0]?.changes.map(({ table }) => table)).toContain('rule_override');

  await api.workspace.undo({});
  expect(stateOf(workspace)).toEqual(before);
  await api.workspace.redo({});
  expect(await standing(rule)).toHaveLength(1);
});

it('is a question of an auditor, in the checks and in the reports', async () => {
  const check = (await api.readiness.checks({})).find(({ id }) => id === 'own-work-reviewed');
  expect(check).toMatchObject({ status: 'attention', count: SELF_REVIEW_RULE_IDS.length });
  expect(check?.items.map(({ text }) => text).join(' ')).toContain(
    `EV-0001: Verdict on evidence by Ada Test`,
  );
  const pdf = async (kind: 'type2' | 'workpapers') => {
    const target = engine.target(`${kind}.pdf`);
    await resultOf(api, await api.reports.export({ kind, format: 'pdf', target }));
    const text = execFileSync('pdftotext', ['-layout', join(engine.folder, `${kind}.pdf`), '-'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    return text.replaceAll(/\s+/g, ' ');
  };
  expect(await pdf('type2')).toMatch(/Reviews by who did the work .*E-CHG-01/);
  expect(await pdf('workpapers')).toContain('The preparer reviewed as well.');
}, 30_000);
