/**
 * Management's assertion (section II) in our own words. Type I: description and design at a date. Type II: operation throughout the
 * period as well. It asserts what management chooses to sign; what records say against it is listed beside it, never weighed.
 */
import type { PolicyBlock } from '../policies/document.ts';
import type { DocumentCheck, DraftPart } from './document-model.ts';
import { carvedOut, included, type DocumentFacts } from './facts.ts';
import { documentOf, listed, numbered, paragraph } from './prose.ts';
import {
  CRITERIA_STANDARD,
  DESCRIPTION_STANDARD,
  categoryList,
  signaturePart,
  throughout,
} from './wording.ts';

export function draftAssertion(facts: DocumentFacts): DraftPart[] {
  const parts: [string, string, PolicyBlock[]][] = [
    ['opening', 'What was prepared', opening(facts)],
    ['subservice', 'Subservice organizations', organizations(facts)],
    ['cuec', 'Controls at customers', customers(facts)],
    ['statement', 'What management asserts', statement(facts)],
    ['limits', 'Limits of controls', limits()],
  ];
  return [
    ...parts
      .filter(([, , blocks]) => blocks.length > 0)
      .map(([part, title, blocks]): DraftPart => ({
        part,
        number: '',
        title,
        level: 1,
        draft: documentOf(blocks),
      })),
    signaturePart(facts),
  ];
}

function opening(facts: DocumentFacts): PolicyBlock[] {
  const { client, system, type } = facts;
  const controls =
    type === 'II'
      ? 'how its controls were designed and how they operated'
      : 'how its controls were designed and put in place';
  return [
    paragraph(
      `We, the management of ${client}, prepared the description of ${system} ${throughout(facts)} (the description). We measured it against ${DESCRIPTION_STANDARD}.`,
    ),
    paragraph(
      `The description tells report users about ${system} and ${controls}, so that together with other information they can judge the risks of relying on it. The criteria for the controls are ${CRITERIA_STANDARD} for ${categoryList(facts)}.`,
    ),
  ];
}

function organizations(facts: DocumentFacts): PolicyBlock[] {
  const { client, system } = facts;
  const names = (of: typeof carvedOut) => listed(of(facts).map(({ name }) => name));
  return [
    ...(carvedOut(facts).length > 0
      ? [
          paragraph(
            `${client} relies on ${names(carvedOut)} for parts of ${system}. The description shows the controls of ${client} and the kinds of controls that we assume at these organizations. It leaves out the controls that they run themselves. Some commitments and requirements are met only if those assumed controls are suitably designed${facts.type === 'II' ? ' and operate effectively' : ''}.`,
          ),
        ]
      : []),
    ...(included(facts).length > 0
      ? [
          paragraph(
            `The description includes the controls of ${names(included)}, whose management gives an assertion of its own.`,
          ),
        ]
      : []),
  ];
}

function customers({ client, complementary, type }: DocumentFacts): PolicyBlock[] {
  if (!complementary.some(({ kind }) => kind === 'cuec')) return [];
  return [
    paragraph(
      `The description names controls that customers have to run beside those of ${client}. Some commitments and requirements are met only if these are suitably designed${type === 'II' ? ' and operate effectively' : ''} at the customer. We did not look at the controls of customers.`,
    ),
  ];
}

function statement(facts: DocumentFacts): PolicyBlock[] {
  const { client, system, type, complementary } = facts;
  const time = throughout(facts);
  const others = [
    ...(complementary.some(({ kind }) => kind === 'cuec') ? ['customers'] : []),
    ...(carvedOut(facts).length > 0 ? ['subservice organizations'] : []),
  ];
  const provided = (verb: string) =>
    others.length === 0
      ? ''
      : `, provided that ${listed(others)} ${verb} the controls that the description assumes`;
  const aim = `reasonable assurance that the service commitments and system requirements of ${client} were met under the criteria named above`;
  return [
    paragraph('To the best of our knowledge and belief, we assert the following.'),
    numbered(
      `The description presents ${system} as it was designed and put in place ${time}, in accordance with the description criteria.`,
    ),
    numbered(
      `The controls stated in the description were suitably designed ${time} to give ${aim}, if they operated as described${provided('ran')}.`,
    ),
    ...(type === 'II'
      ? [
          numbered(
            `The controls stated in the description operated effectively ${time} to give ${aim}${provided('ran')}.`,
          ),
        ]
      : []),
  ];
}

const limits = (): PolicyBlock[] => [
  paragraph(
    'Controls have limits: people err, several people together can get around them, and what was suitable once may not be suitable later. They give reasonable assurance, not certainty.',
  ),
];

const CRITERION_LINK = '/audit/results';

/** Facts of the records that stand against what is asserted, for management to weigh before it signs. */
export function assertionNotes(facts: DocumentFacts): DocumentCheck[] {
  const note = (text: string, link: string): DocumentCheck => ({
    level: 'note',
    part: 'statement',
    text,
    link,
  });
  const relevant = facts.criteria.filter(({ isRelevant }) => isRelevant);
  const bare = relevant.filter(({ controls }) => controls.length === 0).map(({ id }) => id);
  const unfit = relevant.filter(({ result }) => result === 'not_suitably_designed').map(({ id }) => id);
  const excepted = [
    ...new Set(
      relevant.flatMap(({ controls }) =>
        controls.flatMap(({ ref, hasException }) => (hasException ? [ref] : [])),
      ),
    ),
  ].toSorted();
  const untested = relevant.filter(({ result }) => result === 'incomplete' || result === 'unable_to_test');
  const open = facts.findings.filter(({ status }) => status !== 'closed');
  return [
    ...(bare.length > 0 ? [note(`No control meets ${listed(bare)}.`, '/matrix/criteria')] : []),
    ...(unfit.length > 0
      ? [note(`Tests found controls not suitably designed for ${listed(unfit)}.`, CRITERION_LINK)]
      : []),
    ...(facts.type === 'II' && excepted.length > 0
      ? [note(`Tests noted exceptions of ${listed(excepted)}.`, CRITERION_LINK)]
      : []),
    ...(untested.length > 0
      ? [
          note(
            `Tests are not complete for ${untested.length} of ${relevant.length} criteria.`,
            CRITERION_LINK,
          ),
        ]
      : []),
    ...(open.length > 0
      ? [
          note(
            `Findings are not closed: ${listed(open.map(({ ref, title }) => `${ref} ${title}`))}.`,
            '/findings',
          ),
        ]
      : []),
  ];
}
