/** The questions themselves. Identifiers are stored with answers, so they stay when wording changes. */
import { listed } from './prose.ts';
import { subservices } from './facts.ts';
import type { RepresentationAnswer, RepresentationFacts } from './representations.ts';
import type { EngagementType } from '../vocabulary.ts';

export const GROUP_NAMES = {
  responsibility: 'Responsibility and access to information',
  description: 'The description',
  controls: 'Controls and tests',
  populations: 'Lists that were handed over',
  fraud: 'Fraud, law and complaints',
  incidents: 'Incidents',
  changes: 'Changes',
  others: 'Customers, vendors and contracts',
  later: 'After the end',
} as const;
export type QuestionGroup = keyof typeof GROUP_NAMES;

export interface Question {
  id: string;
  group: QuestionGroup;
  /** @param words.time "during the period …" or "as of …" @param words.end last day of the period, or the date */
  text: (words: { time: string; end: string }) => string;
  /** Any other answer has to be explained. */
  usual: RepresentationAnswer;
  /** Engagements in which it is asked; both when absent. */
  types?: readonly EngagementType[];
  /** The answer that the records give, and why; null where they say nothing. */
  records?: (facts: RepresentationFacts) => { answer: RepresentationAnswer; because: string } | null;
}

/** The answer that follows when there are records of a kind; silence of the records proves nothing. */
const when = (names: readonly string[], answer: RepresentationAnswer, because: string) => {
  const some = names.slice(0, 5);
  const rest = names.length - some.length;
  const list = rest > 0 ? `${some.join(', ')} and ${rest} more` : listed(some);
  return names.length === 0 ? null : { answer, because: `${because}: ${list}.` };
};

export const QUESTIONS: readonly Question[] = [
  {
    id: 'responsible-description',
    group: 'responsibility',
    text: () => 'Does management take responsibility for the description and for its assertion?',
    usual: 'yes',
  },
  {
    id: 'responsible-controls',
    group: 'responsibility',
    text: ({ time }) =>
      `Was management responsible for designing, putting in place and running the controls ${time}?`,
    usual: 'yes',
  },
  {
    id: 'commitments-chosen',
    group: 'responsibility',
    text: () =>
      'Did management itself choose the categories and set the commitments and system requirements?',
    usual: 'yes',
  },
  {
    id: 'all-information',
    group: 'responsibility',
    text: () =>
      'Were all records, minutes and other information that bear on the examination made available?',
    usual: 'yes',
  },
  {
    id: 'access-to-people',
    group: 'responsibility',
    text: () => 'Could everybody be asked who knows the controls?',
    usual: 'yes',
  },
  {
    id: 'description-complete',
    group: 'description',
    text: ({ time }) =>
      `Does the description show the system as it was ${time}, with nothing left out that matters to report users?`,
    usual: 'yes',
  },
  {
    id: 'criteria-covered',
    group: 'description',
    text: () => 'Do the controls in the description meet every criterion that applies?',
    usual: 'yes',
    records: ({ criteria }) =>
      when(
        criteria
          .filter(({ isRelevant, controls }) => isRelevant && controls.length === 0)
          .map(({ id }) => id),
        'no',
        'No control meets',
      ),
  },
  {
    id: 'not-relevant-reasoned',
    group: 'description',
    text: () => 'Does every criterion that is held not relevant have a reason that management stands by?',
    usual: 'yes',
    records: ({ criteria }) =>
      when(
        criteria
          .filter(({ isRelevant, irrelevantBecause }) => !isRelevant && irrelevantBecause.trim() === '')
          .map(({ id }) => id),
        'no',
        'No reason is recorded for',
      ),
  },
  {
    id: 'design-deficiencies',
    group: 'controls',
    text: ({ time }) =>
      `Does management know of controls that were not suitably designed or not in place ${time}?`,
    usual: 'no',
    records: ({ criteria }) =>
      when(
        criteria.filter(({ result }) => result === 'not_suitably_designed').map(({ id }) => id),
        'yes',
        'Tests found controls not suitably designed for',
      ),
  },
  {
    id: 'operating-deficiencies',
    group: 'controls',
    types: ['II'],
    text: ({ time }) => `Does management know of controls that did not operate as described ${time}?`,
    usual: 'no',
    records: ({ criteria }) =>
      when(
        [
          ...new Set(
            criteria.flatMap(({ controls }) =>
              controls.flatMap(({ ref, hasException }) => (hasException ? [ref] : [])),
            ),
          ),
        ].toSorted(),
        'yes',
        'Tests noted exceptions of',
      ),
  },
  {
    id: 'findings-disclosed',
    group: 'controls',
    text: () =>
      'Were all known weaknesses, and the results of internal and external audits, told to the auditor?',
    usual: 'yes',
  },
  {
    id: 'findings-resolved',
    group: 'controls',
    text: () => 'Are all findings of the tests closed?',
    usual: 'yes',
    records: ({ findings }) =>
      when(
        findings.filter(({ status }) => status !== 'closed').map(({ ref }) => ref),
        'no',
        'Not closed',
      ),
  },
  {
    id: 'overrides',
    group: 'controls',
    text: ({ time }) =>
      `Does management know of anybody who got around controls ${time}, members of management included?`,
    usual: 'no',
  },
  {
    id: 'design-unchanged-period',
    group: 'controls',
    types: ['II'],
    text: ({ time }) =>
      `Did all controls in the description exist ${time}, or does it say from when to when they did?`,
    usual: 'yes',
  },
  {
    id: 'populations-complete',
    group: 'populations',
    types: ['II'],
    text: ({ time }) => `Were the lists from which samples were drawn complete and accurate ${time}?`,
    usual: 'yes',
    records: ({ insufficientPopulations }) =>
      when(insufficientPopulations, 'no', 'The check of completeness ended with "not sufficient" for'),
  },
  {
    id: 'populations-untouched',
    group: 'populations',
    text: () => 'Were lists and evidence handed over as the systems gave them, with every later edit told?',
    usual: 'yes',
  },
  {
    id: 'populations-checked',
    group: 'populations',
    types: ['II'],
    text: () => 'Did somebody check each list for completeness before it was handed over?',
    usual: 'yes',
    records: ({ uncheckedPopulations }) =>
      when(uncheckedPopulations, 'no', 'No check of completeness is concluded for'),
  },
  {
    id: 'fraud',
    group: 'fraud',
    text: ({ time }) =>
      `Does management know of fraud or suspected fraud by management, staff or others that touched the system ${time}?`,
    usual: 'no',
  },
  {
    id: 'unlawful',
    group: 'fraud',
    text: ({ time }) =>
      `Does management know of breaches of law or regulation that bear on the services ${time}?`,
    usual: 'no',
  },
  {
    id: 'litigation',
    group: 'fraud',
    text: () =>
      'Are there lawsuits, claims or inquiries by authorities about security or the handling of data?',
    usual: 'no',
  },
  {
    id: 'complaints',
    group: 'fraud',
    text: ({ time }) =>
      `Did customers or staff raise serious complaints about the system or its controls ${time}?`,
    usual: 'no',
  },
  {
    id: 'significant-incidents',
    group: 'incidents',
    text: ({ time }) =>
      `Does management know of incidents that came from failed controls or kept a commitment from being met ${time}?`,
    usual: 'no',
    records: ({ incidents }) =>
      when(
        incidents.filter(({ isDecided }) => isDecided).map(({ name }) => name),
        'yes',
        'The description tells of',
      ),
  },
  {
    id: 'incidents-recorded',
    group: 'incidents',
    text: () =>
      'Are all security and availability incidents recorded, and was it decided for each whether it is significant?',
    usual: 'yes',
    records: ({ incidents }) =>
      when(
        incidents.filter(({ isDecided }) => !isDecided).map(({ name }) => name),
        'no',
        'Not decided on',
      ),
  },
  {
    id: 'notices',
    group: 'incidents',
    text: ({ time }) =>
      `Were customers and authorities told of incidents ${time} as contracts and law demand?`,
    usual: 'yes',
  },
  {
    id: 'significant-changes',
    group: 'changes',
    types: ['II'],
    text: ({ time }) => `Did the system or its controls change ${time} in ways that matter to report users?`,
    usual: 'no',
    records: ({ changes }) =>
      when(
        changes.filter(({ isDecided }) => isDecided).map(({ name }) => name),
        'yes',
        'The description tells of',
      ),
  },
  {
    id: 'changes-described',
    group: 'changes',
    types: ['II'],
    text: () => 'Does the description tell of all such changes?',
    usual: 'yes',
    records: ({ changes }) =>
      when(
        changes.filter(({ isDecided }) => !isDecided).map(({ name }) => name),
        'no',
        'Not decided on',
      ),
  },
  {
    id: 'planned-changes',
    group: 'changes',
    text: () => 'Are changes planned that would make the description misleading soon?',
    usual: 'no',
  },
  {
    id: 'contracts',
    group: 'others',
    text: ({ time }) =>
      `Did all contracts with customers hold the commitments in the description ${time}, without side agreements?`,
    usual: 'yes',
  },
  {
    id: 'cuecs-told',
    group: 'others',
    text: () => 'Were customers told which controls they have to run themselves?',
    usual: 'yes',
    records: ({ complementary }) =>
      when(
        complementary
          .filter(({ kind, toldIn }) => kind === 'cuec' && toldIn.trim() === '')
          .map(({ number, name }) => number || name),
        'no',
        'No place where customers are told is recorded for',
      ),
  },
  {
    id: 'subservice-complete',
    group: 'others',
    text: () => 'Does the description name every organization that criteria depend on?',
    usual: 'yes',
  },
  {
    id: 'subservice-monitored',
    group: 'others',
    text: ({ time }) => `Were the reports and the service of these organizations reviewed ${time}?`,
    usual: 'yes',
    records: (facts) =>
      when(
        subservices(facts)
          .filter(({ reviewedOn }) => reviewedOn === null)
          .map(({ name }) => name),
        'no',
        'No review is recorded of',
      ),
  },
  {
    id: 'later-incidents',
    group: 'later',
    text: ({ end }) => `Did incidents occur after ${end} that report users should know of?`,
    usual: 'no',
    records: ({ laterIncidents }) =>
      when(laterIncidents, 'yes', 'Recorded after the end, and not held insignificant'),
  },
  {
    id: 'later-changes',
    group: 'later',
    text: ({ end }) =>
      `Did the system, its controls, owners, key people or locations change after ${end} in ways that report users should know of?`,
    usual: 'no',
    records: ({ laterChanges }) =>
      when(laterChanges, 'yes', 'Recorded after the end, and not held insignificant'),
  },
  {
    id: 'later-facts',
    group: 'later',
    text: ({ end }) =>
      `Has anything come to light since ${end} that would change the description, the assertion or these answers?`,
    usual: 'no',
  },
];

export const QUESTION_IDS = QUESTIONS.map(({ id }) => id) as [string, ...string[]];
