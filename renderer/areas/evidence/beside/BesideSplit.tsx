import { useMediaQuery } from '@mantine/hooks';
import {
  lazy,
  Suspense,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import { useActions } from '../../../state/actions.ts';
import { useBeside } from '../../../state/beside.ts';
import styles from './beside.module.css';

// Viewers are large, and most people open the area itself first.
const BesideEvidence = lazy(() => import('./BesideEvidence.tsx'));

/** Shares of the split in percent. */
const [LEAST, MOST, STEP] = [25, 75, 2];
const within = (share: number) => Math.min(Math.max(share, LEAST), MOST);

/** The area with evidence at its right, or under it in a narrow window. What is between them can be pulled. */
export function BesideSplit({ children }: { children: ReactNode }) {
  const { evidenceId, close } = useBeside();
  const stacked = useMediaQuery('(max-width: 1099px)', window.innerWidth < 1100);
  const split = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(50);
  // The next workspace has other evidence.
  useEffect(() => close, [close]);
  useActions(
    evidenceId ? [{ id: 'evidence.beside.close', label: 'Close the evidence beside', run: close }] : [],
  );
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const frame = split.current?.getBoundingClientRect();
    if (!frame || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const place = stacked
      ? (frame.bottom - event.clientY) / frame.height
      : (frame.right - event.clientX) / frame.width;
    setShare(within(place * 100));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: STEP, ArrowUp: STEP, ArrowRight: -STEP, ArrowDown: -STEP }[event.key];
    if (!by) return;
    event.preventDefault();
    setShare(within(share + by));
  };
  return (
    <div ref={split} className={styles.split} data-stacked={stacked || undefined}>
      <div className={styles.area}>{children}</div>
      {evidenceId && (
        <>
          <div
            role="separator"
            aria-label="Size of the evidence beside"
            aria-orientation={stacked ? 'horizontal' : 'vertical'}
            aria-valuemin={LEAST}
            aria-valuemax={MOST}
            aria-valuenow={Math.round(share)}
            tabIndex={0}
            className={styles.handle}
            onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
            onPointerMove={onPointerMove}
            onKeyDown={onKeyDown}
          />
          <aside className={styles.beside} style={{ flexBasis: `${share}%` }} aria-label="Evidence beside">
            <Suspense fallback={null}>
              <BesideEvidence id={evidenceId} />
            </Suspense>
          </aside>
        </>
      )}
    </div>
  );
}
