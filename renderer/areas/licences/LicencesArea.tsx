import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { LICENCE_FILE, type LicenceList, type LicensedPart } from '../../../shared/domain/licences.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Grid, type GridColumn } from '../../components/grid/Grid.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import styles from './licences.module.css';

type Row = LicensedPart & { id: string };

const UNNAMED = 'None named';

const COLUMNS: readonly GridColumn<Row>[] = [
  { id: 'name', header: 'Part', width: 200, grow: true, cell: ({ name }) => name, text: ({ name }) => name },
  {
    id: 'version',
    header: 'Version',
    width: 88,
    cell: ({ version }) => version,
    text: ({ version }) => version,
  },
  {
    id: 'licence',
    header: 'Licence',
    width: 128,
    cell: ({ licence }) => licence ?? UNNAMED,
    text: ({ licence }) => licence ?? UNNAMED,
  },
];

/** The list lies beside the screens, as the build wrote it. */
async function readList(): Promise<LicenceList> {
  const answer = await fetch(`./${LICENCE_FILE}`);
  if (!answer.ok) throw new Error('The list of licences is not there. Install Trustbench again.');
  return (await answer.json()) as LicenceList;
}

/** What the application is made of, by whom it may be used how, in the words of its authors. */
export default function LicencesArea() {
  const { id } = useParams<{ id?: string }>();
  const [, navigate] = useLocation();
  const [search, setSearch] = useState('');
  const text = useRef<HTMLElement>(null);
  const list = useQuery({ queryKey: ['licences'], queryFn: readList, staleTime: Infinity });
  const all = useMemo(
    () => list.data?.parts.map((part, place): Row => ({ ...part, id: String(place) })) ?? [],
    [list.data],
  );
  const words = search.trim().toLowerCase().split(/\s+/);
  const rows = all.filter(({ name, version, licence }) => {
    const line = `${name} ${version} ${licence ?? UNNAMED}`.toLowerCase();
    return words.every((word) => line.includes(word));
  });
  const current = all.find((row) => row.id === id);

  return (
    <>
      <AreaBar title="Licences" hint={plural(all.length, 'part')}>
        <SearchBox label="Find a part or a licence" value={search} onChange={setSearch} />
      </AreaBar>
      <div className={styles.split}>
        <div className={styles.list} data-pane>
          <Grid
            label="Parts of the software"
            rows={rows}
            columns={COLUMNS}
            current={current?.id ?? null}
            onCurrent={(row) => navigate(links.licence(Number(row.id)), { replace: id !== undefined })}
            onOpen={() => text.current?.focus()}
            empty={
              list.isError ? (
                <EmptyState title="The licences cannot be shown">{list.error.message}</EmptyState>
              ) : (
                <EmptyState
                  title="No part holds these words"
                  actions={<Button onClick={() => setSearch('')}>Show all parts</Button>}
                >
                  The search looks at names, versions and licences.
                </EmptyState>
              )
            }
          />
        </div>
        <article
          key={current?.id}
          ref={text}
          className={styles.text}
          tabIndex={0}
          aria-label={current?.name ?? 'Licence'}
          data-pane
        >
          {current ? (
            <>
              <h2>
                {current.name} {current.version}
              </h2>
              <p>{current.licence ?? UNNAMED}</p>
              <pre>{textOf(current, list.data)}</pre>
            </>
          ) : (
            <p>Choose a part to read its licence.</p>
          )}
        </article>
      </div>
    </>
  );
}

const textOf = ({ text }: LicensedPart, list: LicenceList | undefined): string =>
  (text === null ? undefined : list?.texts[text]) ??
  'This part carries no text of its own; its author named the licence above.';
