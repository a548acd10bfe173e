import { Fragment } from 'react';
import styles from './find.module.css';

interface Props {
  text: string;
  /** Words that are marked, whatever their case; empty marks nothing. */
  words: string;
  /** The hit that is stepped to is in this text. */
  current?: boolean;
}

/** A text with the words that are looked for marked in it. */
export function Found({ text, words, current }: Props) {
  if (words === '' || text.length < words.length) return text;
  const pattern = new RegExp(words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'giu');
  const parts: { text: string; isHit: boolean }[] = [];
  let end = 0;
  for (const { 0: hit, index } of text.matchAll(pattern)) {
    parts.push({ text: text.slice(end, index), isHit: false }, { text: hit, isHit: true });
    end = index + hit.length;
  }
  parts.push({ text: text.slice(end), isHit: false });
  return parts.map(({ text: part, isHit }, index) =>
    isHit ? (
      <mark key={index} className={styles.hit} data-current={current || undefined}>
        {part}
      </mark>
    ) : (
      <Fragment key={index}>{part}</Fragment>
    ),
  );
}
