import { Checkbox, Select, ActionIcon } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { EvidenceRow } from '../../../shared/contract/evidence/records.ts';
import { count } from '../../app/format.ts';
import { useWorkspace } from '../../app/query.ts';
import { dragEvidence } from '../../components/evidence-drag.ts';
import { listQueryOf, useEvidencePages, useEvidenceQuery, type EvidenceSort } from './evidence-query.ts';
import { EvidenceItem } from './EvidenceItem.tsx';
import styles from './list.module.css';

const SORTS: { value: EvidenceSort; label: string }[] = [
  { value: 'ref', label: 'by number' },
  { value: 'title', label: 'by title' },
  { value: 'type', label: 'by type' },
  { value: 'size', label: 'by size' },
  { value: 'covers', label: 'by covered days' },
  { value: 'collected', label: 'by collection' },
  { value: 'review', label: 'by review' },
  { value: 'added', label: 'by date added' },
];
const HEIGHT = 42;

interface Props {
  /** Id of the evidence in the address. */
  current: string | null;
  onCurrent: (row: EvidenceRow) => void;
  selected: ReadonlyMap<string, EvidenceRow>;
  onSelected: (selected: ReadonlyMap<string, EvidenceRow>) => void;
  /** Shown when nothing passes the filters. */
  empty: ReactNode;
}

/**
 * The index of evidence: tens of thousands of records, of which only those in view are fetched and drawn. The focus stays on
 * the list; one record is the active one.
 */
export function EvidenceList({ current, onCurrent, selected, onSelected, empty }: Props) {
  const query = useEvidenceQuery();
  const { readOnly, engagement } = useWorkspace();
  const { periodFrom, periodTo } = engagement;
  const year =
    periodFrom && periodFrom.slice(0, 4) === periodTo?.slice(0, 4) ? periodFrom.slice(0, 4) : undefined;
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const [active, setActive] = useState(0);
  const anchor = useRef<number | null>(null);
  const [known, setKnown] = useState(0);
  const virtual = useVirtualizer({
    count: known,
    getScrollElement: () => scroller.current,
    estimateSize: () => HEIGHT,
    overscan: 10,
  });
  const drawn = virtual.getVirtualItems();
  const pages = useEvidencePages(query, drawn[0]?.index ?? 0, drawn.at(-1)?.index ?? 0);
  // While the next page of the same list loads, its length is the one known before.
  if (pages.ready && pages.total !== known) setKnown(pages.total);

  const asked = JSON.stringify(listQueryOf(query));
  useEffect(() => {
    virtual.scrollToOffset(0);
    setActive(0);
    // Only another list starts at the top.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [asked]);

  const moveTo = (index: number, extend: boolean) => {
    const to = Math.min(Math.max(index, 0), known - 1);
    const row = pages.rowAt(to);
    setActive(to);
    virtual.scrollToIndex(to);
    if (extend) {
      anchor.current ??= active;
      const next = new Map(selected);
      for (let at = Math.min(anchor.current, to); at <= Math.max(anchor.current, to); at += 1) {
        const passed = pages.rowAt(at);
        if (passed) next.set(passed.id, passed);
      }
      onSelected(next);
    } else anchor.current = null;
    if (row) onCurrent(row);
  };
  const toggle = (row: EvidenceRow) => {
    const next = new Map(selected);
    if (!next.delete(row.id)) next.set(row.id, row);
    onSelected(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(Math.floor((scroller.current?.clientHeight ?? 0) / HEIGHT) - 1, 1);
    const row = pages.rowAt(active);
    const keys: Record<string, () => void> = {
      ArrowDown: () => moveTo(active + 1, event.shiftKey),
      j: () => moveTo(active + 1, false),
      ArrowUp: () => moveTo(active - 1, event.shiftKey),
      k: () => moveTo(active - 1, false),
      PageDown: () => moveTo(active + page, event.shiftKey),
      PageUp: () => moveTo(active - page, event.shiftKey),
      Home: () => moveTo(0, false),
      End: () => moveTo(known - 1, false),
      Enter: () => row && onCurrent(row),
      ' ': () => row && toggle(row),
    };
    const run = keys[event.key];
    if (event.key === 'Escape' && selected.size > 0) onSelected(new Map());
    if (!run) return;
    event.preventDefault();
    run();
  };

  const Arrow = query.descending ? ArrowDown : ArrowUp;
  return (
    <section className={styles.list} aria-label="Index of evidence" data-pane>
      <div className={styles.head}>
        <span>{count(known)}</span>
        <Select
          aria-label="Order"
          classNames={{ input: styles.order }}
          data={SORTS}
          value={query.sort}
          allowDeselect={false}
          w={132}
          onChange={(next) => {
            const chosen = SORTS.find(({ value }) => value === next);
            if (chosen) query.set({ sort: chosen.value });
          }}
        />
        <ActionIcon
          size={22}
          aria-label={
            query.descending ? 'Descending; turn the order around' : 'Ascending; turn the order around'
          }
          onClick={() => query.set({ descending: !query.descending })}
        >
          <Arrow size={14} aria-hidden />
        </ActionIcon>
        <span className={styles.covers}>Covers</span>
      </div>
      <div ref={scroller} className={styles.scroller}>
        <div
          role="listbox"
          aria-label="Evidence"
          aria-multiselectable
          aria-activedescendant={pages.rowAt(active) ? `${prefix}${active}` : undefined}
          tabIndex={0}
          data-pane-focus
          className={styles.items}
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {drawn.map(({ index, start }) => {
            const row = pages.rowAt(index);
            return (
              <div
                key={index}
                role="option"
                id={`${prefix}${index}`}
                aria-selected={row ? selected.has(row.id) : false}
                aria-current={row?.id === current || undefined}
                aria-setsize={known}
                aria-posinset={index + 1}
                aria-busy={row ? undefined : true}
                className={styles.item}
                data-active={index === active || undefined}
                style={{ height: HEIGHT, transform: `translateY(${start}px)` }}
                draggable={!readOnly && row !== undefined}
                onDragStart={(event) => {
                  // A row that is ticked takes the others with it.
                  if (row) dragEvidence(event, selected.has(row.id) ? [...selected.values()] : [row]);
                }}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey) {
                    if (row) toggle(row);
                    setActive(index);
                  } else moveTo(index, event.shiftKey);
                }}
              >
                {row && (
                  <>
                    <span
                      className={styles.check}
                      aria-hidden
                      onClick={(event) => {
                        event.stopPropagation();
                        toggle(row);
                      }}
                    >
                      <Checkbox.Indicator size="xs" checked={selected.has(row.id)} />
                    </span>
                    <EvidenceItem row={row} year={year} />
                  </>
                )}
              </div>
            );
          })}
        </div>
        {pages.ready && known === 0 && empty}
      </div>
    </section>
  );
}
