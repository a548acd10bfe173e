import { keysText } from '../app/keys.ts';
import styles from './Keys.module.css';

/** A key combination such as `mod+shift+Z`, as a key cap. */
export function Keys({ keys }: { keys: string }) {
  return <kbd className={styles.keys}>{keysText(keys)}</kbd>;
}
