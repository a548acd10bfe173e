/** Tells the story of a sample engagement through the contract, as a consultant would live it. */
import { z } from 'zod';
import { LIBRARY_CONTROLS } from '../../../shared/catalog/controls.ts';
import type { Api } from '../../../shared/contract/index.ts';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import type { ImportProblem } from '../../../shared/contract/table-import.ts';
import { verifyResult, type VerifyResult } from '../../../shared/contract/workspace.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { registerOf, type FieldValue, type RegisterId } from '../../../shared/domain/registers.ts';
import { isSamePerson } from '../../../shared/domain/segregation.ts';
import { attachAll } from './attach.ts';
import { keepCalendar } from './calendar.ts';
import { giveVerdicts } from './evidence-facts.ts';
import type { SampleCase } from './case.ts';
import { writeMatrix } from './files.ts';
import { conclude, raiseFindings } from './findings.ts';
import { addPopulations } from './populations.ts';
import { govern } from './governance.ts';
import { addProgramme } from './programme.ts';
import { answerRisks } from './risks.ts';
import { addWalkthroughs, planTests, review } from './review.ts';
import { tellRequests } from './requests.ts';
import { reviewVendors } from './vendors.ts';
import { actAs, controlNamed, type Place, type SampleEngine, type Telling } from './telling.ts';

export interface SampleResult {
  /** What the import of the client's sheet had to say. */
  problems: readonly ImportProblem[];
  verification: VerifyResult;
}

/**
 * Builds the whole case and leaves the workspace closed. The engine's actor is its setting, which changes with who does what.
 * @throws AppError bad_input when the lead prepares the tests too, because nobody reviews own work
 */
export async function buildSample(
  engine: SampleEngine,
  sample: SampleCase,
  place: Place,
  onStep: (step: string) => void = () => {},
): Promise<SampleResult> {
  const { api } = engine;
  if (isSamePerson(sample.lead, sample.plan.preparer))
    throw new AppError(
      'bad_input',
      `${sample.plan.preparer} prepares the tests of this case, so another person leads it. Choose another name.`,
    );
  const telling: Telling = { engine, sample, place, evidence: new Map(), deviating: new Map() };
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
  await addProgramme(telling);
  await answerRisks(telling);
  onStep('Evidence');
  await attachAll(telling);
  await keepCalendar(telling);
  await reviewVendors(telling);
  await govern(telling);
  onStep('Tests');
  await planTests(telling);
  await actAs(engine, sample.plan.preparer);
  await giveVerdicts(telling);
  await addWalkthroughs(telling);
  await addPopulations(telling);
  await conclude(telling);
  await actAs(engine, sample.lead);
  await raiseFindings(telling);
  await review(telling);
  await decide(api, sample);
  await tellRequests(telling);
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
          const field = register.fields.find((f) => f.id === fieldId);
          const kind = field?.register ?? field?.kind ?? '';
          const isReference = kind === 'person' || kind === 'control' || field?.register !== undefined;
          return [fieldId, isReference ? idOf(kind, String(value)) : value];
        }),
      ),
    );
    const { ids } = await api.registers.add({ register: register.id, records: resolved });
    records.forEach((record, i) => added.set(`${register.id} ${record['name']}`, ids[i] ?? ''));
  }
  await linkPolicies(api, controls);
  await addTimelines(api, sample);
}

async function addTimelines(api: Api, { timelines = [] }: SampleCase): Promise<void> {
  const incidents = await api.registers.list({ register: 'incidents' });
  for (const { incident, entries } of timelines) {
    const incidentId = incidents.find(({ values }) => values['number'] === incident)?.id ?? '';
    for (const entry of entries) await api.registers.addIncidentEvent({ incidentId, ...entry });
  }
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
