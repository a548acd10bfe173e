/** What the description tells of controls that others run: customers (DC 6) and subservice organizations (DC 7). */
import { TREATMENT_NAMES } from '../vocabulary.ts';
import type { PolicyBlock } from '../policies/document.ts';
import type { DraftPart } from './document-model.ts';
import { carvedOut, included, subservices, type DocumentFacts } from './facts.ts';
import { documentOf, listed, longDay, paragraph, paragraphs, tableOf, toFill } from './prose.ts';

export function thirdParties(facts: DocumentFacts): DraftPart[] {
  return [customers(facts), ...organizations(facts)];
}

function customers({ client, complementary, notes }: DocumentFacts): DraftPart {
  const cuecs = complementary.filter(({ kind }) => kind === 'cuec');
  const note = paragraphs(notes[6] ?? '');
  return {
    part: 'dc6',
    number: '6',
    title: 'Complementary user-entity controls',
    level: 1,
    draft: documentOf(
      cuecs.length > 0 &&
        paragraph(
          `Some criteria are met only if customers run the controls below beside those of ${client}. Each customer judges whether it does.`,
        ),
      tableOf(
        ['No.', 'Control at the customer', 'Criteria', 'Completes'],
        cuecs.map(({ number, name, criteria, controlRef }) => [
          number,
          name,
          criteria.join(', '),
          controlRef,
        ]),
      ),
      cuecs.length === 0 &&
        note.length === 0 &&
        paragraph(toFill('Name the controls that customers have to run, or say that none is needed')),
      note,
    ),
  };
}

function organizations(facts: DocumentFacts): DraftPart[] {
  const { client, complementary, notes } = facts;
  const all = subservices(facts);
  const out = carvedOut(facts);
  const csocs = complementary.filter(({ kind }) => kind === 'csoc');
  const note = paragraphs(notes[7] ?? '');
  return [
    {
      part: 'dc7',
      number: '7',
      title: 'Subservice organizations',
      level: 1,
      draft: documentOf(
        all.length > 0 && paragraph(`${client} relies on these organizations to meet criteria.`),
        tableOf(
          ['Organization', 'Service', 'Why it is needed', 'Treatment'],
          all.map(({ name, service, reason, treatment }) => [
            name,
            service || toFill('Service'),
            reason || toFill('Which criterion needs it'),
            TREATMENT_NAMES[treatment],
          ]),
        ),
        out.length > 0 &&
          paragraph(
            `The controls of ${listed(out.map(({ name }) => name))} are carved out: they are no part of this description, which names what ${client} assumes them to run.`,
          ),
        inclusive(facts),
        all.length === 0 &&
          note.length === 0 &&
          paragraph(toFill('Name the organizations that criteria depend on, or say that there is none')),
        note,
      ),
    },
    ...(out.length === 0
      ? []
      : [
          {
            part: 'dc7-csocs',
            number: '7.1',
            title: 'Complementary subservice organization controls',
            level: 2 as const,
            draft: documentOf(
              csocs.length > 0 &&
                paragraph(`${client} assumes that the carved-out organizations run these controls.`),
              tableOf(
                ['Organization', 'Assumed control', 'Criteria'],
                csocs.map(({ organization, name, number, criteria }) => [
                  organization || toFill('Organization'),
                  number ? `${number} ${name}` : name,
                  criteria.join(', '),
                ]),
              ),
              out
                .filter(({ name }) => !csocs.some(({ organization }) => organization === name))
                .map(({ name }) => paragraph(toFill(`Name the controls that ${name} is assumed to run`))),
              monitoring(facts),
            ),
          },
        ]),
  ];
}

function inclusive(facts: DocumentFacts): PolicyBlock[] {
  const names = included(facts).map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    paragraph(
      `The controls of ${listed(names)} are included: this description covers them, and the organization's management gives an assertion of its own.`,
    ),
  ];
}

function monitoring(facts: DocumentFacts): PolicyBlock[] {
  const reviewed = carvedOut(facts).flatMap(({ name, reviewedOn }) =>
    reviewedOn === null ? [] : [`${name} (last on ${longDay(reviewedOn)})`],
  );
  if (reviewed.length === 0) return [];
  return [paragraph(`${facts.client} reviews how they run: ${listed(reviewed)}.`)];
}
