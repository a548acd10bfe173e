import { CloseButton, Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { usePreferences } from '../state/preferences.ts';
import styles from './DetailPane.module.css';
import { useFocusInView } from './use-focus-in-view.ts';

const [LEAST, MOST, STEP] = [320, 400, 16];
const within = (width: number) => Math.min(Math.max(width, LEAST), MOST);

const capture = (event: PointerEvent<HTMLDivElement>) =>
  event.currentTarget.setPointerCapture(event.pointerId);

interface Props {
  /** Key under which the width is remembered: the area's id. */
  area: string;
  /** The record's reference, for example IAM-07. */
  reference: ReactNode;
  title: ReactNode;
  /** The record's sign, at the right of the reference. */
  sign?: ReactNode;
  /** Without its head, where the screen itself names the record. A drawer keeps it. */
  bare?: boolean;
  /** Drawer only: below 1100 px it opens when there is a record and this closes it. */
  onClose: () => void;
  children: ReactNode;
}

/** The record at the right that follows the selection: a resizable pane, or a drawer below 1100 px. */
export function DetailPane({ area, reference, title, sign, bare, onClose, children }: Props) {
  const narrow = useMediaQuery('(max-width: 1099px)', window.innerWidth < 1100);
  const stored = usePreferences((state) => state.paneWidth[area]);
  const setPaneWidth = usePreferences((state) => state.setPaneWidth);
  const content = useFocusInView<HTMLDivElement>();
  const [dragged, setDragged] = useState<number | null>(null);
  const width = dragged ?? stored ?? 360;

  const head = (
    <header className={styles.head}>
      <p>
        <b>{reference}</b>
        <span className={styles.sign}>{sign}</span>
        {narrow && <CloseButton size={24} aria-label="Close the detail" onClick={onClose} />}
      </p>
      <h2>{title}</h2>
    </header>
  );
  if (narrow) {
    return (
      <Drawer.Root
        opened
        onClose={onClose}
        position="right"
        size={400}
        padding={0}
        lockScroll={false}
        transitionProps={{ duration: 120 }}
      >
        <Drawer.Overlay />
        <Drawer.Content aria-label="Detail">
          <Drawer.Body>
            {head}
            {children}
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
    );
  }

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const edge = event.currentTarget.parentElement?.getBoundingClientRect().right ?? 0;
    setDragged(within(edge - event.clientX));
  };
  const onPointerUp = () => {
    if (dragged !== null) setPaneWidth(area, dragged);
    setDragged(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowLeft: STEP, ArrowRight: -STEP }[event.key];
    if (!by) return;
    event.preventDefault();
    setPaneWidth(area, within(width + by));
  };

  return (
    <aside className={styles.pane} style={{ width }} aria-label="Detail" data-pane>
      <div
        role="separator"
        aria-label="Width of the detail pane"
        aria-orientation="vertical"
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        aria-valuenow={width}
        tabIndex={0}
        className={styles.handle}
        onPointerDown={capture}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onKeyDown={onKeyDown}
      />
      {!bare && head}
      <div className={styles.body}>
        <div ref={content}>{children}</div>
      </div>
    </aside>
  );
}

interface SectionProps {
  title?: string;
  /** A fact at the right of the title. */
  hint?: ReactNode;
  children: ReactNode;
}

/** A block of a detail pane, with a hairline below. */
export function PaneSection({ title, hint, children }: SectionProps) {
  return (
    <section className={styles.section}>
      {title && (
        <h3>
          {title}
          {(hint || hint === 0) && <span>{hint}</span>}
        </h3>
      )}
      {children}
    </section>
  );
}
