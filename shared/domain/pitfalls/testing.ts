import { places } from '../readiness/places.ts';
import type { CheckItem, Pitfall } from './check.ts';
import type { PitfallFacts, PopulationFact, TestFact } from './facts.ts';
import { nullIfNone } from './items.ts';

const POPULATIONS = places.populations;

const perPopulation = (
  { populations }: PitfallFacts,
  find: (population: PopulationFact) => string | null,
): CheckItem[] | null =>
  nullIfNone(populations, (population) => {
    const what = find(population);
    return what === null ? [] : [{ text: `${population.name}: ${what}`, link: POPULATIONS }];
  });

const perConcluded = ({ tests }: PitfallFacts, find: (test: TestFact) => string | null): CheckItem[] | null =>
  nullIfNone(
    tests.filter((t) => t.result !== null),
    (test) => {
      const what = find(test);
      return what === null ? [] : [{ text: `${test.ref} ${what}`, link: places.test(test.id) }];
    },
  );

const isDeviation = ({ result }: TestFact): boolean =>
  result === 'exceptions' || result === 'not_suitably_designed' || result === 'unable_to_test';

/** Populations, samples and conclusions. */
export const TESTING: readonly Pitfall[] = [
  {
    id: 'population-unproven',
    title: 'Population without a record of completeness',
    why: 'A sample from an incomplete list proves nothing: source, query and an independent count show that the list is whole.',
    severity: 'high',
    fix: 'Record the source system, the query or filter, and a total from an independent place.',
    link: POPULATIONS,
    find: (facts) =>
      perPopulation(facts, ({ source, query, independentTotal }) => {
        const missing = [
          ...(source.trim() === '' ? ['source'] : []),
          ...(query.trim() === '' ? ['query'] : []),
          ...(independentTotal === null ? ['independent total'] : []),
        ];
        return missing.length > 0 ? `without ${missing.join(', ')}` : null;
      }),
  },
  {
    id: 'population-total-differs',
    title: 'Population differs from its independent total',
    why: 'Rows are missing or double; whatever is drawn from it stands on the wrong list.',
    severity: 'high',
    fix: 'Explain the difference, or obtain the list again.',
    link: POPULATIONS,
    find: (facts) =>
      perPopulation(facts, ({ rows, independentTotal }) =>
        independentTotal !== null && independentTotal !== rows
          ? `${rows} rows, the independent total is ${independentTotal}`
          : null,
      ),
  },
  {
    id: 'population-duplicates',
    title: 'Duplicates in a population',
    why: 'A row that is there twice is drawn twice as likely, and the size of the sample follows a wrong count.',
    severity: 'medium',
    fix: 'Choose a key column that is unique, or remove the duplicates at the source.',
    link: POPULATIONS,
    find: (facts) =>
      perPopulation(facts, ({ duplicateKeys, emptyKeys }) => {
        if (duplicateKeys > 0) return `${duplicateKeys} keys occur more than once`;
        return emptyKeys > 0 ? `${emptyKeys} rows have no key` : null;
      }),
  },
  {
    id: 'population-dates-unreadable',
    title: 'Dates of a population unreadable',
    why: 'Rows without a readable date can not be placed in or outside the period, so the frame may be wrong.',
    severity: 'medium',
    fix: 'Export the dates in an unambiguous form and add the population again.',
    link: POPULATIONS,
    find: (facts) =>
      perPopulation(facts, ({ unreadableDates }) =>
        unreadableDates > 0 ? `${unreadableDates} dates can not be read` : null,
      ),
  },
  {
    id: 'exception-without-finding',
    title: 'Exception without a finding',
    why: 'An exception nobody wrote up has no cause, no response and no retest, and is met again in fieldwork.',
    severity: 'high',
    fix: 'Raise a finding from the test.',
    link: places.audit,
    find: (facts) =>
      perConcluded(facts, (t) =>
        isDeviation(t) && t.findings === 0 ? 'has exceptions, and no finding records them.' : null,
      ),
  },
  {
    id: 'inquiry-only',
    title: 'Test by inquiry alone',
    why: 'Asking is never enough: inquiry needs inspection, observation or reperformance beside it.',
    severity: 'medium',
    fix: 'Add another procedure to the test.',
    link: places.audit,
    find: ({ tests }) =>
      nullIfNone(tests, ({ id, ref, natures }) =>
        natures.every((nature) => nature === 'inquiry')
          ? [{ text: `${ref} is done by inquiry alone.`, link: places.test(id) }]
          : [],
      ),
  },
  {
    id: 'concluded-without-evidence',
    title: 'Test concluded without evidence',
    why: 'A conclusion that nothing stands behind can not be repeated by anybody else.',
    severity: 'high',
    fix: 'Attach what was looked at to the control or to the items of the sample.',
    link: places.audit,
    find: (facts) => {
      const bare = new Set(facts.controls.filter((c) => c.evidence === 0).map((c) => c.id));
      return perConcluded(facts, (t) =>
        t.result === 'no_exceptions' && bare.has(t.controlId)
          ? 'is concluded, and its control has no evidence.'
          : null,
      );
    },
  },
  {
    id: 'operation-before-design',
    title: 'Operation concluded before design',
    why: 'Whether a control ran well matters only once its design is found to meet the criterion.',
    severity: 'medium',
    fix: 'Conclude the test of design.',
    link: places.audit,
    find: (facts) => {
      if (facts.dates.type === 'I') return null;
      const designed = new Set(
        facts.tests.filter((t) => t.kind === 'design' && t.result !== null).map((t) => t.controlId),
      );
      return perConcluded(facts, (t) =>
        t.kind === 'operation' && !designed.has(t.controlId)
          ? 'is concluded, the test of design is not.'
          : null,
      );
    },
  },
];
