import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { useWorkspace } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { HistoryEntries } from '../../components/HistoryEntries.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import styles from './HistoryArea.module.css';

/** Transactions a page. */
const PAGE = 100;

/** Everything that ever changed in this workspace, field by field. */
export default function HistoryArea() {
  const workspace = useWorkspace();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const history = useInfiniteQuery({
    queryKey: ['workspace', 'history', { search }],
    queryFn: ({ pageParam }) =>
      api.workspace.history({ search: search || undefined, before: pageParam, limit: PAGE }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ entries, more }) => (more ? entries.at(-1)?.transaction : undefined),
    placeholderData: keepPreviousData,
  });
  const entries = history.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <AreaBar title="History" hint={plural(workspace.transactions, 'change')}>
        <SearchBox label="Find a label, person or date" value={typed} onChange={setTyped} />
        <Button component={Link} href={links.backups}>
          Backups
        </Button>
      </AreaBar>
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
            {search
              ? `No label, person or date holds “${search}”.`
              : 'Every change you make will be listed here.'}
          </EmptyState>
        )}
      </div>
    </>
  );
}
