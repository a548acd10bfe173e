/** Tells the story of a sample engagement through the contract, as a consultant would live it. */
import { z } from 'zod';
import { LIBRARY_CONTROLS } from '../../../shared/catalog/controls.ts';
import { attachResult } from '../../../shared/contract/evidence.ts';
import type { Api } from '../../../shared/contract/index.ts';
import type { ControlRow, ImportProblem } from '../../../shared/contract/matrix.ts';
import { verifyResult, type VerifyResult } from '../../../shared/contract/workspace.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { registerOf, type FieldValue, type RegisterId } from '../../../shared/domain/registers.ts';
import type { TestKind } from '../../../shared/domain/vocabulary.ts';
import type { SampleCase, SamplePopulation, SampleTest } from './case.ts';
import type { EvidenceFile } from './evidence.ts';
import { writeCsv, writeEvidence, writeMatrix, writePdf } from './files.ts';

/** The engine behind its contract, for files by path. */
export interface SampleEngine {
  api: Api;
  source(path: string): string;
  target(path: string): string;
  /** Waits for a job. @throws AppError what the job failed with */
  job<R>(started: Promise<{ jobId: string }>, result: z.ZodType<R>): Promise<R>;
}

export type SampleFileKind = 'workspace' | 'matrix' | 'evidence' | 'population' | 'report';

/** Makes a file's place in the output. @returns the path to write to */
export type Place = (kind: SampleFileKind, ...parts: string[]) => string;

export interface SampleResult {
  /** What the import of the client's sheet had to say. */
  problems: readonly ImportProblem[];
  verification: VerifyResult;
}

/** Builds the whole case and leaves the workspace closed. */
export async function buildSample(
  engine: SampleEngine,
  sample: SampleCase,
  place: Place,
  onStep: (step: string) => void = () => {},
): Promise<SampleResult> {
  const { api } = engine;
  await api.workspace.create({
    target: engine.target(place('workspace', sample.file)),
    actor: sample.lead,
    engagement: sample.engagement,
    categories: sample.categories.map(({ category }) => category),
    people: sample.people.map((person) => ({ ...person })),
    library: sample.library,
  });
  await api.scope.setCategories({ categories: sample.categories.map((c) => ({ ...c })) });
  onStep('Controls');
  const problems = sample.sheet ? await importSheet(engine, sample, place) : [];
  await ownControls(api, sample);
  onStep('Scope');
  await addRecords(api, sample);
  onStep('Evidence');
  await attachAll(engine, sample, place);
  onStep('Tests');
  const exceptions = new Map<string, string>();
  for (const population of sample.populations)
    await addPopulation(engine, sample.engagement.client, population, place, exceptions);
  await conclude(api, sample);
  await raiseFindings(api, sample, exceptions);
  await decide(api, sample);
  onStep('Reports');
  for (const { kind, format, file } of sample.reports) {
    const target = engine.target(place('report', 'reports', file));
    await engine.job(api.reports.export({ kind, format, target }), z.unknown());
  }
  const verification = await engine.job(api.workspace.verify({}), verifyResult);
  await api.workspace.close({});
  return { problems, verification };
}

async function importSheet(
  { api, source }: SampleEngine,
  { sheet }: SampleCase,
  place: Place,
): Promise<readonly ImportProblem[]> {
  if (!sheet) return [];
  const path = place('matrix', sheet.file);
  await writeMatrix(path, sheet.banner, sheet.header, sheet.rows);
  return (await api.matrix.importApply({ file: source(path) })).problems;
}

function controlNamed(controls: readonly ControlRow[], ref: string): ControlRow {
  const control = controls.find((c) => c.ref === ref);
  if (!control) throw new AppError('not_found', `The sample names a control ${ref}, which it does not have.`);
  return control;
}

async function ownControls(api: Api, sample: SampleCase): Promise<void> {
  const [controls, { people }] = await Promise.all([api.matrix.controls({}), api.scope.get({})]);
  for (const person of people) {
    const ids = controls
      .filter((c) => c.ownerId === null && sample.owners[c.domain] === person.name)
      .map((c) => c.id);
    if (ids.length > 0) await api.matrix.updateControls({ ids, patch: { ownerId: person.id } });
  }
  for (const { refs, patch } of sample.controls) {
    await api.matrix.updateControls({ ids: refs.map((ref) => controlNamed(controls, ref).id), patch });
  }
}

/** Scope records, policies and gaps; the controls are linked to the policies that they carry out. */
async function addRecords(api: Api, sample: SampleCase): Promise<void> {
  const controls = await api.matrix.controls({});
  const { people } = await api.scope.get({});
  const added = new Map<string, string>();
  const idOf = (kind: string, name: string): string => {
    const id =
      kind === 'person'
        ? people.find((p) => p.name === name)?.id
        : kind === 'control'
          ? controlNamed(controls, name).id
          : added.get(`${kind} ${name}`);
    if (!id) throw new AppError('not_found', `The sample names "${name}", which it does not have.`);
    return id;
  };
  for (const [id, records] of Object.entries(sample.records)) {
    const register = registerOf(id as RegisterId);
    const resolved = records.map((record) =>
      Object.fromEntries(
        Object.entries(record).map(([fieldId, value]): [string, FieldValue] => {
          const kind = register.fields.find((f) => f.id === fieldId)?.kind ?? '';
          const isReference = ['person', 'control', 'subservice-organization'].includes(kind);
          return [fieldId, isReference ? idOf(kind, String(value)) : value];
        }),
      ),
    );
    const { ids } = await api.registers.add({ register: register.id, records: resolved });
    records.forEach((record, i) =>
      added.set(`${register.id.replace(/s$/, '')} ${record['name']}`, ids[i] ?? ''),
    );
  }
  await linkPolicies(api, controls);
}

async function linkPolicies(api: Api, controls: readonly ControlRow[]): Promise<void> {
  const policyOf = new Map(LIBRARY_CONTROLS.map(({ ref, policy }) => [ref, policy]));
  for (const { id, values } of await api.registers.list({ register: 'policies' })) {
    const ids = controls
      .filter((c) => values['template'] !== null && policyOf.get(c.libraryRef) === values['template'])
      .map((c) => c.id);
    if (ids.length > 0) await api.matrix.updateControls({ ids, patch: { policyId: id } });
  }
}

async function attachAll(
  engine: SampleEngine,
  { evidence, engagement }: SampleCase,
  place: Place,
): Promise<void> {
  const paths: string[] = [];
  for (const [i, file] of evidence.entries()) {
    const path = place('evidence', 'evidence', file.file);
    await writeEvidence(path, file, i + 1, engagement.client);
    paths.push(path);
  }
  await attach(engine, paths, evidence);
}

/** Attaches files together, then describes and links each. @returns the ids of the evidence, in order */
async function attach(
  engine: SampleEngine,
  paths: readonly string[],
  files: readonly Omit<EvidenceFile, 'content'>[],
): Promise<string[]> {
  const { api } = engine;
  if (paths.length === 0) return [];
  const controls = await api.matrix.controls({});
  const { added } = await engine.job(
    api.evidence.attach({ files: paths.map((path) => engine.source(path)) }),
    attachResult,
  );
  for (const [i, { id }] of added.entries()) {
    const file = files[i];
    if (!file) break;
    const [from, to] = file.days;
    const dates = to === undefined ? { asOf: from } : { coversFrom: from, coversTo: to };
    await api.evidence.update({ ids: [id], patch: { title: file.title, source: file.source, ...dates } });
    const controlIds = file.controls.map((ref) => controlNamed(controls, ref).id);
    await api.evidence.link({ evidenceIds: [id], controlIds });
  }
  return added.map((e) => e.id);
}

async function testOf(api: Api, ref: string, kind: TestKind): Promise<string> {
  const test = (await api.audit.tests({})).find((t) => t.controlRef === ref && t.kind === kind);
  if (!test)
    throw new AppError('not_found', `The sample names a test of ${kind} of ${ref}, which is not there.`);
  return test.id;
}

/** Adds the population and performs its tests; the items that deviate are noted by control. */
async function addPopulation(
  engine: SampleEngine,
  client: string,
  population: SamplePopulation,
  place: Place,
  exceptions: Map<string, string>,
): Promise<void> {
  const { file, table, tests, ...fields } = population;
  const path = place('population', 'populations', file);
  await writeCsv(path, table());
  const controls = await engine.api.matrix.controls({});
  const controlIds = tests.map(({ control }) => controlNamed(controls, control).id);
  const { id } = await engine.job(
    engine.api.audit.addPopulation({ file: engine.source(path), controlIds, ...fields }),
    z.object({ id: z.string() }),
  );
  for (const test of tests) {
    const keys = await performTest(engine, client, { id, runAt: population.runAt }, test, place);
    exceptions.set(test.control, keys.join(', '));
  }
}

async function performTest(
  engine: SampleEngine,
  client: string,
  population: { id: string; runAt: string },
  { control, size, seed, basis, record, test, result, conclusion }: SampleTest,
  place: Place,
): Promise<string[]> {
  const { api } = engine;
  const testId = await testOf(api, control, 'operation');
  await engine.job(
    api.audit.drawSample({ testId, populationId: population.id, size, seed, basis }),
    z.object({ sampleId: z.string() }),
  );
  const sheet = await api.audit.sheet({ testId });
  const results = sheet.rows.map((item) => ({ item, ...test(item.data) }));
  await api.audit.mark({
    testId,
    cells: results.flatMap(({ item, marks }) =>
      sheet.attributes.map((a) => ({
        itemId: item.id,
        attributeId: a.id,
        ...(marks[a.letter] ?? { mark: 'met' as const }),
      })),
    ),
  });
  const deviating = results.filter((r) => r.isException).map((r) => r.item);
  for (const item of deviating) {
    const path = place('evidence', 'evidence', 'items', `${item.key}.pdf`);
    const title = `${record} ${item.key}`;
    // A listing as of one day has no date for each item.
    const day = (item.date || population.runAt).slice(0, 10);
    await writePdf(path, title, day, client, {
      paragraphs: ['Export of the record with its times, as the source system holds them.'],
      table: { header: ['Field', 'Value'], rows: Object.entries(item.data) },
    });
    const described = {
      file: `${item.key}.pdf`,
      title,
      source: 'Source system',
      controls: [control],
      days: [day] as const,
    };
    const evidenceIds = await attach(engine, [path], [described]);
    await api.audit.linkItemEvidence({ itemId: item.id, evidenceIds });
    await api.audit.noteItem({
      itemId: item.id,
      note: `Agreed to the ${record.toLowerCase()} at its source.`,
    });
  }
  const keys = deviating.map((item) => item.key);
  await api.audit.concludeMany({
    testIds: [testId],
    result,
    conclusion: conclusion.replace('{exception}', keys.join(', ')),
  });
  return keys;
}

async function conclude(api: Api, { design, operation }: SampleCase): Promise<void> {
  const tests = new Map((await api.audit.tests({})).map((t) => [`${t.kind} ${t.controlRef}`, t.id]));
  const record = async (kind: TestKind, conclusions: SampleCase['design']) => {
    for (const { refs, result, text } of conclusions) {
      const testIds = refs.map((ref) => z.string().parse(tests.get(`${kind} ${ref}`)));
      await api.audit.concludeMany({ testIds, result, conclusion: text });
    }
  };
  await record('design', design);
  await record('operation', operation);
}

async function raiseFindings(
  api: Api,
  { findings }: SampleCase,
  exceptions: ReadonlyMap<string, string>,
): Promise<void> {
  const { people } = await api.scope.get({});
  const controls = await api.matrix.controls({});
  for (const { control, kind, owner, condition, response, ...finding } of findings) {
    const testId = await testOf(api, control, kind);
    const { id } = await api.findings.add({
      ...finding,
      condition: condition.replace('{exception}', exceptions.get(control) ?? ''),
      controlId: controlNamed(controls, control).id,
      testId,
      ownerId: people.find((p) => p.name === owner)?.id ?? null,
    });
    const { deviations, advice } = await api.audit.deviations({ testId });
    const itemIds = deviations.filter((d) => d.finding === null).map(({ itemId }) => itemId);
    if (itemIds.length > 0) {
      const { suggested, signs } = advice;
      const patch = { extent: suggested ?? 'isolated', signs: [...new Set(signs.map(({ sign }) => sign))] };
      await api.audit.assessDeviations({ testId, itemIds, patch: { ...patch, cause: finding.cause } });
      await api.findings.stateDeviations({ id, testId, itemIds });
    }
    if (!response) continue;
    const { by, on, ...rest } = response;
    await api.findings.respond({ id, response: { ...rest, respondedBy: by, respondedOn: on } });
  }
}

/** What people decided and said beside the rules. */
async function decide(
  api: Api,
  { descriptions, notRelevant, overrides, comments }: SampleCase,
): Promise<void> {
  for (const note of descriptions) await api.scope.noteDescription(note);
  for (const { criterionIds, reason } of notRelevant)
    await api.readiness.setRelevance({ criterionIds: [...criterionIds], isRelevant: false, reason });
  for (const override of overrides) await api.readiness.override(override);
  const controls = await api.matrix.controls({});
  for (const { control, text } of comments)
    await api.matrix.addComment({ controlId: controlNamed(controls, control).id, text });
}
