import { UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import { MARKS, type Mark } from '../../../../shared/domain/vocabulary.ts';
import { Keys } from '../../../components/Keys.tsx';
import { usePreferences } from '../../../state/preferences.ts';
import { MarkGlyph } from '../../../components/MarkGlyph.tsx';
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
  /** Marks that stand on the sheet; the others are the keys that are left. */
  used: ReadonlySet<Mark>;
  /** Stable between renders. */
  onMark: (mark: Mark | null) => void;
  onNote: () => void;
}

/** The legend of tick marks under a test sheet and the key of each. Pressing an entry puts its mark on the selected cells. */
export const MarkLegend = memo(function MarkLegend({ disabled, used, onMark, onNote }: Props) {
  const letterKeys = usePreferences((state) => state.letterKeys);
  const entry = (name: string, keys: string, run: () => void, mark?: Mark) => (
    <UnstyledButton
      key={name}
      className={styles.entry}
      disabled={disabled}
      data-used={(mark && used.has(mark)) || undefined}
      onClick={run}
    >
      {(letterKeys || keys.length > 1 || keys === ' ') && <Keys keys={keys} />}
      {mark && (DRAWN.includes(mark) || !letterKeys) && <MarkGlyph mark={mark} />}
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
});
