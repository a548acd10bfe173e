import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { DocumentBlock } from '../../../../../shared/contract/evidence/contents.ts';
import { api } from '../../../../app/api.ts';
import { plural } from '../../../../app/format.ts';
import { useData } from '../../../../app/query.ts';
import { FindBar } from '../find/FindBar.tsx';
import { useFind } from '../find/use-find.ts';
import { fileKey, fileOf, type ViewProps } from '../view-props.ts';
import viewer from '../viewer.module.css';
import { Block } from './Block.tsx';
import styles from './document.module.css';

/** The words of a document with headings, lists and tables, without its layout. */
export function DocumentView({ file, tools, find: initial, onProblem }: ViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const find = useFind(initial);
  const { data, error } = useData(fileKey(file, 'document'), () => api.evidence.document(fileOf(file)), {
    fixed: true,
  });
  useEffect(() => {
    if (error) onProblem(error.message);
  }, [error, onProblem]);
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only, where nothing is memoized
  const virtual = useVirtualizer({
    count: data?.blocks.length ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => 28,
    overscan: 10,
  });
  const words = find.asked.toLowerCase();
  const hits =
    words === ''
      ? []
      : (data?.blocks ?? []).flatMap((block, index) =>
          blockText(block).toLowerCase().includes(words) ? [index] : [],
        );
  const hit = hits[find.at];
  useEffect(() => {
    if (hit !== undefined) virtual.scrollToIndex(hit, { align: 'center' });
  }, [hit, virtual]);
  if (!data) return error ? null : <p className={viewer.notice}>Reading the document.</p>;
  return (
    <>
      <FindBar find={find} tools={tools} total={hits.length} what="passages" />
      <p className={viewer.notice}>
        {[
          'The words of the document are shown without its layout.',
          data.images > 0 && `${plural(data.images, 'picture')} not shown.`,
          data.truncated && 'The document is long: its first part is shown.',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      {data.blocks.length === 0 && <p className={styles.empty}>The document holds no text.</p>}
      <div
        ref={scroller}
        className={styles.document}
        tabIndex={0}
        role="region"
        aria-label={`Words of ${file.title}`}
      >
        <div className={styles.blocks} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const block = data.blocks[index];
            return (
              block && (
                <div
                  key={index}
                  ref={virtual.measureElement}
                  data-index={index}
                  className={styles.block}
                  style={{ top: start }}
                >
                  <Block block={block} words={find.asked} isHit={index === hit} />
                </div>
              )
            );
          })}
        </div>
      </div>
    </>
  );
}

const blockText = (block: DocumentBlock): string =>
  block.kind === 'table'
    ? block.rows.map((row) => row.join('\t')).join('\n')
    : block.runs.map(({ text }) => text).join('');
