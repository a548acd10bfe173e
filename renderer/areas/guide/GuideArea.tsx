import { Button } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { links } from '../../app/links.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Grid, type GridColumn } from '../../components/grid/Grid.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { Article } from './Article.tsx';
import { ENTRIES, findEntries, type Entry } from './entries.ts';
import styles from './guide.module.css';
import { SECTION_NAMES, SECTIONS, type SectionId } from './sections.ts';

const TITLE: GridColumn<Entry> = {
  id: 'title',
  header: 'Title',
  width: 160,
  grow: true,
  cell: ({ title }) => (
    <span className={styles.title} title={title}>
      {title}
    </span>
  ),
  text: ({ title }) => title,
};
const REFERENCE: GridColumn<Entry> = {
  id: 'lead',
  header: 'Ref',
  width: 72,
  cell: ({ lead }) => <b>{lead}</b>,
  text: ({ lead }) => lead,
};
const WITH_REFERENCE = [REFERENCE, TITLE];
const TITLE_ONLY = [TITLE];
const NO_REFERENCES: readonly SectionId[] = ['myths', 'reports', 'glossary'];
const groupOf = ({ group }: Entry) => group;
const countOf = (rows: readonly Entry[]) => String(rows.length);
const sectionNameOf = ({ section }: Entry) => SECTION_NAMES[section];

/** What one looks up: the criteria, the control library, policies, requirements, pitfalls, the kinds of report, the words. */
export default function GuideArea() {
  const params = useParams<{ section?: string; id?: string }>();
  const [, navigate] = useLocation();
  const [search, setSearch] = useState('');
  const article = useRef<HTMLElement>(null);
  const section = SECTIONS.find(({ id }) => id === params.section) ?? SECTIONS[0];
  const searching = search.trim() !== '';
  const found = useMemo(() => findEntries(search), [search]);
  const rows = useMemo(
    () => (searching ? found : found.filter((entry) => entry.section === section.id)),
    [found, searching, section],
  );
  const current = ENTRIES.find((entry) => entry.section === section.id && entry.key === params.id);
  const grouped = rows.some(({ group }) => group !== '');
  const sectionGroup = grouped ? groupOf : undefined;

  return (
    <>
      <AreaBar title="Guide">
        <SearchBox label="Search the guide" value={search} onChange={setSearch} />
      </AreaBar>
      <div className={styles.split}>
        <nav className={styles.sections} aria-label="Sections of the guide" data-pane>
          {SECTIONS.map(({ id, name }) => (
            <Link
              key={id}
              href={links.guideSection(id)}
              aria-current={!searching && id === section.id ? 'page' : undefined}
              onClick={() => setSearch('')}
            >
              <span>{name}</span>
              <small>{found.filter((entry) => entry.section === id).length}</small>
            </Link>
          ))}
        </nav>
        <div className={styles.list} data-pane>
          <Grid
            key={searching ? 'search' : section.id}
            label={searching ? 'Found in the guide' : section.name}
            rows={rows}
            columns={!searching && NO_REFERENCES.includes(section.id) ? TITLE_ONLY : WITH_REFERENCE}
            groupBy={searching ? sectionNameOf : sectionGroup}
            groupHint={countOf}
            current={current?.id ?? null}
            onCurrent={({ section: of, key }) =>
              navigate(links.guideEntry(of, key), { replace: params.id !== undefined })
            }
            onOpen={() => article.current?.focus()}
            empty={
              <EmptyState
                title="Nothing in the guide holds these words"
                actions={<Button onClick={() => setSearch('')}>Show everything</Button>}
              >
                The search looks at every word of the guide. Try fewer words, or a reference such as CC6.1.
              </EmptyState>
            }
          />
        </div>
        <article
          key={current?.id ?? section.id}
          ref={article}
          className={styles.article}
          tabIndex={0}
          aria-label={current?.title ?? section.name}
          data-pane
        >
          <Article section={section} wanted={params.id} />
        </article>
      </div>
    </>
  );
}
