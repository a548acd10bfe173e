import { places } from '../readiness/places.ts';
import { compareRatings } from '../readiness/reason.ts';
import { READINESS_NAMES } from '../vocabulary.ts';
import type { CheckItem, Pitfall } from './check.ts';
import type { ControlFact, CriterionFact, PitfallFacts } from './facts.ts';
import { controlsWhere, nullIfNone } from './items.ts';

const relevant = ({ criteria }: PitfallFacts): CriterionFact[] => criteria.filter((c) => c.isRelevant);

const criterionItem = ({ id }: CriterionFact, what: string): CheckItem => ({
  text: `${id} ${what}`,
  link: places.criterion(id),
});

/** Relevant criteria that controls serve, with those controls. */
function served(facts: PitfallFacts): { criterion: CriterionFact; controls: ControlFact[] }[] {
  const byId = new Map(facts.controls.map((c) => [c.id, c]));
  return relevant(facts)
    .filter((criterion) => criterion.controlIds.length > 0)
    .map((criterion) => ({
      criterion,
      controls: criterion.controlIds.flatMap((id) => byId.get(id) ?? []),
    }));
}

/** How criteria and controls meet. */
export const COVERAGE: readonly Pitfall[] = [
  {
    id: 'criterion-uncovered',
    title: 'Criterion without a control',
    why: 'One criterion that nothing meets can qualify the opinion on its own.',
    severity: 'high',
    fix: 'Map a control to it, or record why it is not relevant.',
    link: places.criteria,
    isByRecord: true,
    find: (facts) =>
      relevant(facts)
        .filter((c) => c.controlIds.length === 0)
        .map((c) => criterionItem(c, 'is served by no control.')),
  },
  {
    id: 'control-without-criterion',
    title: 'Control without a criterion',
    why: 'It is run, evidenced and tested, and supports nothing in the report.',
    severity: 'medium',
    fix: 'Map it to the criteria it serves, or take it out of the matrix.',
    link: places.matrix,
    find: (facts) => controlsWhere(facts, (c) => c.criteria.length === 0),
  },
  {
    id: 'single-support',
    title: 'Single point of support',
    why: 'When the only control fails once, nothing else supports the criterion, and the exception weighs in full.',
    severity: 'medium',
    fix: 'Map a second, independent control, such as a detective one behind a preventive one.',
    link: places.criteria,
    find: (facts) =>
      nullIfNone(served(facts), ({ criterion, controls: [only, ...others] }) =>
        only && others.length === 0 ? [criterionItem(criterion, `rests on ${only.ref} alone.`)] : [],
      ),
  },
  {
    id: 'automated-only',
    title: 'Criterion met by automation alone',
    why: 'Automation that fails silently goes unnoticed until somebody looks; leaning on it without a human check is a known cause of exceptions.',
    severity: 'medium',
    fix: 'Add a control by which a person reviews what the automation does and what it missed.',
    link: places.criteria,
    find: (facts) =>
      nullIfNone(served(facts), ({ criterion, controls }) =>
        controls.every((c) => c.mode === 'automated')
          ? [criterionItem(criterion, 'has automated controls only.')]
          : [],
      ),
  },
  {
    id: 'automated-without-change-management',
    title: 'Automated controls without change management',
    why: 'An automated control is tested once and relied on for the period only because changes to it are controlled.',
    severity: 'high',
    fix: 'Map change controls of your own to CC8.1.',
    link: places.criterion('CC8.1'),
    find: ({ controls }) => {
      const automated = controls.filter((c) => c.mode === 'automated');
      if (automated.length === 0) return null;
      const hasChangeControl = controls.some(
        (c) => c.criteria.includes('CC8.1') && c.responsibility !== 'provider',
      );
      if (hasChangeControl) return [];
      const count = automated.length === 1 ? '1 automated control' : `${automated.length} automated controls`;
      return [{ text: `${count}, and no own control serves CC8.1.`, link: places.criterion('CC8.1') }];
    },
  },
  {
    id: 'prevention-only',
    title: 'Nothing would detect a failure',
    why: 'Where every control prevents, one that is bypassed leaves no trace before the auditor finds it.',
    severity: 'low',
    fix: 'Map a detective control, such as a review, an alert or a reconciliation.',
    link: places.criteria,
    find: (facts) =>
      nullIfNone(
        served(facts).filter(({ controls }) => controls.length > 1),
        ({ criterion, controls }) =>
          controls.every((c) => c.nature === 'preventive')
            ? [criterionItem(criterion, 'has preventive controls only.')]
            : [],
      ),
  },
  {
    id: 'optimistic-override',
    title: 'Rating overridden to a better one',
    why: 'A rating by hand hides what the facts say; an auditor sees the facts.',
    severity: 'medium',
    fix: 'Put right what the computed rating names, or make sure that the written reason convinces a stranger.',
    link: places.heatMap,
    find: ({ criteria }) =>
      nullIfNone(
        criteria.filter((c) => c.isRelevant && c.rating !== c.computed),
        ({ id, rating, computed }) =>
          compareRatings(rating, computed) < 0
            ? [
                {
                  text: `${id} counts as "${READINESS_NAMES[rating]}"; the computed rating is "${READINESS_NAMES[computed]}".`,
                  link: places.readiness(id),
                },
              ]
            : [],
      ),
  },
];
