import { AppError } from '../../../shared/domain/errors.ts';
import type { PolicyBlock, PolicyDocument } from '../../../shared/domain/policies/document.ts';
import { PLACEHOLDER, runsText } from '../../../shared/domain/policies/words.ts';
import type { Telling } from './telling.ts';

/** What a case says about the rules of the firm and the requirements on its programme. */
export interface SampleProgramme {
  /** By the name of the policy: what the outline leaves open, in the order in which it asks for it. */
  texts: Readonly<Record<string, readonly string[]>>;
  /** By the number of the requirement; people by name. */
  requirements: Readonly<
    Record<string, { owner: string; status: string; doneOn?: string; nextDue?: string }>
  >;
}

/** Writes the texts of policies from their outlines, and adds the programme requirements with their state. */
export async function addProgramme({ engine: { api }, sample }: Telling): Promise<void> {
  if (!sample.programme) return;
  const { texts, requirements } = sample.programme;
  await api.registers.linkPolicyCriteria({});
  const policies = await api.registers.list({ register: 'policies' });
  for (const [name, answers] of Object.entries(texts)) {
    const policy = policies.find(({ values }) => values['name'] === name);
    if (!policy) throw new AppError('not_found', `The sample names "${name}", which it does not have.`);
    const { document } = await api.registers.policyOutlineText({ id: policy.id });
    await api.registers.writePolicyText({ id: policy.id, document: filledIn(document, answers) });
  }
  const { people } = await api.scope.get({});
  await api.registers.addRequirements({});
  const rows = await api.registers.list({ register: 'requirements' });
  await api.registers.change({
    register: 'requirements',
    changes: rows.flatMap(({ id, values }) => {
      const told = requirements[String(values['template'])];
      if (!told) return [];
      const { owner, ...state } = told;
      return [
        { id, values: { ...state, ownerId: people.find((person) => person.name === owner)?.id ?? null } },
      ];
    }),
  });
}

/** An outline without its questions; each bracket gets the next answer, and stays open when there is none left. */
function filledIn({ blocks }: PolicyDocument, answers: readonly string[]): PolicyDocument {
  const left = [...answers];
  const isQuestion = (block: PolicyBlock) => block.kind === 'item' && runsText(block.runs).startsWith('[');
  return {
    blocks: blocks
      .filter((block) => !isQuestion(block))
      .map((block) =>
        block.kind === 'paragraph'
          ? {
              ...block,
              runs: block.runs.map((run) => ({
                ...run,
                text: run.text.replaceAll(PLACEHOLDER, (open) => left.shift() ?? open),
              })),
            }
          : block,
      ),
  };
}
