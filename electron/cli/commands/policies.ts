/** Policies on the command line: what there is, their text in, and their text out. */
import { z } from 'zod';
import { POLICY_EXPORT_FORMATS } from '../../../shared/contract/registers/policy-text.ts';
import type { Api } from '../../../shared/contract/index.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { textFacts } from '../../../shared/domain/policies/words.ts';
import { POLICY_STATUS_NAMES, type PolicyStatus } from '../../../shared/domain/vocabulary.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { bytes, plural, table } from '../output.ts';

/** One policy as `policies FILE --json` prints it. */
export interface ListedPolicy {
  id: string;
  name: string;
  status: PolicyStatus;
  version: string;
  owner: string | null;
  approvedOn: string | null;
  effectiveOn: string | null;
  reviewDue: string | null;
  /** How many acknowledged it, of how many; null where it was not counted. */
  acknowledged: { count: number; of: number | null } | null;
  /** 0 for a policy without text. */
  words: number;
  /** Places in its text that are still to be filled in. */
  placeholders: number;
  /** The day of the approval since which the text changed. */
  changedSince: string | null;
}

async function listPolicies(api: Api): Promise<ListedPolicy[]> {
  const [rows, texts, { people }] = await Promise.all([
    api.registers.list({ register: 'policies' }),
    api.registers.policyTexts({}),
    api.scope.get({}),
  ]);
  return rows.map(({ id, values }) => {
    const text = (field: string) => (typeof values[field] === 'string' ? values[field] : null);
    const number = (field: string) => (typeof values[field] === 'number' ? values[field] : null);
    const facts = texts.find((known) => known.id === id);
    const count = number('acknowledged');
    return {
      id,
      name: text('name') ?? '',
      status: text('status') as PolicyStatus,
      version: text('version') ?? '',
      owner: people.find((person) => person.id === values['ownerId'])?.name ?? null,
      approvedOn: text('approvedOn'),
      effectiveOn: text('effectiveOn'),
      reviewDue: text('reviewDue'),
      acknowledged: count === null ? null : { count, of: number('acknowledgers') },
      words: facts?.words ?? 0,
      placeholders: facts?.placeholders ?? 0,
      changedSince: facts?.changedSince ?? null,
    };
  });
}

/** By its whole name, in any letter case. @throws AppError not_found, or bad_input for a name that several have */
function policyNamed(policies: readonly ListedPolicy[], name: string): ListedPolicy {
  const [policy, other] = policies.filter(
    (known) => known.name.toLowerCase() === name.trim().toLowerCase() || known.id === name,
  );
  if (!policy) {
    throw new AppError(
      'not_found',
      `A policy "${name}" is not in this workspace. "trustbench policies FILE" lists what is.`,
    );
  }
  if (other)
    throw new AppError('bad_input', `Several policies are called "${policy.name}". Give the id of one.`);
  return policy;
}

const list: Command = {
  name: 'policies',
  summary: 'List the policies with their state and what is left to fill in',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const rows = await listPolicies(api);
      return {
        json: rows,
        human: (style) =>
          table(
            style,
            [
              'Policy',
              'Status',
              'Version',
              'Owner',
              'Approved',
              'Next review',
              'Read by',
              'Words',
              'To fill in',
            ],
            rows.map((p) => [
              p.name,
              POLICY_STATUS_NAMES[p.status],
              p.version,
              p.owner,
              p.approvedOn && (p.changedSince ? `${p.approvedOn} changed since` : p.approvedOn),
              p.reviewDue,
              p.acknowledged &&
                [p.acknowledged.count, p.acknowledged.of].filter((n) => n !== null).join(' of '),
              p.words,
              p.placeholders,
            ]),
            'There are no policies.',
          ),
      };
    }),
};

const exportText: Command = {
  name: 'policy export',
  summary: 'Write the text of one policy to a file, or of several to a zip of files',
  usage: `FILE [POLICY...] --format ${POLICY_EXPORT_FORMATS.join('|')} --out PATH`,
  positionals: [1, 201],
  options: {
    format: { value: POLICY_EXPORT_FORMATS.join('|'), help: 'Word or PDF' },
    out: { value: 'PATH', help: 'file to write; an older one of that name is replaced' },
  },
  details: 'POLICY is a name. Without one, every policy that has a text is written.',
  async run(args) {
    const format = args.needOneOf('format', POLICY_EXPORT_FORMATS);
    const path = args.need('out');
    const names = args.positionals.slice(1);
    return withWorkspace(args, async ({ api, target, job }) => {
      const all = await listPolicies(api);
      const chosen =
        names.length > 0 ? names.map((name) => policyNamed(all, name)) : all.filter(({ words }) => words > 0);
      if (chosen.length === 0)
        throw new AppError('not_found', 'No policy has a text yet, so there is nothing to export.');
      const ids = chosen.map(({ id }) => id);
      const { size } = await job(
        api.registers.exportPolicies({ ids, format, target: target(path) }),
        z.object({ size: z.int() }),
      );
      return {
        json: { path, format, size, policies: chosen.map(({ name }) => name) },
        human: () => `${path}: ${bytes(size)}, ${plural(chosen.length, 'policy', 'policies')}`,
      };
    });
  },
};

const importText: Command = {
  name: 'policy import',
  summary: 'Take the text of a policy from a document of the client',
  usage: 'FILE POLICY PATH',
  positionals: [3, 3],
  options: {},
  details: 'PATH is a .docx, .pdf, .html, .md or .txt file. The text that the policy had is replaced.',
  run: (args) =>
    withWorkspace(args, async ({ api, source }) => {
      const policy = policyNamed(await listPolicies(api), args.positional(1));
      const { document, warnings } = await api.registers.readPolicyFile({ file: source(args.positional(2)) });
      await api.registers.writePolicyText({ id: policy.id, document });
      const { words, placeholders } = textFacts(document);
      return {
        json: { policy: policy.name, words, placeholders: placeholders.length, warnings },
        human: () =>
          [
            `${policy.name}: ${plural(words, 'word')}, ${placeholders.length} left to fill in.`,
            ...warnings,
          ].join('\n'),
      };
    }),
};

export const policyCommands: readonly Command[] = [list, exportText, importText];
