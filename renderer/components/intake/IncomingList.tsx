import { useVirtualizer } from '@tanstack/react-virtual';
import { Folder } from 'lucide-react';
import { useRef } from 'react';
import { plural, size } from '../../app/format.ts';
import { insideOf, isLeftOut, isUnreadable, type Incoming } from '../../app/incoming.ts';
import styles from './dialog.module.css';

/** px */
const ROW = 26;

const pathOf = (one: Incoming) => ('path' in one ? one.path : one.fileName);

/** How large it is; of a folder, how many files it holds. */
function sizeWords(one: Incoming): string {
  if (isUnreadable(one)) return 'Can not be read';
  if (isLeftOut(one)) return 'Left out';
  const inside = insideOf(one);
  if (inside === undefined) return size(one.size);
  return inside === null ? 'Folder' : `${plural(inside, 'file')}, ${size(one.size)}`;
}

/** The files that are about to come in. Of thousands, only those in view are drawn. */
export function IncomingList({ files }: { files: readonly Incoming[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only, where nothing is memoized
  const virtual = useVirtualizer({
    count: files.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  return (
    <div ref={scroller} className={styles.files} tabIndex={0} role="group" aria-label="Files">
      <ul style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const one = files[index];
          return (
            one && (
              <li
                key={index}
                aria-setsize={files.length}
                aria-posinset={index + 1}
                style={{ height: ROW, transform: `translateY(${start}px)` }}
              >
                <span title={pathOf(one)}>
                  {insideOf(one) !== undefined && <Folder size={13} aria-hidden />}
                  {pathOf(one)}
                </span>
                <span>{sizeWords(one)}</span>
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
