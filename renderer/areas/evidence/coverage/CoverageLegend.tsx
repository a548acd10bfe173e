import styles from './coverage.module.css';

const SIGNS = [
  { state: 'held', label: 'Held' },
  { state: 'to_collect', label: 'To collect' },
  { state: 'missed', label: 'Missed' },
  { state: 'not_due', label: 'Not yet due' },
] as const;

/** What the marks of a track mean. */
export function CoverageLegend() {
  return (
    <ul className={styles.legend} aria-label="Legend">
      {SIGNS.map(({ state, label }) => (
        <li key={state}>
          <i className={styles.sign} data-state={state} aria-hidden />
          {label}
        </li>
      ))}
    </ul>
  );
}
