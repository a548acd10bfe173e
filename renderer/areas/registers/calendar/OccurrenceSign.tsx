import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  OCCURRENCE_STATE_NAMES,
  type OccurrenceState,
} from '../../../../shared/domain/programme-vocabulary.ts';
import styles from './calendar.module.css';

const outline = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.3 } as const;
const square = <rect x="1.25" y="1.25" width="9.5" height="9.5" rx="1.5" {...outline} />;
const filled = <rect x=".75" y=".75" width="10.5" height="10.5" rx="2" fill="currentColor" />;
const cut = { fill: 'none', stroke: 'var(--tb-surface)', strokeWidth: 1.5 } as const;

/** A shape for each state on a 12 x 12 board: told apart without any colour. */
const SHAPES: Record<OccurrenceState, ReactNode> = {
  done: (
    <>
      {filled}
      <path d="M3.2 6.2l2 2 3.6-4.2" {...cut} />
    </>
  ),
  to_collect: <circle cx="6" cy="6" r="4.5" {...outline} strokeWidth="1.8" />,
  to_confirm: (
    <>
      {square}
      <path d="M3.4 6.1l1.9 1.9 3.3-3.9" {...outline} />
    </>
  ),
  late: (
    <>
      {filled}
      <path d="M6 3v3.4l2.4 1.4" {...cut} />
    </>
  ),
  overdue: (
    <>
      <path d="M6 .8l5.6 10.4H.4Z" fill="currentColor" />
      <path d="M6 4.6v3M6 8.6v1.1" {...cut} strokeWidth="1.3" />
    </>
  ),
  missed: (
    <>
      <path d="M6 0l6 6-6 6-6-6Z" fill="currentColor" />
      <path d="M4.2 4.2l3.6 3.6M7.8 4.2L4.2 7.8" {...cut} strokeWidth="1.3" />
    </>
  ),
  waived: <path d="M2.5 6h7" {...outline} strokeWidth="1.6" />,
  upcoming: (
    <>
      {square}
      <circle cx="6" cy="6" r="1.7" fill="currentColor" />
    </>
  ),
  not_due: square,
};

export function OccurrenceGlyph({ state }: { state: OccurrenceState }) {
  return (
    <svg className={styles.glyph} data-state={state} viewBox="0 0 12 12" width={12} height={12} aria-hidden>
      {SHAPES[state]}
    </svg>
  );
}

/** Shape and word. @param bare the word for those alone who cannot see the shape */
export function OccurrenceSign({ state, bare = false }: { state: OccurrenceState; bare?: boolean }) {
  const name = OCCURRENCE_STATE_NAMES[state];
  return (
    <span className={styles.sign} data-state={state} title={bare ? name : undefined}>
      <OccurrenceGlyph state={state} />
      {bare ? <VisuallyHidden>{name}</VisuallyHidden> : name}
    </span>
  );
}
