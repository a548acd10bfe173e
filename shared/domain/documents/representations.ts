/**
 * What an auditor asks management to confirm beside the records, in our own words: responsibility, completeness, fraud, incidents,
 * changes, events after the date. Answers are a person's; what the records say against one is shown beside it.
 */
import type { DocumentCheck, DraftPart } from './document-model.ts';
import { documentOf, listed, longDay, paragraph, paragraphs, tableOf } from './prose.ts';
import { QUESTIONS, type Question, type QuestionGroup, GROUP_NAMES } from './representation-questions.ts';
import { during, signaturePart } from './wording.ts';
import type { DocumentFacts } from './facts.ts';

export const ANSWERS = ['yes', 'no', 'not_applicable'] as const;
export type RepresentationAnswer = (typeof ANSWERS)[number];
export const REPRESENTATION_ANSWER_NAMES: Record<RepresentationAnswer, string> = {
  yes: 'Yes',
  no: 'No',
  not_applicable: 'Not applicable',
};

export interface GivenAnswer {
  answer: RepresentationAnswer;
  explanation: string;
  answeredBy: string;
  /** Day. */
  answeredOn: string;
}

export interface AskedQuestion {
  id: string;
  group: QuestionGroup;
  text: string;
  /** Another answer has to be explained. */
  usual: Question['usual'];
  given: GivenAnswer | null;
  /** What the records say against the answer; empty when they do not. */
  contradiction: string;
  /** The answer has to be explained, and is not. */
  lacksExplanation: boolean;
}

/** More of the records than the other documents need. */
export interface RepresentationFacts extends DocumentFacts {
  /** Incidents and changes after the end of the period or the date, up to today. */
  laterIncidents: string[];
  laterChanges: string[];
  /** Populations whose check for completeness ended with "not sufficient", and those not checked. */
  insufficientPopulations: string[];
  uncheckedPopulations: string[];
}

/** The questions in their order, each with its answer. */
export function askQuestions(
  facts: RepresentationFacts,
  answers: ReadonlyMap<string, GivenAnswer>,
): AskedQuestion[] {
  return QUESTIONS.filter(({ types }) => !types || types.includes(facts.type)).map((question) => {
    const given = answers.get(question.id) ?? null;
    const said = question.records?.(facts) ?? null;
    return {
      id: question.id,
      group: question.group,
      text: question.text({ time: during(facts), end: longDay(facts.to) }),
      usual: question.usual,
      given,
      contradiction: given && said && given.answer !== said.answer ? said.because : '',
      lacksExplanation: given !== null && given.answer !== question.usual && given.explanation.trim() === '',
    };
  });
}

/** The questionnaire as parts of a document: nothing in it is free text. */
export function draftRepresentation(
  facts: RepresentationFacts,
  asked: readonly AskedQuestion[],
): DraftPart[] {
  const groups = [...new Set(asked.map(({ group }) => group))];
  let number = 0;
  return [
    {
      part: 'about',
      number: '',
      title: 'About these answers',
      level: 1,
      draft: documentOf(
        paragraph(
          `The management of ${facts.client} answers these questions about ${facts.system} ${during(facts)}, for its examination. Answers are given to the best of its knowledge, after asking those who should know.`,
        ),
        paragraphs(answeredBy(asked)),
      ),
    },
    ...groups.map((group, at): DraftPart => {
      const rows = asked.filter((question) => question.group === group);
      return {
        part: group,
        number: `${at + 1}`,
        title: GROUP_NAMES[group],
        level: 1,
        isFixed: true,
        draft: documentOf(
          tableOf(
            ['No.', 'Question', 'Answer', 'Explanation'],
            rows.map(({ text, given, contradiction }) => [
              `${(number += 1)}`,
              text,
              given ? REPRESENTATION_ANSWER_NAMES[given.answer] : 'Not answered',
              [given?.explanation ?? '', contradiction && `Records: ${contradiction}`]
                .filter(Boolean)
                .join('\n'),
            ]),
          ),
        ),
      };
    }),
    signaturePart(facts),
  ];
}

/** "Answered by Ada Lane from 1 July 2026 to 3 July 2026." */
function answeredBy(asked: readonly AskedQuestion[]): string {
  const given = asked.flatMap(({ given: one }) => one ?? []);
  if (given.length === 0) return '';
  const people = [...new Set(given.map(({ answeredBy: name }) => name))].toSorted();
  const days = given.map(({ answeredOn }) => answeredOn).toSorted();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const when = first === last ? `on ${longDay(first)}` : `from ${longDay(first)} to ${longDay(last)}`;
  return `${given.length} of ${asked.length} questions were answered by ${listed(people)} ${when}.`;
}

/** What is open or stands against the records. */
export function representationChecks(asked: readonly AskedQuestion[]): DocumentCheck[] {
  const open = asked.filter(({ given }) => given === null).length;
  return [
    ...(open > 0
      ? [
          {
            level: 'note' as const,
            part: null,
            text: `${open} of ${asked.length} questions are not answered.`,
            link: '',
          },
        ]
      : []),
    ...asked.flatMap(({ group, text, contradiction, lacksExplanation }): DocumentCheck[] => [
      ...(contradiction
        ? [{ level: 'warning' as const, part: group, text: `“${text}” ${contradiction}`, link: '' }]
        : []),
      ...(lacksExplanation
        ? [
            {
              level: 'warning' as const,
              part: group,
              text: `“${text}” The answer needs an explanation.`,
              link: '',
            },
          ]
        : []),
    ]),
  ];
}
