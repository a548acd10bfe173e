import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight, ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import type { JsonRow } from '../../../../../shared/contract/evidence/contents.ts';
import { api } from '../../../../app/api.ts';
import { plural } from '../../../../app/format.ts';
import { runAction, useData } from '../../../../app/query.ts';
import { FindBar } from '../find/FindBar.tsx';
import { Found } from '../find/Found.tsx';
import { useFind } from '../find/use-find.ts';
import { useRows } from '../use-rows.ts';
import { fileKey, fileOf, type ViewProps } from '../view-props.ts';
import viewer from '../viewer.module.css';
import { allOpen, opened, START, toggled, type Folding } from './folding.ts';
import styles from './json.module.css';

const ROW = 20;
/** Levels that are indented; deeper ones stand under each other. */
const DEEPEST_INDENT = 30;

/** JSON as a tree that folds; only the rows in view are asked for, so that large files open at once. */
export function JsonView({ file, tools, find: initial, onProblem }: ViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [folding, setFolding] = useState<Folding>(START);
  const [current, setCurrent] = useState(0);
  const [seen, setSeen] = useState({ from: 0, to: 60 });
  const find = useFind(initial);
  const ask = { ...fileOf(file), ...folding };
  const { page, row, error } = useRows({
    queryKey: fileKey(file, 'json', folding),
    load: (offset, limit) => api.evidence.json({ ...ask, offset, limit }),
    ...seen,
  });
  const found = useData(
    fileKey(file, 'findJson', find.asked),
    () => api.evidence.findJson({ ...fileOf(file), words: find.asked }),
    { enabled: find.asked !== '', fixed: true },
  );
  const hits = find.asked !== '' && !found.isPlaceholderData ? found.data : undefined;
  const hit = hits?.nodes[find.at];
  const chosen = useData(
    fileKey(file, 'jsonValue', current),
    () => api.evidence.jsonValue({ ...fileOf(file), node: current }),
    { fixed: true, enabled: Boolean(page && page.nodeCount > 0) },
  );
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only, where nothing is memoized
  const virtual = useVirtualizer({
    count: page?.rowCount ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 20,
    onChange: ({ range }) => range && setSeen({ from: range.startIndex, to: range.endIndex }),
  });
  useEffect(() => {
    if (error) onProblem(error.message);
  }, [error, onProblem]);

  /** Opens everything around a value and brings it into view. */
  const reveal = async (node: number) => {
    const { within } = await api.evidence.jsonValue({ ...fileOf(file), node });
    const next = opened(folding, within);
    const { located } = await api.evidence.json({
      ...fileOf(file),
      ...next,
      offset: 0,
      limit: 1,
      locate: node,
    });
    setFolding(next);
    setCurrent(node);
    if (located !== null) requestAnimationFrame(() => virtual.scrollToIndex(located, { align: 'center' }));
  };
  const revealNow = useRef(reveal);
  useEffect(() => {
    revealNow.current = reveal;
  });
  useEffect(() => {
    if (hit !== undefined) void runAction(() => revealNow.current(hit).then(() => true), { undo: false });
  }, [hit]);

  const at = virtual.getVirtualItems().find(({ index }) => row(index)?.node === current)?.index;
  const onKeyDown = (event: KeyboardEvent) => {
    if (at === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const here = row(at);
    const next = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : null;
    const folds = isContainer(here) && here.isOpen === (event.key === 'ArrowLeft');
    if (next !== null) {
      const to = row(next);
      if (to) setCurrent(to.node);
      virtual.scrollToIndex(Math.min(Math.max(next, 0), (page?.rowCount ?? 1) - 1));
    } else if ((event.key === 'ArrowLeft' || event.key === 'ArrowRight') && folds)
      setFolding(toggled(folding, here.node));
    else if (event.key === 'ArrowLeft' && chosen.data?.within.length)
      setCurrent(chosen.data.within.at(-1) ?? 0);
    else return;
    event.preventDefault();
  };
  const copy = (text: string) =>
    void runAction(() => navigator.clipboard.writeText(text).then(() => true), { undo: false });

  return (
    <>
      {tools &&
        createPortal(
          <>
            <Tooltip label="Fold all">
              <ActionIcon aria-label="Fold all" onClick={() => setFolding(START)}>
                <ChevronsDownUp size={14} aria-hidden />
              </ActionIcon>
            </Tooltip>
            <Tooltip label="Unfold all">
              <ActionIcon aria-label="Unfold all" onClick={() => setFolding(allOpen)}>
                <ChevronsUpDown size={14} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </>,
          tools,
        )}
      <FindBar
        find={find}
        tools={tools}
        total={hits?.total ?? (found.error ? 0 : null)}
        steps={hits?.nodes.length ?? 0}
      />
      {!page && <p className={viewer.notice}>Reading the file.</p>}
      {page?.problem && (
        <p className={viewer.notice} role="status">
          Not valid JSON: line {page.problem.line}, column {page.problem.column} {page.problem.reason}. What
          comes before is shown.
        </p>
      )}
      <div
        ref={scroller}
        className={styles.tree}
        role="tree"
        tabIndex={0}
        aria-label={`Values of ${file.title}`}
        aria-activedescendant={`json-${current}`}
        onKeyDown={onKeyDown}
      >
        <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const value = row(index);
            return (
              value && (
                <TreeRow
                  key={index}
                  value={value}
                  top={start}
                  words={find.asked}
                  isCurrent={value.node === current}
                  isHit={value.node === hit}
                  onChoose={() => setCurrent(value.node)}
                  onToggle={() => setFolding(toggled(folding, value.node))}
                />
              )
            );
          })}
        </div>
      </div>
      {chosen.data && (
        <footer className={styles.path}>
          <code title={chosen.data.path}>{chosen.data.path}</code>
          <Button variant="subtle" onClick={() => copy(chosen.data.path)}>
            Copy the path
          </Button>
          <Button variant="subtle" onClick={() => copy(chosen.data.text)}>
            {chosen.data.truncated ? 'Copy the first 256 KB' : 'Copy the value'}
          </Button>
        </footer>
      )}
    </>
  );
}

const isContainer = (value: JsonRow | undefined): value is JsonRow =>
  value?.kind === 'object' || value?.kind === 'list';

interface TreeRowProps {
  value: JsonRow;
  top: number;
  words: string;
  isCurrent: boolean;
  isHit: boolean;
  onChoose: () => void;
  onToggle: () => void;
}

function TreeRow({ value, top, words, isCurrent, isHit, onChoose, onToggle }: TreeRowProps) {
  const { node, depth, key, kind, text, count, isOpen } = value;
  const folds = isContainer(value) && count > 0;
  return (
    <div
      id={`json-${node}`}
      className={styles.row}
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={folds ? isOpen : undefined}
      aria-selected={isCurrent}
      style={{ top, paddingLeft: 12 + Math.min(depth, DEEPEST_INDENT) * 16 }}
      onClick={onChoose}
      onDoubleClick={() => folds && onToggle()}
    >
      <button type="button" tabIndex={-1} aria-hidden disabled={!folds} onClick={onToggle}>
        {folds && (isOpen ? <ChevronDown size={12} /> : <ChevronRight size={12} />)}
      </button>
      {key !== null && (
        <span className={styles.key}>
          <Found text={key} words={words} current={isHit} />:
        </span>
      )}
      <span className={styles.value} data-kind={kind}>
        {isContainer(value) ? summary(kind, count) : <Found text={text} words={words} current={isHit} />}
      </span>
    </div>
  );
}

function summary(kind: JsonRow['kind'], count: number): string {
  if (count === 0) return kind === 'list' ? '[ ]' : '{ }';
  return kind === 'list' ? `[ ${plural(count, 'value')} ]` : `{ ${plural(count, 'name')} }`;
}
