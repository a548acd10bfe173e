import { UnstyledButton } from '@mantine/core';
import { MARKS, type Mark } from '../../../../shared/domain/vocabulary.ts';
import { Keys } from '../../../components/Keys.tsx';
import { MarkGlyph } from './MarkGlyph.tsx';
import { keyOfMark } from './marks.ts';
import styles from './sheet.module.css';

/** Words of the key row, as short as they stay clear. */
const SHORT: Record<Mark, string> = {
  met: 'met',
  exception: 'exception',
  not_applicable: 'N/A',
  traced: 'traced',
  agreed: 'agreed',
  reperformed: 'reperformed',
  inquiry: 'inquired',
  observed: 'observed',
  unable: 'unable',
};

/** Marks that are more than the letter on their key. */
const DRAWN: readonly Mark[] = ['met', 'exception'];

interface Props {
  disabled: boolean;
  onMark: (mark: Mark | null) => void;
  onNote: () => void;
}

/** The key row under a test sheet: what each key puts on the selected cells. Pressing an entry does the same. */
export function MarkLegend({ disabled, onMark, onNote }: Props) {
  const entry = (name: string, keys: string, run: () => void, mark?: Mark) => (
    <UnstyledButton key={name} className={styles.entry} disabled={disabled} onClick={run}>
      <Keys keys={keys} />
      {mark && DRAWN.includes(mark) && <MarkGlyph mark={mark} />}
      {name}
    </UnstyledButton>
  );
  return (
    <div className={styles.legend} role="group" aria-label="Marks">
      {MARKS.map((mark) => entry(SHORT[mark], keyOfMark(mark), () => onMark(mark), mark))}
      {entry('note', 'M', onNote)}
      {entry('clear', 'Delete', () => onMark(null))}
    </div>
  );
}
