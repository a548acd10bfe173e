/** Every call that reads a workspace, asked in turn: for tests that compare the answers of two files. */
import type { AnyContractProcedure } from '@orpc/contract';
import { contract, type Api } from '../../../../shared/contract/index.ts';
import { REGISTER_IDS } from '../../../../shared/domain/registers/register.ts';

/** Calls that need no input and are not asked: they change the workspace, start jobs, or tell of the session and not of the file. */
const NOT_ASKED: ReadonlySet<string> = new Set([
  'workspace.status',
  'workspace.close',
  'workspace.undo',
  'workspace.redo',
  'workspace.verify',
  'workspace.backup',
  'backups.list',
  'settings.get',
  'settings.set',
  'passphrase.lock',
  'passphrase.dismiss',
  'scope.updateEngagement',
  'readiness.raiseGaps',
  'registers.linkPolicyCriteria',
  'registers.addRequirements',
  'registers.setWorkforceRules',
  'registers.addPolicies',
  'registers.linkPolicies',
  'calendar.setRules',
  'evidence.read',
  'evidence.rebuildSearch',
  'evidence.setRules',
  'audit.restoreSamplingPolicy',
  'reports.setSettings',
  'documents.setBridge',
  'jobs.list',
  'events.subscribe',
]);

type Call = (input: unknown) => Promise<unknown>;
type Node = AnyContractProcedure | { [name: string]: Node };

const isProcedure = (node: Node): node is AnyContractProcedure => '~orpc' in node;

function* proceduresOf(node: Node, path: string): Generator<[string, AnyContractProcedure]> {
  if (isProcedure(node)) yield [path, node];
  else
    for (const [name, child] of Object.entries(node))
      yield* proceduresOf(child, path === '' ? name : `${path}.${name}`);
}

/** Names of the calls that can be asked without knowing a record. */
const PLAIN: readonly string[] = [...proceduresOf(contract as unknown as Node, '')]
  .filter(([name, procedure]) => {
    const input = procedure['~orpc'].inputSchema?.['~standard'].validate({});
    return !NOT_ASKED.has(name) && input !== undefined && 'value' in input;
  })
  .map(([name]) => name);

/** Lists, and the calls that ask for one of their records by its id. */
const DETAILS: readonly [list: string, detail: string, key: string, also?: Record<string, unknown>][] = [
  ['matrix.controls', 'matrix.comments', 'controlId'],
  ['matrix.controls', 'calendar.schedule', 'controlId'],
  ['matrix.controls', 'audit.sessionControl', 'controlId'],
  ['evidence.list', 'evidence.get', 'id'],
  ['evidence.list', 'evidence.versions', 'id'],
  ['evidence.list', 'evidence.preview', 'id'],
  ['evidence.list', 'evidence.redactions', 'id'],
  ['evidence.list', 'audit.evidenceMarks', 'evidenceId'],
  ['requests.list', 'requests.get', 'id'],
  ['audit.populations', 'audit.population', 'id'],
  ['audit.populations', 'audit.populationRows', 'id', { from: 0, count: 50 }],
  ['audit.tests', 'audit.sheet', 'testId'],
  ['audit.tests', 'audit.review', 'testId'],
  ['audit.tests', 'audit.deviations', 'testId'],
  ['audit.tests', 'audit.testEvidenceMarks', 'testId'],
  ['audit.samples', 'audit.sampleLog', 'sampleId'],
  ['findings.list', 'findings.detail', 'id'],
  ['accessReviews.list', 'accessReviews.get', 'id'],
  ['accessReviews.list', 'accessReviews.lines', 'id'],
  ['registers.policyTexts', 'registers.policyText', 'id'],
];

/** Calls with an input that says nothing of a record. */
const GENERAL: readonly [name: string, input: Record<string, unknown>][] = [
  ...REGISTER_IDS.map((register): [string, Record<string, unknown>] => ['registers.list', { register }]),
  ['workspace.history', { limit: 500 }],
  ['audit.reviewNotes', { cleared: true }],
  ['documents.get', { document: 'description' }],
  ['views.list', { screen: 'controls' }],
];

/** What a call answered: the JSON of its answer, or the code and message of its refusal. */
export interface Answer {
  call: string;
  json: string | null;
  refusal: { code: string; message: string } | null;
}

/** Asks every reading call; of each list, its first record too. */
export async function askEverything(api: Api): Promise<Answer[]> {
  const answers: Answer[] = [];
  const lists = new Map<string, unknown>();
  const ask = async (name: string, input: Record<string, unknown>): Promise<void> => {
    const call = `${name} ${JSON.stringify(input)}`;
    try {
      const value = await callNamed(api, name)(input);
      lists.set(name, value);
      answers.push({ call, json: JSON.stringify(value), refusal: null });
    } catch (error) {
      const { code, message } = error as { code: string; message: string };
      answers.push({ call, json: null, refusal: { code, message } });
    }
  };
  for (const name of PLAIN) await ask(name, {});
  for (const [name, input] of GENERAL) await ask(name, input);
  for (const [list, detail, key, also] of DETAILS) {
    const id = firstId(lists.get(list));
    if (id !== undefined) await ask(detail, { [key]: id, ...also });
  }
  return answers;
}

/** Calls by their names in the contract. */
function callNamed(api: Api, name: string): Call {
  let node: unknown = api;
  for (const part of name.split('.')) node = (node as Record<string, unknown>)[part];
  return node as Call;
}

/** The id of the first record, whether the answer is a list or holds one. */
function firstId(answer: unknown): string | undefined {
  const list = Array.isArray(answer) ? answer : Object.values(answer ?? {}).find(Array.isArray);
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return (first as { id?: string } | undefined)?.id;
}
