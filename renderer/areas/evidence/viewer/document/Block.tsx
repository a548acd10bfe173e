import type { DocumentBlock, TextRun } from '../../../../../shared/contract/evidence/contents.ts';
import { Found } from '../find/Found.tsx';
import styles from './document.module.css';

interface Props {
  block: DocumentBlock;
  words: string;
  isHit: boolean;
}

/** One heading, paragraph, list item or table. Elements are chosen here; from the file come only texts. */
export function Block({ block, words, isHit }: Props) {
  switch (block.kind) {
    case 'heading': {
      // The viewer's own heading is above those of the document.
      const level = Math.min(block.level + 2, 6) as 3 | 4 | 5 | 6;
      const Heading = `h${level}` as const;
      return (
        <Heading className={styles.heading} data-level={block.level}>
          <Runs runs={block.runs} words={words} isHit={isHit} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p className={styles.paragraph}>
          <Runs runs={block.runs} words={words} isHit={isHit} />
        </p>
      );
    case 'item':
      return (
        <p className={styles.item} style={{ paddingLeft: 24 * (block.depth + 1) }}>
          <span className={styles.marker}>{block.marker}</span>
          <Runs runs={block.runs} words={words} isHit={isHit} />
        </p>
      );
    case 'table':
      return (
        <div className={styles.table}>
          <table>
            <tbody>
              {block.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) => (
                    <td key={column}>
                      <Found text={cell} words={words} current={isHit} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

function Runs({ runs, words, isHit }: { runs: readonly TextRun[]; words: string; isHit: boolean }) {
  return runs.map(({ text, bold, italic, struck }, index) => {
    const found = <Found text={text} words={words} current={isHit} />;
    const leant = italic ? <em>{found}</em> : found;
    const heavy = bold ? <strong>{leant}</strong> : leant;
    return <span key={index}>{struck ? <s>{heavy}</s> : heavy}</span>;
  });
}
