import { places } from '../readiness/places.ts';
import { CATEGORY_NAMES, COMPONENT_KIND_NAMES } from '../vocabulary.ts';
import type { Pitfall } from './check.ts';
import type { PitfallFacts } from './facts.ts';
import { nullIfNone } from './items.ts';

/** A reason shorter than this tells a reader nothing: "n/a" is no reason. */
const LEAST_REASON = 12;
const isThin = (text: string): boolean => text.trim().length < LEAST_REASON;

const hasCategory = ({ categories }: PitfallFacts, category: string): boolean =>
  categories.some((c) => c.category === category);

/** What the system is, what is promised and what is left out. */
export const SCOPE: readonly Pitfall[] = [
  {
    id: 'no-services',
    title: 'No service is described',
    why: 'A scope that nobody wrote down is read by everyone in another way, and systems are missed.',
    severity: 'high',
    fix: 'Record what the organization does for its customers.',
    link: places.scopeRegister('services'),
    find: ({ services }) =>
      services > 0 ? [] : [{ text: 'No service is recorded.', link: places.scopeRegister('services') }],
  },
  {
    id: 'boundary-incomplete',
    title: 'Component of the boundary missing',
    why: 'The description of the system covers infrastructure, software, people, procedures and data; a missing one is a system missed.',
    severity: 'medium',
    fix: 'Record at least one component of each of the five kinds.',
    link: places.scopeRegister('components'),
    find: ({ components }) =>
      Object.entries(COMPONENT_KIND_NAMES)
        .filter(([kind]) => !components.some((c) => c.kind === kind))
        .map(([, name]) => ({
          text: `${name}: nothing is recorded.`,
          link: places.scopeRegister('components'),
        })),
  },
  {
    id: 'no-commitments',
    title: 'No commitment to customers is recorded',
    why: 'Controls are judged by what was promised; without commitments nobody can say whether they suffice.',
    severity: 'medium',
    fix: 'Record the commitments of contracts and service levels, with their measures.',
    link: places.scopeRegister('commitments'),
    find: ({ commitments }) =>
      commitments.length > 0
        ? []
        : [{ text: 'No commitment is recorded.', link: places.scopeRegister('commitments') }],
  },
  {
    id: 'category-without-rationale',
    title: 'Category without a rationale',
    why: 'Each category beside Security costs work; readers ask why it is there, and what the others would have added.',
    severity: 'low',
    fix: 'Write which commitment or customer asks for the category.',
    link: places.scope,
    find: ({ categories }) =>
      nullIfNone(
        categories.filter((c) => c.category !== 'security'),
        ({ category, rationale }) =>
          rationale.trim() === ''
            ? [{ text: `${CATEGORY_NAMES[category]} has no rationale.`, link: places.scope }]
            : [],
      ),
  },
  {
    id: 'exclusion-without-reason',
    title: 'Exclusion without a reason',
    why: 'A part left out without a reason looks like a part that would not pass.',
    severity: 'medium',
    fix: 'Write why a reader is not misled by leaving it out.',
    link: places.scopeRegister('exclusions'),
    find: ({ exclusions }) =>
      nullIfNone(exclusions, ({ name, reason }) =>
        isThin(reason)
          ? [{ text: `${name} is left out without a reason.`, link: places.scopeRegister('exclusions') }]
          : [],
      ),
  },
  {
    id: 'not-relevant-without-reason',
    title: 'Criterion held not relevant without a real reason',
    why: 'The description of the system has to disclose each such criterion and why; a thin reason comes back as a question.',
    severity: 'medium',
    fix: 'Write what about the system makes the criterion not relevant.',
    link: places.heatMap,
    find: ({ criteria }) =>
      nullIfNone(
        criteria.filter((c) => !c.isRelevant),
        ({ id, irrelevantBecause }) =>
          isThin(irrelevantBecause)
            ? [
                {
                  text: `${id}: "${irrelevantBecause}" is no reason that a reader can judge.`,
                  link: places.readiness(id),
                },
              ]
            : [],
      ),
  },
  {
    id: 'availability-without-measure',
    title: 'Availability without a measured commitment',
    why: 'Availability is judged against a promise in figures; without one neither a control nor an outage can be measured.',
    severity: 'medium',
    fix: 'Record a commitment of the category Availability with its measure, such as 99.9 % a month.',
    link: places.scopeRegister('commitments'),
    find: (facts) => {
      if (!hasCategory(facts, 'availability')) return null;
      const isMeasured = facts.commitments.some(
        (c) => c.category === 'availability' && c.measure.trim() !== '',
      );
      return isMeasured
        ? []
        : [
            {
              text: 'No commitment of the category Availability has a measure.',
              link: places.scopeRegister('commitments'),
            },
          ];
    },
  },
  {
    id: 'sensitive-data-unnamed',
    title: 'Sensitive data not identified',
    why: 'Confidentiality and Privacy protect named data; what is not classified can not be shown to be protected or disposed of.',
    severity: 'medium',
    fix: 'Record the confidential and restricted data, where it is kept and how long.',
    link: places.scopeRegister('data-classes'),
    find: (facts) => {
      if (!hasCategory(facts, 'confidentiality') && !hasCategory(facts, 'privacy')) return null;
      const isNamed = facts.dataClasses.some(
        ({ classification }) => classification === 'confidential' || classification === 'restricted',
      );
      return isNamed
        ? []
        : [
            {
              text: 'No data is classified as confidential or restricted.',
              link: places.scopeRegister('data-classes'),
            },
          ];
    },
  },
  {
    id: 'privacy-without-notice',
    title: 'Privacy without a notice',
    why: 'Every other privacy criterion measures practice against the notice; without it, promise and practice can not be compared.',
    severity: 'high',
    fix: 'Map the control that publishes and updates the privacy notice to P1.1.',
    link: places.criterion('P1.1'),
    find: ({ criteria }) => {
      const notice = criteria.find((c) => c.id === 'P1.1');
      if (!notice?.isRelevant) return null;
      return notice.controlIds.length > 0
        ? []
        : [{ text: 'No control publishes a privacy notice (P1.1).', link: places.criterion('P1.1') }];
    },
  },
  {
    id: 'confidentiality-in-words-only',
    title: 'Confidentiality from policy words only',
    why: 'A policy that says "confidential" keeps nothing confidential: encryption, access and disposal do.',
    severity: 'medium',
    fix: 'Map the technical controls that enforce it, such as encryption, restricted access and deletion.',
    link: places.criterion('C1.1'),
    find: ({ criteria, controls }) => {
      const technical = new Set(controls.filter((c) => c.layer === 'technology').map((c) => c.id));
      return nullIfNone(
        criteria.filter((c) => c.category === 'confidentiality' && c.isRelevant && c.controlIds.length > 0),
        ({ id, controlIds }) =>
          controlIds.some((control) => technical.has(control))
            ? []
            : [{ text: `${id} has no control of the technology layer.`, link: places.criterion(id) }],
      );
    },
  },
];
