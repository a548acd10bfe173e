import { Button, Menu, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { HistoryFilter, HistoryPlace } from '../../../shared/contract/workspace.ts';
import { ENGAGEMENT_AREA_NAMES, ENGAGEMENT_AREAS } from '../../../shared/domain/area-tables.ts';
import {
  HISTORY_FORMATS,
  HISTORY_KIND_NAMES,
  HISTORY_KINDS,
  type HistoryFormat,
} from '../../../shared/domain/history.ts';
import { api } from '../../app/api.ts';
import { isDay } from '../../app/dates.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { platform } from '../../app/platform.ts';
import { useAction, useData, useWorkspace } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { DateField } from '../../components/DateField.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { HistoryEntries } from '../../components/HistoryEntries.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { waitForJob } from '../../state/jobs.ts';
import styles from './HistoryArea.module.css';

/** Transactions a page. */
const PAGE = 100;

const KINDS = HISTORY_KINDS.map((value) => ({ value, label: HISTORY_KIND_NAMES[value] }));
const FORMAT_NAMES: Readonly<Record<HistoryFormat, string>> = {
  csv: 'CSV',
  xlsx: 'Excel workbook',
  json: 'JSON',
};
const AREAS = ENGAGEMENT_AREAS.map((area) => ({ value: area, label: ENGAGEMENT_AREA_NAMES[area] }));

/** Everything that was ever changed in this workspace or exported from it, by whom, when and in which area. */
export default function HistoryArea() {
  const workspace = useWorkspace();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [actor, setActor] = useState<string | null>(null);
  const [area, setArea] = useState<HistoryFilter['area'] | null>(null);
  const [kind, setKind] = useState<HistoryFilter['kind'] | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const people = useData(['workspace', 'historyPeople'], () => api.workspace.historyPeople({})).data ?? [];
  const { run, busy } = useAction();
  const filter: HistoryFilter = {
    search: search || undefined,
    actor: actor ?? undefined,
    area: area ?? undefined,
    kind: kind ?? undefined,
    from: isDay(from) ? from : undefined,
    to: isDay(to) ? to : undefined,
  };
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const history = useInfiniteQuery({
    queryKey: ['workspace', 'history', filter],
    queryFn: ({ pageParam }) => api.workspace.history({ ...filter, before: pageParam, limit: PAGE }),
    initialPageParam: undefined as HistoryPlace | undefined,
    getNextPageParam: ({ entries: page, more }) => {
      const last = page.at(-1);
      return more && last ? { transaction: last.transaction, place: last.place } : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const entries = history.data?.pages.flatMap((page) => page.entries) ?? [];
  const clear = () => {
    setTyped('');
    setActor(null);
    setArea(null);
    setKind(null);
    setFrom('');
    setTo('');
  };
  const exportAs = (format: HistoryFormat) =>
    run(
      async () => {
        const target = await platform.pickSaveTarget({
          suggestedName: `History.${format}`,
          kind: format === 'csv' ? 'any' : format,
        });
        if (!target) return undefined;
        const { jobId } = await api.workspace.exportHistory({ filter, format, target: target.token });
        const { changes } = await waitForJob<{ changes: number }>(jobId);
        await platform.deliver(target);
        return changes;
      },
      {
        done: (changes) =>
          changes === undefined
            ? undefined
            : `Exported ${plural(changes, 'entry', 'entries')} of the history.`,
        undo: false,
      },
    );
  return (
    <>
      <AreaBar
        title="History"
        hint={plural(workspace.transactions, 'change')}
        actions={
          <>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button disabled={busy}>Export</Button>
              </Menu.Target>
              <Menu.Dropdown>
                {HISTORY_FORMATS.map((format) => (
                  <Menu.Item key={format} onClick={() => void exportAs(format)}>
                    {FORMAT_NAMES[format]}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
            <Button component={Link} href={links.backups}>
              Backups
            </Button>
          </>
        }
      >
        <SearchBox label="Find a label, person or date" value={typed} onChange={setTyped} />
      </AreaBar>
      <div className={styles.filters} role="group" aria-label="Filters">
        <Select
          aria-label="Person"
          placeholder="Everybody"
          data={people}
          value={actor}
          onChange={setActor}
          searchable
          clearable
        />
        <Select
          aria-label="Area"
          placeholder="All areas"
          data={AREAS}
          value={area ?? null}
          onChange={setArea}
          clearable
        />
        <Select
          aria-label="Kind"
          placeholder="All kinds"
          data={KINDS}
          value={kind ?? null}
          onChange={setKind}
          clearable
        />
        <DateField label="From" hideLabel value={from} onChange={setFrom} />
        <span aria-hidden>to</span>
        <DateField label="To" hideLabel value={to} onChange={setTo} />
        {isFiltered && (
          <Button variant="subtle" onClick={clear}>
            Clear filters
          </Button>
        )}
      </div>
      <div className={styles.list} tabIndex={0} role="region" aria-label="Changes" data-pane-focus>
        <HistoryEntries entries={entries} open={search !== ''} />
        {history.hasNextPage && (
          <Button
            className={styles.more}
            disabled={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            Show older changes
          </Button>
        )}
        {history.data && entries.length === 0 && (
          <EmptyState title="No change found">
            {isFiltered
              ? 'No change fits the filters. Clear one of them.'
              : 'Every change you make will be listed here.'}
          </EmptyState>
        )}
      </div>
    </>
  );
}
