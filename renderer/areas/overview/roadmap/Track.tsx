import type { CSSProperties } from 'react';
import styles from './roadmap.module.css';

interface Props {
  /** Percent of the axis. */
  left: number;
  width: number;
  shape: 'bar' | 'day';
  state: 'open' | 'working' | 'done' | 'late';
  /** Beside the mark, on the side where there is room. */
  text: string;
}

/** A mark that ends before this has room for the text after it, one that begins after the other has room before it (percent). */
const [ROOM_AFTER, ROOM_BEFORE] = [60, 26];

/** Where the text stands: after or before the mark, or on it when that is nearly as long as the axis. */
function placeOf(left: number, right: number): CSSProperties {
  if (right <= ROOM_AFTER) return { left: `${right}%` };
  return left >= ROOM_BEFORE ? { right: `${100 - left}%` } : { left: `calc(${left}% + 8px)` };
}

/** The mark of one line. What it says is also in the name of the line's link. */
export function Track({ left, width, shape, state, text }: Props) {
  const right = left + width;
  return (
    <div className={styles.track} aria-hidden>
      <i data-shape={shape} data-state={state} style={{ left: `${left}%`, width: `${width}%` }} />
      <span
        data-late={state === 'late' || undefined}
        data-inside={(right > ROOM_AFTER && left < ROOM_BEFORE) || undefined}
        style={placeOf(left, right)}
      >
        {text}
      </span>
    </div>
  );
}
