import { Button } from '@mantine/core';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { useActions } from '../../../state/actions.ts';
import { useEvidenceQuery } from '../evidence-query.ts';
import styles from './search.module.css';
import { SearchCoverage } from './SearchCoverage.tsx';
import { SearchHit } from './SearchHit.tsx';
import { useHits, useIsReading } from './use-search.ts';

/** Hits shown at first, and added by one step; the engine gives no more than the last number. */
const STEP = 50;
const MOST = 200;

interface Props {
  /** Id of the evidence in the address. */
  current: string | null;
  onOpen: (id: string) => void;
}

/** What a search found, the best first. The focus stays on the list; one hit is the active one. */
export function SearchResults({ current, onOpen }: Props) {
  const query = useEvidenceQuery();
  const { search, clear } = query;
  const { readOnly } = useWorkspace();
  const [limit, setLimit] = useState(STEP);
  const [active, setActive] = useState(0);
  const { data, error } = useHits(query, limit);
  const { run, busy } = useAction();
  const reading = useIsReading();
  const list = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const rebuild = () => void run(() => api.evidence.rebuildSearch({}), { undo: false });
  useActions(
    readOnly ? [] : [{ id: 'evidence.rebuildSearch', label: 'Rebuild the search index', run: rebuild }],
  );
  const [followed, setFollowed] = useState(search);
  if (followed !== search) {
    setFollowed(search);
    setActive(0);
    setLimit(STEP);
  }

  if (error) {
    return (
      <EmptyState
        title="The search did not work"
        actions={
          <>
            {error.code === 'integrity' && !readOnly && (
              <Button disabled={busy || reading} onClick={rebuild}>
                Rebuild the search index
              </Button>
            )}
            <Button onClick={clear}>Show all evidence</Button>
          </>
        }
      >
        {error.message}
      </EmptyState>
    );
  }
  const hits = data?.hits ?? [];
  const total = data?.total ?? 0;
  const moveTo = (index: number) => {
    const to = Math.min(Math.max(index, 0), hits.length - 1);
    setActive(to);
    list.current?.children[to]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const keys: Record<string, () => void> = {
      ArrowDown: () => moveTo(active + 1),
      ArrowUp: () => moveTo(active - 1),
      Home: () => moveTo(0),
      End: () => moveTo(hits.length - 1),
      Enter: () => {
        const hit = hits[active];
        if (hit) onOpen(hit.id);
      },
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <section className={styles.results} aria-label="Search results" data-pane>
      <div className={styles.head}>
        <span role="status">{data ? `${plural(total, 'record')} found` : 'Searching'}</span>
        <Button size="compact-xs" variant="subtle" onClick={clear}>
          Show all evidence
        </Button>
      </div>
      <div className={styles.scroller}>
        {hits.length > 0 && (
          <div
            ref={list}
            role="listbox"
            aria-label="Evidence found"
            aria-activedescendant={`${prefix}${active}`}
            tabIndex={0}
            data-pane-focus
            className={styles.items}
            onKeyDown={onKeyDown}
          >
            {hits.map((hit, index) => (
              <div
                key={hit.id}
                role="option"
                id={`${prefix}${index}`}
                aria-selected={hit.id === current}
                data-active={index === active || undefined}
                className={styles.item}
                onClick={() => {
                  setActive(index);
                  onOpen(hit.id);
                }}
              >
                <SearchHit hit={hit} />
              </div>
            ))}
          </div>
        )}
        {total > hits.length && hits.length > 0 && (
          <p className={styles.more}>
            {limit < MOST ? (
              <Button size="compact-xs" onClick={() => setLimit(Math.min(limit + STEP, MOST))}>
                Show {STEP} more
              </Button>
            ) : (
              `The first ${MOST} are shown. Add a word to narrow the search.`
            )}
          </p>
        )}
        {data && total === 0 && (
          <EmptyState title="Nothing was found" actions={<Button onClick={clear}>Show all evidence</Button>}>
            Every word must be in a record or in its file. Try fewer words, or the beginning of one; “words in
            quotes” follow one another, -word leaves out, type:pdf and control:IAM-07 narrow.
          </EmptyState>
        )}
      </div>
      <SearchCoverage />
    </section>
  );
}
