import { FileWarning } from 'lucide-react';
import { noticeWords, type SeenFile } from '../../app/media-names.ts';
import styles from './notices.module.css';

interface Props {
  file: SeenFile;
  /** On one line of a list, with the words as its title. */
  short?: boolean;
}

/** What intake saw in a file that a person must know: a lying extension, scripts, a password. Nothing when all is well. */
export function FileNotices({ file, short = false }: Props) {
  const words = noticeWords(file);
  if (words.length === 0) return null;
  if (short) {
    return (
      <span className={styles.short} title={words.join('\n')}>
        <FileWarning size={11} aria-hidden />
        {words.length === 1 ? words[0] : `${words[0]} and ${words.length - 1} more`}
      </span>
    );
  }
  return (
    <ul className={styles.notices} aria-label="What was seen in the file">
      {words.map((one) => (
        <li key={one}>
          <FileWarning size={13} aria-hidden />
          {one}
        </li>
      ))}
    </ul>
  );
}
