/** What the guide holds, in the order of its list. */
export const SECTIONS = [
  {
    id: 'criteria',
    name: 'Criteria',
    intro:
      'What each of the 61 trust services criteria asks, what an auditor looks for, and what is commonly missing.',
  },
  {
    id: 'controls',
    name: 'Control library',
    intro: 'Controls to adopt and edit, each with its risk, the evidence to ask for and its tests.',
  },
  {
    id: 'policies',
    name: 'Policies',
    intro: 'An outline for each of the twelve policies: what to settle, and sentences to start from.',
  },
  {
    id: 'requirements',
    name: 'Programme requirements',
    intro:
      'What a compliance programme needs beside single controls, and how often each requirement comes round.',
  },
  {
    id: 'myths',
    name: 'Myths and pitfalls',
    intro: 'What is wrongly believed about SOC 2, and the habits that make an audit fail.',
  },
  {
    id: 'reports',
    name: 'SOC reports explained',
    intro: 'Which report, which type and which categories to choose, and how the criteria are counted.',
  },
  {
    id: 'glossary',
    name: 'Glossary',
    intro: 'The words of the trade and of Trustbench, in plain language.',
  },
] as const;

export type SectionId = (typeof SECTIONS)[number]['id'];

export const SECTION_NAMES = Object.fromEntries(SECTIONS.map(({ id, name }) => [id, name])) as Record<
  SectionId,
  string
>;
