/** The first words of a finding, from what is recorded: nothing here is judged, a person completes every part. */
import type { DeviationExtent } from './audit-vocabulary.ts';
import type { TestKind } from './vocabulary.ts';

/** Contract limits, in characters. */
const [TITLE, PARAGRAPH] = [200, 20_000];

export interface StatedDeviation {
  /** Empty for a deviation of the test as a whole. */
  key: string;
  date: string;
  facts: readonly string[];
  extent: DeviationExtent | null;
  cause: string;
}

export interface FindingDraftFacts {
  kind: TestKind;
  workpaper: string;
  control: { ref: string; title: string; statement: string };
  /** For each criterion that the control serves: other controls without exceptions that serve it too. */
  criteria: readonly { id: string; others: number }[];
  /** Items tested, deviating or not. */
  items: number;
  conclusion: string;
  deviations: readonly StatedDeviation[];
}

export interface FindingDraft {
  title: string;
  condition: string;
  criteria: string;
  cause: string;
  effect: string;
  recommendation: string;
}

/** The texts of a finding as the facts of its test give them: a start that a person edits. */
export function draftFinding(facts: FindingDraftFacts): FindingDraft {
  const { control } = facts;
  const draft = {
    condition: conditionOf(facts),
    criteria: [
      facts.criteria.map(({ id }) => id).join(', '),
      `${control.ref}: ${control.statement || control.title}`,
    ]
      .filter(Boolean)
      .join('\n'),
    cause: [...new Set(facts.deviations.map(({ cause }) => cause.trim()).filter(Boolean))].join('\n'),
    effect: effectOf(facts),
    recommendation: recommendationOf(facts),
  };
  const cut = Object.entries(draft).map(([part, text]) => [part, text.slice(0, PARAGRAPH)]);
  return {
    ...(Object.fromEntries(cut) as typeof draft),
    title: `${control.ref} ${control.title}: ${subjectOf(facts)}`.slice(0, TITLE),
  };
}

const itemsOf = ({ deviations }: FindingDraftFacts) => deviations.filter(({ key }) => key !== '');

function subjectOf(facts: FindingDraftFacts): string {
  const items = itemsOf(facts).length;
  if (items > 0) return `${items} of ${facts.items} items deviate`;
  return facts.kind === 'design' ? 'exception in design' : 'exception in operation';
}

function conditionOf(facts: FindingDraftFacts): string {
  const items = itemsOf(facts);
  if (items.length === 0) return facts.conclusion;
  const lines = items.map(({ key, date, facts: said }) => {
    const subject = date === '' ? key : `${key} (${date})`;
    return said.length === 0 ? subject : `${subject}: ${said.join('; ')}`;
  });
  const verb = items.length === 1 ? 'deviates' : 'deviate';
  return [`${items.length} of ${facts.items} items tested on ${facts.workpaper} ${verb}:`, ...lines].join(
    '\n',
  );
}

function effectOf({ control, criteria }: FindingDraftFacts): string {
  return criteria
    .map(({ id, others }) =>
      others === 0
        ? `${id} has no other control without exceptions, so nothing else shows that it is met while ${control.ref} deviates.`
        : `${id} is also served by ${others} other ${others === 1 ? 'control' : 'controls'} without exceptions.`,
    )
    .join('\n');
}

function recommendationOf({ kind, control, deviations }: FindingDraftFacts): string {
  if (kind === 'design')
    return `Change ${control.ref} so that it answers its risk, and test its design again.`;
  return deviations.some(({ extent }) => extent === 'systematic')
    ? `Remove the cause, look for more items that it touched, and test ${control.ref} again on occurrences after the change.`
    : `Correct the items, record why the cause can not come again elsewhere, and test ${control.ref} again on later occurrences.`;
}
