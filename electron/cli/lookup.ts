/** Finds records by the names that people use for them. Each throws AppError not_found that says where to look. */
import type { Api } from '../../shared/contract/index.ts';
import type { Population } from '../../shared/contract/audit/populations.ts';
import type { Sample } from '../../shared/contract/audit/samples.ts';
import type { TestSheet, TestSummary } from '../../shared/contract/audit/tests.ts';
import type { EvidenceRow } from '../../shared/contract/evidence/records.ts';
import type { FindingRow } from '../../shared/contract/findings.ts';
import type { ControlRow } from '../../shared/contract/matrix.ts';
import type { RequestRow } from '../../shared/contract/requests/records.ts';
import { AppError } from '../../shared/domain/errors.ts';
import type { TestKind } from '../../shared/domain/vocabulary.ts';

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

function missing(what: string, command: string): AppError {
  return new AppError(
    'not_found',
    `${what} is not in this workspace. "trustbench ${command}" lists what is.`,
  );
}

export function controlNamed(controls: readonly ControlRow[], ref: string): ControlRow {
  const control = controls.find((c) => same(c.ref, ref));
  if (!control) throw missing(`Control ${ref}`, 'controls FILE');
  return control;
}

export async function testNamed(api: Api, ref: string, kind: TestKind): Promise<TestSummary> {
  const control = controlNamed(await api.matrix.controls({}), ref);
  const test = (await api.audit.tests({})).find((t) => t.controlId === control.id && t.kind === kind);
  if (!test) {
    throw new AppError(
      'not_found',
      `${control.ref} has no test of ${kind}: a Type I engagement tests design only.`,
    );
  }
  return test;
}

/** The whole workpaper of a test. */
export async function sheetNamed(api: Api, ref: string, kind: TestKind): Promise<TestSheet> {
  return api.audit.sheet({ testId: (await testNamed(api, ref, kind)).id });
}

/** By name, or by number such as P-01. */
export async function populationNamed(api: Api, name: string): Promise<Population> {
  const population = (await api.audit.populations({})).find((p) => same(p.name, name) || same(p.ref, name));
  if (!population) throw missing(`Population "${name}"`, 'population list FILE');
  return population;
}

/** A sample by its id, or by the reference of a workpaper that uses it. */
export async function sampleNamed(api: Api, ref: string): Promise<Sample> {
  const sample = (await api.audit.samples({})).find(
    (s) => same(s.id, ref) || s.tests.some((test) => same(test.workpaper, ref)),
  );
  if (!sample) throw missing(`A sample ${ref}`, 'sample list FILE');
  return sample;
}

export async function findingNamed(api: Api, ref: string): Promise<FindingRow> {
  const finding = (await api.findings.list({})).find((f) => same(f.ref, ref));
  if (!finding) throw missing(`Finding ${ref}`, 'findings FILE');
  return finding;
}

/** By its own reference, or by the auditor's number where only one request has it. */
export function requestNamed<R extends Pick<RequestRow, 'ref' | 'number'>>(
  requests: readonly R[],
  ref: string,
): R {
  const byRef = requests.find((r) => same(r.ref, ref));
  if (byRef) return byRef;
  const [request, other] = requests.filter((r) => same(r.number, ref));
  if (!request) throw missing(`Request ${ref}`, 'requests FILE');
  if (other)
    throw new AppError(
      'bad_input',
      `The number ${ref} belongs to ${request.ref} and ${other.ref}. Name one of these.`,
    );
  return request;
}

/** @throws AppError not_found naming the people there are */
export async function personNamed(api: Api, name: string): Promise<{ id: string; name: string }> {
  const { people } = await api.scope.get({});
  const person = people.find((p) => same(p.name, name));
  if (person) return person;
  throw new AppError(
    'not_found',
    `${name} is not on the list of people. It has: ${people.map((p) => p.name).join(', ') || 'nobody'}.`,
  );
}

export async function evidenceNamed(api: Api, ref: string): Promise<EvidenceRow> {
  const [evidence] = await findEvidence(api, [ref]);
  if (!evidence) throw missing(`Evidence ${ref}`, 'evidence FILE');
  return evidence;
}

/** Several, in the order of their references as given. */
export async function findEvidence(api: Api, refs: readonly string[]): Promise<EvidenceRow[]> {
  const all = await allEvidence(api);
  return refs.map((ref) => {
    const evidence = all.find((e) => same(e.ref, ref));
    if (!evidence) throw missing(`Evidence ${ref}`, 'evidence FILE');
    return evidence;
  });
}

const PAGE = 500;

/** Every evidence record: the contract hands them out in pages. */
export async function allEvidence(api: Api): Promise<EvidenceRow[]> {
  const rows: EvidenceRow[] = [];
  for (;;) {
    const page = await api.evidence.list({ offset: rows.length, limit: PAGE });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}
