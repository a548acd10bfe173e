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

/** From here on the text stands before the mark (percent of the axis). */
const TURN = 60;

/** The mark of one line. What it says is also in the name of the line's link. */
export function Track({ left, width, shape, state, text }: Props) {
  const right = left + width;
  return (
    <div className={styles.track} aria-hidden>
      <i data-shape={shape} data-state={state} style={{ left: `${left}%`, width: `${width}%` }} />
      <span
        data-late={state === 'late' || undefined}
        style={right > TURN ? { right: `${100 - left}%` } : { left: `${right}%` }}
      >
        {text}
      </span>
    </div>
  );
}
