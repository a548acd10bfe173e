import type { ScopePart } from './parts.ts';
import styles from './scope.module.css';

/** The name of a part and what it is for. */
export function PartHead({ part: { name, about } }: { part: Pick<ScopePart, 'name' | 'about'> }) {
  return (
    <header className={styles.head}>
      <h2>{name}</h2>
      <p>{about}</p>
    </header>
  );
}
