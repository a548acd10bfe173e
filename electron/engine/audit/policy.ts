import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { samplingPolicy } from '../../../shared/contract/audit/policy.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import {
  DEFAULT_SAMPLING_POLICY,
  policyProblems,
  type SamplingPolicy,
} from '../../../shared/domain/sampling/index.ts';
import { asFileError, writeAtomically } from '../atomic-file.ts';
import type { Session } from '../session.ts';

/** The one row of the table. */
const ID = 'policy';

/** What tells a policy file from any other JSON. */
const policyFile = z.strictObject({
  format: z.literal('trustbench-sampling-policy'),
  version: z.literal(1),
  policy: samplingPolicy,
});

/** Bytes; a policy takes about 2,000. */
const LARGEST_FILE = 1_000_000;

interface PolicyRow {
  name: string;
  source: string;
  sizes: string;
  model: SamplingPolicy['model'];
  confidence: string;
  tolerable: string;
  expected_deviations: number;
}

const rowOf = (session: Session): PolicyRow | undefined =>
  session.workspace.get<PolicyRow>('SELECT * FROM sampling_policy');

/** The engagement's sampling policy, or the default one while nobody set any. */
export function readPolicy(session: Session): { policy: SamplingPolicy; isDefault: boolean } {
  const row = rowOf(session);
  if (!row) return { policy: DEFAULT_SAMPLING_POLICY, isDefault: true };
  const { name, source, model } = row;
  // The file may come from a stranger, so its JSON is checked like a policy file.
  const policy = samplingPolicy.safeParse({
    name,
    source,
    model,
    ...(JSON.parse(row.sizes) as object),
    confidence: Number(row.confidence),
    tolerable: Number(row.tolerable),
    expectedDeviations: row.expected_deviations,
  });
  if (policy.success && policyProblems(policy.data).length === 0) {
    return { policy: policy.data, isDefault: false };
  }
  throw new AppError(
    'workspace_damaged',
    'The sampling policy of this engagement can not be read. Restore the default policy, or import one.',
  );
}

/** @throws AppError bad_input with the first thing that is wrong */
export function savePolicy(
  session: Session,
  policy: SamplingPolicy,
  label = 'Change the sampling policy',
): void {
  const [problem] = policyProblems(policy);
  if (problem) throw new AppError('bad_input', problem.message, { field: problem.field });
  const { name, source, sizes, smallPopulation, automated, model, expectedDeviations } = policy;
  const columns = {
    name,
    source,
    sizes: JSON.stringify({ sizes, smallPopulation, automated }),
    model,
    confidence: String(policy.confidence),
    tolerable: String(policy.tolerable),
    expected_deviations: expectedDeviations,
  };
  const isPresent = rowOf(session) !== undefined;
  session.change(label, (tx) =>
    isPresent
      ? tx.update('sampling_policy', ID, columns)
      : tx.insert('sampling_policy', { id: ID, ...columns }),
  );
}

/** Goes back to the default policy; undo brings the firm's back. */
export function restorePolicy(session: Session): void {
  if (!rowOf(session)) return;
  session.change('Restore the default sampling policy', (tx) => tx.remove('sampling_policy', ID));
}

/** Writes the policy for the next engagement. @returns name of the file */
export async function exportPolicy(session: Session, target: string): Promise<{ fileName: string }> {
  const file: z.infer<typeof policyFile> = {
    format: 'trustbench-sampling-policy',
    version: 1,
    policy: readPolicy(session).policy,
  };
  await writeAtomically(target, (temporary) => writeFile(temporary, `${JSON.stringify(file, null, 2)}\n`));
  return { fileName: basename(target) };
}

/** Takes over the policy of a file. @throws AppError bad_input when the file holds none */
export async function importPolicy(
  session: Session,
  path: string,
): Promise<{ name: string; fileName: string }> {
  const fileName = basename(path);
  const policy = await readPolicyFile(path, fileName);
  savePolicy(session, policy, `Import the sampling policy ${policy.name}`);
  return { name: policy.name, fileName };
}

async function readPolicyFile(path: string, fileName: string): Promise<SamplingPolicy> {
  let text = '';
  try {
    if ((await stat(path)).size <= LARGEST_FILE) text = await readFile(path, 'utf8');
  } catch (error) {
    throw asFileError(error, fileName);
  }
  const read = policyFile.safeParse(parsed(text));
  if (read.success) return read.data.policy;
  const [issue] = read.error.issues;
  const where = issue && issue.path.length > 0 ? ` First problem: ${issue.path.join('.')}.` : '';
  throw new AppError(
    'bad_input',
    `${fileName} is not a sampling policy of Trustbench.${where} Pick a file that “Export policy” wrote.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
