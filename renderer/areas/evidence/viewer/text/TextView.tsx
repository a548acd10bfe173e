import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { api } from '../../../../app/api.ts';
import { count, plural } from '../../../../app/format.ts';
import { useData } from '../../../../app/query.ts';
import { FindBar } from '../find/FindBar.tsx';
import { Found } from '../find/Found.tsx';
import { useFind } from '../find/use-find.ts';
import { useRows } from '../use-rows.ts';
import { fileKey, fileOf, type ViewProps } from '../view-props.ts';
import viewer from '../viewer.module.css';
import styles from './text.module.css';

const LINE = 18;

/** Text as it stands, read from anywhere in the file, with line numbers that copying leaves out. */
export function TextView({ file, tools, find: initial, onProblem }: ViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [wrap, setWrap] = useState(true);
  const [seen, setSeen] = useState({ from: 0, to: 0 });
  const find = useFind(initial);
  const { page, row, error } = useRows({
    queryKey: fileKey(file, 'text'),
    load: (offset, limit) => api.evidence.text({ ...fileOf(file), offset, limit }),
    ...seen,
  });
  const found = useData(
    fileKey(file, 'findText', find.asked),
    () => api.evidence.findText({ ...fileOf(file), words: find.asked }),
    { enabled: find.asked !== '', fixed: true },
  );
  const hits = find.asked !== '' && !found.isPlaceholderData ? found.data : undefined;
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only, where nothing is memoized
  const virtual = useVirtualizer({
    count: page?.rowCount ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    overscan: 20,
    onChange: ({ range }) => range && setSeen({ from: range.startIndex, to: range.endIndex }),
  });
  const target = hits?.rows[find.at];
  useEffect(() => {
    if (target !== undefined) virtual.scrollToIndex(target, { align: 'center' });
  }, [target, virtual]);
  // Rows have another height when lines break or stop breaking.
  useEffect(() => virtual.measure(), [virtual, wrap]);
  useEffect(() => {
    if (error) onProblem(error.message);
  }, [error, onProblem]);

  return (
    <>
      {tools &&
        createPortal(
          <Checkbox
            size="xs"
            label="Wrap"
            checked={wrap}
            onChange={(event) => setWrap(event.currentTarget.checked)}
          />,
          tools,
        )}
      <FindBar
        find={find}
        tools={tools}
        total={hits?.total ?? (found.error ? 0 : null)}
        steps={hits?.rows.length ?? 0}
        what="lines"
      />
      <p className={viewer.notice} role="status">
        {page ? aboutWords(page, file.mediaType) : 'Reading the file.'}
      </p>
      <div
        ref={scroller}
        className={styles.text}
        data-wrap={wrap || undefined}
        tabIndex={0}
        role="region"
        aria-label={`Text of ${file.title}`}
      >
        <div className={styles.rows} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const line = row(index);
            return (
              <div
                key={index}
                ref={wrap ? virtual.measureElement : undefined}
                data-index={index}
                className={styles.row}
                style={{ top: start }}
              >
                <span className={styles.number} aria-hidden data-number={line?.number ?? ''} />
                <span className={styles.words}>
                  <Found text={line?.text ?? ''} words={find.asked} current={index === target} />
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

/** Encoding and length, and what a reader has to know of the kind of file. */
function aboutWords(
  { encoding, lineCount, rowCount, truncated }: Awaited<ReturnType<typeof api.evidence.text>>,
  mediaType: string,
): string {
  if (rowCount === 0) return 'The file holds no text.';
  return [
    truncated
      ? `${encoding}, the first ${count(lineCount)} lines. Save a copy to read the rest.`
      : `${encoding}, ${plural(lineCount, 'line')}.`,
    mediaType === 'image/svg+xml' && 'Markup is shown as text: a drawing of this kind can hold scripts.',
    mediaType === 'text/html' && 'Markup is shown as text and never run.',
  ]
    .filter(Boolean)
    .join(' ');
}
