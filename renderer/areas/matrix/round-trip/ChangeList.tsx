import { useVirtualizer } from '@tanstack/react-virtual';
import { Check, Minus } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { plural } from '../../../app/format.ts';
import { FIELD_HEADERS } from '../../../../shared/domain/matrix-round-trip/fields.ts';
import { canAccept, KIND_NAMES, summaryOf, type Entry } from './entries.ts';
import { FieldLine } from './FieldLine.tsx';
import styles from './round-trip.module.css';

interface Props {
  entries: readonly Entry[];
  accepted: ReadonlySet<string>;
  onAccept: (keys: readonly string[], accept: boolean) => void;
}

/** Every difference, to accept or leave: arrows move, Space accepts or leaves, on a control's heading all of its fields. */
export function ChangeList({ entries, accepted, onAccept }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const [at, setAt] = useState(0);
  const current = Math.min(at, entries.length - 1);
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only, where nothing is memoized
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => list.current,
    getItemKey: (index) => entries[index]?.key ?? index,
    estimateSize: () => 48,
    overscan: 10,
  });

  // It comes after the dialog took the focus, when the comparison is there.
  useEffect(() => list.current?.focus({ preventScroll: true }), []);

  const go = (index: number) => {
    const next = Math.max(0, Math.min(entries.length - 1, index));
    setAt(next);
    virtual.scrollToIndex(next);
  };
  const toggle = (entry: Entry | undefined) => {
    if (!entry) return;
    const keys = keysOf(entry);
    onAccept(keys, stateOf(keys, accepted) !== 'all');
  };
  const press = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      j: current + 1,
      k: current - 1,
      PageDown: current + 8,
      PageUp: current - 8,
      Home: 0,
      End: entries.length - 1,
    };
    const to = moves[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || (to === undefined && event.key !== ' ')) return;
    event.preventDefault();
    if (to === undefined) toggle(entries[current]);
    else go(to);
  };

  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      aria-label="Differences"
      aria-multiselectable
      aria-activedescendant={`${id}-${current}`}
      tabIndex={0}
      onKeyDown={press}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const entry = entries[index];
          if (!entry) return null;
          const keys = keysOf(entry);
          const state = stateOf(keys, accepted);
          return (
            <div
              key={entry.key}
              ref={virtual.measureElement}
              data-index={index}
              id={`${id}-${index}`}
              className={styles.entry}
              role="option"
              aria-selected={state === 'all'}
              aria-disabled={keys.length === 0}
              aria-posinset={index + 1}
              aria-setsize={entries.length}
              aria-label={labelOf(entry)}
              data-type={entry.type}
              data-current={index === current || undefined}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                setAt(index);
                toggle(entry);
              }}
            >
              <Box state={keys.length === 0 ? 'none' : state} disabled={keys.length === 0} />
              <Content entry={entry} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

type State = 'all' | 'some' | 'none';

const keysOf = (entry: Entry): readonly string[] =>
  entry.type === 'control' ? entry.keys : canAccept(entry) ? [entry.key] : [];

function stateOf(keys: readonly string[], accepted: ReadonlySet<string>): State {
  const count = keys.filter((key) => accepted.has(key)).length;
  return count > 0 && count === keys.length ? 'all' : count > 0 ? 'some' : 'none';
}

function Box({ state, disabled }: { state: State; disabled: boolean }) {
  return (
    <span className={styles.box} data-state={state} data-disabled={disabled || undefined} aria-hidden>
      {state === 'all' && <Check size={12} />}
      {state === 'some' && <Minus size={12} />}
    </span>
  );
}

function Content({ entry }: { entry: Entry }) {
  if (entry.type === 'field') return <FieldLine change={entry.change} />;
  if (entry.type === 'control') {
    const { ref, title, row, fields } = entry.control;
    return (
      <Heading reference={ref} title={title}>
        row {row}, {plural(fields.length, 'difference')}
      </Heading>
    );
  }
  if (entry.type === 'removed') {
    const { ref, title } = entry.removed;
    return (
      <Heading reference={ref} title={title}>
        Missing in the sheet: accept to remove it
      </Heading>
    );
  }
  const { row, texts } = entry.added;
  return (
    <span className={styles.added}>
      <Heading reference={texts.ref} title={texts.title}>
        New control, row {row}
      </Heading>
      <small>{summaryOf(texts)}</small>
    </span>
  );
}

function Heading({ reference, title, children }: { reference: string; title: string; children: ReactNode }) {
  return (
    <span className={styles.heading}>
      <b>{reference}</b>
      <span>{title}</span>
      <small>{children}</small>
    </span>
  );
}

function labelOf(entry: Entry): string {
  if (entry.type === 'control') return `${entry.control.ref}, ${entry.control.title}: all fields`;
  if (entry.type === 'added') return `New control ${entry.added.texts.ref}, ${entry.added.texts.title}`;
  if (entry.type === 'removed') return `${entry.removed.ref} is missing in the sheet: remove it`;
  const { control, change } = entry;
  const outcome = change.problem ? `Cannot be kept: ${change.problem.message}` : KIND_NAMES[change.kind];
  return `${control.ref}, ${FIELD_HEADERS[change.field]}. ${outcome}. In the file: ${change.here || 'empty'}. Client's: ${change.sheet || 'empty'}`;
}
