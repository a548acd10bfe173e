import { size } from '../../../app/format.ts';
import styles from './viewer.module.css';

interface Props {
  text: string;
  truncated: boolean;
  name: string;
  /** Of the whole file (bytes). */
  size: number;
}

/** Text as it stands, with line numbers that copying leaves out. */
export function TextView({ text, truncated, name, size: bytes }: Props) {
  if (text === '') return <p className={styles.notice}>The file holds no text.</p>;
  // The end of the last line begins no other.
  const lines = text.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
  return (
    <>
      {truncated && (
        <p className={styles.notice}>
          The first part of {size(bytes)} is shown. Save a copy to read the whole file.
        </p>
      )}
      <div className={styles.text} tabIndex={0} role="region" aria-label={`Text of ${name}`}>
        <ol>
          {lines.map((line, index) => (
            <li key={index}>{line}</li>
          ))}
        </ol>
      </div>
    </>
  );
}
