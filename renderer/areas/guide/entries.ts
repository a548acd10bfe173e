/** Everything one can read in the guide, as one searchable list. Loads all of the content, so import it lazily. */
import { LIBRARY_CONTROLS } from '../../../shared/catalog/controls.ts';
import { CROSSWALK_IDS, mappedTo } from '../../../shared/catalog/crosswalk.ts';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import { CATEGORY_ADVICE, REPORT_TYPES, SOC_REPORTS } from '../../../shared/catalog/explainers.ts';
import { GLOSSARY } from '../../../shared/catalog/glossary.ts';
import { CRITERIA_COUNT_NOTE, guidanceFor, POINTS_OF_FOCUS_NOTE } from '../../../shared/catalog/guidance.ts';
import { MYTHS } from '../../../shared/catalog/myths.ts';
import { POLICIES } from '../../../shared/catalog/policies.ts';
import { REQUIREMENTS } from '../../../shared/catalog/requirements.ts';
import type { SectionId } from './sections.ts';

export interface Entry {
  /** Section and key: unique in the guide. */
  id: string;
  section: SectionId;
  /** Names it within its section and in the address. */
  key: string;
  /** Its reference; empty where it has none. */
  lead: string;
  title: string;
  /** Heading under which it stands in its section. */
  group: string;
  /** All of its words in lower case. */
  text: string;
}

/** Subjects of the section on reports. */
export const REPORT_TOPICS = [
  { id: 'reports', title: SOC_REPORTS.title, content: SOC_REPORTS },
  { id: 'types', title: REPORT_TYPES.title, content: REPORT_TYPES },
  { id: 'categories', title: 'The five categories', content: CATEGORY_ADVICE },
  { id: 'count', title: '61 criteria, not 64', content: CRITERIA_COUNT_NOTE },
  { id: 'points-of-focus', title: 'Points of focus', content: POINTS_OF_FOCUS_NOTE },
] as const;

const MYTH_GROUPS = { myth: 'Myths', pitfall: 'Pitfalls' } as const;

function wordsOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return typeof content === 'object' && content !== null ? Object.values(content).map(wordsOf).join(' ') : '';
}

type Described = Pick<Entry, 'key' | 'title'> & Partial<Pick<Entry, 'lead' | 'group'>>;

const entriesOf = <Item>(
  section: SectionId,
  items: readonly Item[],
  describe: (item: Item) => Described,
): Entry[] =>
  items.map((item) => {
    const { key, title, lead = '', group = '' } = describe(item);
    const text = `${lead} ${title} ${wordsOf(item)}`.toLowerCase();
    return { id: `${section}/${key}`, section, key, lead, title, group, text };
  });

export const ENTRIES: readonly Entry[] = [
  ...entriesOf(
    'criteria',
    CRITERIA.map((criterion) => ({
      ...criterion,
      ...guidanceFor(criterion.id),
      mapped: CROSSWALK_IDS.map((framework) => mappedTo(framework, criterion.id)),
    })),
    ({ id, summary, group }) => ({ key: id, lead: id, title: summary, group }),
  ),
  ...entriesOf('controls', LIBRARY_CONTROLS, ({ ref, title, domain }) => ({
    key: ref,
    lead: ref,
    title,
    group: domain,
  })),
  ...entriesOf('policies', POLICIES, ({ id, number, name }) => ({
    key: id,
    lead: String(number).padStart(2, '0'),
    title: name,
  })),
  ...entriesOf('requirements', REQUIREMENTS, ({ id, name }) => ({ key: id, lead: id, title: name })),
  ...entriesOf('myths', MYTHS, ({ id, kind, claim }) => ({
    key: id,
    title: claim,
    group: MYTH_GROUPS[kind],
  })),
  ...entriesOf('reports', REPORT_TOPICS, ({ id, title }) => ({ key: id, title })),
  ...entriesOf('glossary', GLOSSARY, ({ id, term }) => ({ key: id, title: term })),
];

/** 0 when it is called just that, 1 when it starts so, 2 when its names hold all words, 3 when only its text does. */
function distance({ lead, title }: Entry, search: string, words: readonly string[]): number {
  const names = [lead, title].map((name) => name.toLowerCase());
  if (names.includes(search)) return 0;
  if (names.some((name) => name.startsWith(search))) return 1;
  return words.every((word) => names.some((name) => name.includes(word))) ? 2 : 3;
}

/** The entries that hold every word of the search, best first; all of them without a search. */
export function findEntries(typed: string): readonly Entry[] {
  const search = typed.trim().toLowerCase();
  if (search === '') return ENTRIES;
  const words = search.split(/\s+/);
  const found = ENTRIES.filter(({ text }) => words.every((word) => text.includes(word))).map((entry) => ({
    entry,
    distance: distance(entry, search, words),
  }));
  return found.toSorted((a, b) => a.distance - b.distance).map(({ entry }) => entry);
}
