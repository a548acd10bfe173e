/** Tells the story of one engagement through the contract, as a consultant would live it. */
import { z } from 'zod';
import { attachResult } from '../../../shared/contract/evidence.ts';
import type { TestKind, TestResult } from '../../../shared/domain/vocabulary.ts';
import { verifyResult, type VerifyResult } from '../../../shared/contract/workspace.ts';
import type { ImportProblem } from '../../../shared/contract/matrix.ts';
import type { Engine } from '../engine.ts';
import { controlNamed, populationNamed, testNamed } from '../lookup.ts';
import { CHANGE_COUNT, DRAW_SEED, makeChanges, SAMPLE_SIZE, testChange } from './changes.ts';
import { EVIDENCE, type EvidenceFile } from './evidence.ts';
import { writeCsv, writeEvidence, writeMatrix, writePdf } from './files.ts';
import type { DemoFolder } from './folder.ts';
import * as story from './saas.ts';

export interface DemoFile {
  /** Inside the demo's folder. */
  parts: readonly string[];
  kind: 'workspace' | 'matrix' | 'evidence' | 'population' | 'report';
}

export interface DemoResult {
  files: readonly DemoFile[];
  problems: readonly ImportProblem[];
  verification: VerifyResult;
}

const WORKSPACE = 'harbourline-type-ii.trustbench';
const POPULATION = 'Production changes, first half of 2026';
const TESTED = 'CHG-01';
const idResult = z.object({ id: z.string() });

/** @returns what was made; the folder is not published yet */
export async function buildDemo(engine: Engine, folder: DemoFolder): Promise<DemoResult> {
  const { api } = engine;
  const files: DemoFile[] = [];
  const place = (kind: DemoFile['kind'], ...parts: string[]): string => {
    files.push({ kind, parts });
    return folder.place(...parts);
  };
  await api.workspace.create({
    target: engine.target(place('workspace', WORKSPACE)),
    actor: story.LEAD,
    engagement: story.ENGAGEMENT,
    categories: [...story.CATEGORIES],
    people: story.PEOPLE,
    library: 'saas',
  });
  await assignOwners(engine);
  const problems = await importSheet(engine, place('matrix', 'controls-from-client.xlsx'));
  const paths: string[] = [];
  for (const [i, file] of EVIDENCE.entries()) {
    const path = place('evidence', 'evidence', file.file);
    await writeEvidence(path, file, i + 1);
    paths.push(path);
  }
  await attach(engine, paths, EVIDENCE);
  const exception = await testChanges(engine, place);
  await conclude(engine, exception);
  await raiseFindings(engine, exception);
  await exportReports(engine, place);
  const verification = await engine.job(api.workspace.verify({}), verifyResult);
  await api.workspace.close({});
  return { files, problems, verification };
}

async function assignOwners({ api }: Engine): Promise<void> {
  const [controls, { people }] = await Promise.all([api.matrix.controls({}), api.scope.get({})]);
  for (const person of people) {
    const ids = controls.filter((c) => story.OWNERS[c.domain] === person.name).map((c) => c.id);
    if (ids.length > 0) await api.matrix.updateControls({ ids, patch: { ownerId: person.id } });
  }
}

async function importSheet({ api, source }: Engine, path: string): Promise<readonly ImportProblem[]> {
  await writeMatrix(path, 'Harbourline: our own controls', story.MATRIX_HEADER, story.MATRIX_ROWS);
  const { problems } = await api.matrix.importApply({ file: source(path) });
  return problems;
}

/** Attaches files together, then describes and links each. @returns the ids of the evidence, in order */
async function attach(
  engine: Engine,
  paths: readonly string[],
  files: readonly Omit<EvidenceFile, 'content'>[],
): Promise<string[]> {
  const { api } = engine;
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

/** Adds the population, draws, tests every item and files the ticket of the one that deviates. @returns its key */
async function testChanges(
  engine: Engine,
  place: (kind: DemoFile['kind'], ...parts: string[]) => string,
): Promise<string> {
  const { api } = engine;
  const path = place('population', 'populations', 'changes-2026-h1.csv');
  await writeCsv(path, makeChanges());
  await engine.job(
    api.audit.addPopulation({
      file: engine.source(path),
      name: POPULATION,
      keyColumn: 'Change',
      dateColumn: 'Released',
      sourceSystem: 'Release pipeline',
      query: 'env:production released:2025-12-30..2026-07-03, exported as CSV',
      runBy: 'Tomasz Brandt',
      runAt: '2026-07-06',
      independentTotal: CHANGE_COUNT,
    }),
    idResult,
  );
  const test = await testNamed(api, TESTED, 'operation');
  await engine.job(
    api.audit.drawSample({
      testId: test.id,
      populationId: (await populationNamed(api, POPULATION)).id,
      size: SAMPLE_SIZE,
      seed: DRAW_SEED,
      basis: 'Firm policy: per occurrence, 250 items or more, low risk (judgment, not statistical)',
    }),
    z.object({ sampleId: z.string() }),
  );
  const sheet = await api.audit.sheet({ testId: test.id });
  const results = sheet.rows.map((item) => ({ item, ...testChange(item.data) }));
  await api.audit.mark({
    testId: test.id,
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
    const ticket = place('evidence', 'evidence', 'tickets', `${item.key}.pdf`);
    const lines = Object.entries(item.data).map(([field, value]) => [field, value]);
    const released = (item.data['Released'] ?? '').slice(0, 10);
    await writePdf(ticket, `Change ticket ${item.key}`, released, {
      paragraphs: ['Export of the ticket with its times, as the ticketing system holds them.'],
      table: { header: ['Field', 'Value'], rows: lines },
    });
    const described = {
      file: `${item.key}.pdf`,
      title: `Change ticket ${item.key}`,
      source: 'Ticketing system',
      controls: [TESTED],
      days: [released] as const,
    };
    const evidenceIds = await attach(engine, [ticket], [described]);
    await api.audit.linkItemEvidence({ itemId: item.id, evidenceIds });
    await api.audit.noteItem({
      itemId: item.id,
      note: 'Agreed to the ticket and to the log of the release pipeline.',
    });
  }
  return deviating.map((item) => item.key).join(', ');
}

async function conclude({ api }: Engine, exception: string): Promise<void> {
  const tests = new Map((await api.audit.tests({})).map((t) => [`${t.kind} ${t.controlRef}`, t.id]));
  const record = async (kind: TestKind, refs: readonly string[], result: TestResult, conclusion: string) => {
    const testIds = refs.map((ref) => z.string().parse(tests.get(`${kind} ${ref}`)));
    await api.audit.concludeMany({ testIds, result, conclusion });
  };
  for (const { refs, result, text } of story.DESIGN_CONCLUSIONS) await record('design', refs, result, text);
  for (const { ref, result, text } of story.OPERATION_CONCLUSIONS)
    await record('operation', [ref], result, text);
  await record(
    'operation',
    [TESTED],
    'exceptions',
    `${SAMPLE_SIZE} changes were traced to their tickets. One, ${exception}, was released before it was approved.`,
  );
}

async function raiseFindings({ api }: Engine, exception: string): Promise<void> {
  const { people } = await api.scope.get({});
  for (const { control, kind, owner, condition, response, ...finding } of story.FINDINGS) {
    const test = await testNamed(api, control, kind);
    const { id } = await api.findings.add({
      ...finding,
      condition: condition.replace('{exception}', exception),
      controlId: test.controlId,
      testId: test.id,
      ownerId: people.find((p) => p.name === owner)?.id ?? null,
    });
    if (!response) continue;
    const { by, on, ...rest } = response;
    await api.findings.respond({ id, response: { ...rest, respondedBy: by, respondedOn: on } });
  }
}

const REPORTS = [
  { kind: 'type2', format: 'pdf', file: 'type-ii-readiness.pdf' },
  { kind: 'matrix', format: 'xlsx', file: 'control-matrix.xlsx' },
  { kind: 'type2', format: 'json', file: 'type-ii-readiness.json' },
] as const;

async function exportReports(
  engine: Engine,
  place: (kind: DemoFile['kind'], ...parts: string[]) => string,
): Promise<void> {
  for (const { kind, format, file } of REPORTS) {
    const target = engine.target(place('report', 'reports', file));
    await engine.job(engine.api.reports.export({ kind, format, target }), z.unknown());
  }
}
