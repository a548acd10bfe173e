/** Concludes the tests without a sample, and tells the findings from their deviations to their retests. */
import type { Api } from '../../../shared/contract/index.ts';
import type { ProcedureNature, TestKind, TestResult } from '../../../shared/domain/vocabulary.ts';
import { dayOf } from '../readiness/today.ts';
import type { SampleCase, SampleFinding, SampleRetest } from './case.ts';
import { controlIds, evidenceIds, testIds, testKey, type Telling } from './telling.ts';

/** Concludes the tests without a sample; those that the preparer signs have the outcome of each step written down. */
export async function conclude({ engine, sample }: Telling): Promise<void> {
  const { audit } = engine.api;
  const idOf = await testIds(engine);
  const record = async (kind: TestKind, conclusions: SampleCase['design']) => {
    const signed = new Set(sample.review.prepared[kind]);
    for (const { refs, result, text } of conclusions) {
      for (const ref of refs) if (signed.has(ref)) await noteOutcomes(audit, idOf(kind, ref), result);
      await audit.concludeMany({ testIds: refs.map((ref) => idOf(kind, ref)), result, conclusion: text });
    }
  };
  await record('design', sample.design);
  await record('operation', sample.operation);
}

const OUTCOMES: Record<ProcedureNature, string> = {
  inquiry: 'Answered in line with the control as written.',
  observation: 'Seen to work as written.',
  inspection: 'Agrees with the control as written.',
  reperformance: 'The same result when done again.',
};

async function noteOutcomes(audit: Api['audit'], testId: string, result: TestResult): Promise<void> {
  const { procedures, plannedOn } = await audit.sheet({ testId });
  const isAsWritten = result === 'no_exceptions';
  await audit.saveProcedures({
    testId,
    procedures: procedures.map((step) => ({
      ...step,
      outcome: isAsWritten || step.nature === 'inquiry' ? OUTCOMES[step.nature] : 'See the conclusion.',
      doneOn: plannedOn,
    })),
  });
}

export async function raiseFindings(telling: Telling): Promise<void> {
  for (const finding of telling.sample.findings) await raise(telling, finding);
}

async function raise(telling: Telling, told: SampleFinding): Promise<void> {
  const { engine, deviating } = telling;
  const { api } = engine;
  const { control, kind, owner, condition, response, extent, signs, compensating, ...rest } = told;
  const { retests = [], concludedAnew, ...finding } = rest;
  const testId = (await testIds(engine))(kind, control);
  const [controlId = null] = await controlIds(engine, [control]);
  const { people } = await api.scope.get({});
  const { id } = await api.findings.add({
    ...finding,
    condition: condition.replace('{exception}', (deviating.get(testKey(kind, control)) ?? []).join(', ')),
    controlId,
    testId,
    ownerId: people.find((p) => p.name === owner)?.id ?? null,
  });
  const { deviations } = await api.audit.deviations({ testId });
  const itemIds = deviations.map((d) => d.itemId);
  if (itemIds.length > 0) {
    const patch = { extent, signs: [...signs], cause: finding.cause };
    await api.audit.assessDeviations({ testId, itemIds, patch });
    await api.findings.stateDeviations({ id, testId, itemIds });
  }
  if (compensating) {
    const ids = await controlIds(
      engine,
      compensating.map((c) => c.control),
    );
    const controls = compensating.map(({ reason }, i) => ({ controlId: ids[i] ?? '', reason }));
    await api.findings.setCompensating({ id, controls });
  }
  if (response) {
    const { by, on, ...said } = response;
    await api.findings.respond({ id, response: { ...said, respondedBy: by, respondedOn: on } });
  }
  for (const retest of retests) await addRetest(telling, id, retest);
  if (concludedAnew) {
    const { result, text } = concludedAnew;
    await api.audit.conclude({ testId, result, conclusion: text });
  }
}

async function addRetest(telling: Telling, id: string, { files, ...retest }: SampleRetest): Promise<void> {
  const { engine, sample } = telling;
  await engine.api.findings.addRetest({
    id,
    retest: {
      ...retest,
      testedOn: dayOf(new Date()),
      testedBy: sample.plan.preparer,
      evidenceIds: evidenceIds(telling, files),
    },
  });
}
