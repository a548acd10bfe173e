/** Phrases that the documents share: each follows the type of the engagement. */
import type { DocumentFacts } from './facts.ts';
import { CATEGORY_NAMES } from '../vocabulary.ts';
import { documentOf, listed, longDay, paragraph } from './prose.ts';
import type { DraftPart } from './document-model.ts';

/** The standards by their names; what they ask for is said in our own words. */
export const DESCRIPTION_STANDARD =
  "the description criteria for a service organization's system in a SOC 2 report (DC section 200, 2018, implementation guidance revised 2022)";
export const CRITERIA_STANDARD = 'the 2017 trust services criteria (points of focus revised 2022)';

type Time = Pick<DocumentFacts, 'type' | 'from' | 'to'>;

/** "throughout the period 1 January 2026 to 30 June 2026", or "as of 30 June 2026". */
export const throughout = (facts: Time): string =>
  facts.type === 'I' ? asOf(facts) : `throughout the period ${span(facts)}`;

/** "during the period 1 January 2026 to 30 June 2026", or "as of 30 June 2026". */
export const during = (facts: Time): string =>
  facts.type === 'I' ? asOf(facts) : `during the period ${span(facts)}`;

const asOf = ({ to }: Time): string => `as of ${longDay(to)}`;
const span = ({ from, to }: Time): string => `${longDay(from)} to ${longDay(to)}`;

/** "security, availability and confidentiality" */
export const categoryList = ({ categories }: Pick<DocumentFacts, 'categories'>): string =>
  listed(categories.map(({ category }) => CATEGORY_NAMES[category].toLowerCase()));

const SIGNING_LINE = '_'.repeat(28);

/** Where management signs. */
export const signaturePart = ({ client, signer }: Pick<DocumentFacts, 'client' | 'signer'>): DraftPart => ({
  part: 'signature',
  number: '',
  title: 'Signature',
  level: 1,
  draft: documentOf(
    paragraph(`For ${client}`),
    paragraph(`Name: ${signer.name || SIGNING_LINE}`),
    paragraph(`Title: ${signer.title || SIGNING_LINE}`),
    paragraph(`Signature: ${SIGNING_LINE}`),
    paragraph(`Date: ${SIGNING_LINE}`),
  ),
});
