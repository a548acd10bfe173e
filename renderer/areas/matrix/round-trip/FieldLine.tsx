import { useMemo, type ReactNode } from 'react';
import { FIELD_HEADERS } from '../../../../shared/domain/matrix-round-trip/fields.ts';
import { markWords } from '../../../../shared/domain/matrix-round-trip/word-diff.ts';
import { KIND_NAMES, type FieldChange } from './entries.ts';
import { MarkedText } from './MarkedText.tsx';
import styles from './round-trip.module.css';

/** One field three ways: as exported, in the file now, and as it came back. */
export function FieldLine({ change }: { change: FieldChange }) {
  const { field, kind, problem } = change;
  const { exported, here, sheet } = useMemo(() => cellsOf(change), [change]);
  return (
    <>
      <span className={styles.what}>
        <b>{FIELD_HEADERS[field]}</b>
        <small data-kind={problem ? 'refused' : kind}>{problem ? 'Cannot be kept' : KIND_NAMES[kind]}</small>
      </span>
      <span className={styles.text}>{exported}</span>
      <span className={styles.text}>{here}</span>
      <span className={styles.text}>
        {sheet}
        {problem && <small>{problem.message}</small>}
      </span>
    </>
  );
}

const quiet = (text: string) => <span className={styles.blank}>{text}</span>;
const plain = (text: string): ReactNode => (text === '' ? quiet('Empty') : text);

/** Words are marked where a side differs from what was exported; without that, where the two sides differ. */
function cellsOf({
  kind,
  exported,
  here,
  sheet,
}: FieldChange): Record<'exported' | 'here' | 'sheet', ReactNode> {
  if (exported === null || kind === 'client') {
    const [gone, added] = markWords(here, sheet);
    return {
      exported: quiet(exported === null ? 'Not known' : 'As in the file now'),
      here: <MarkedText parts={gone} as="gone" />,
      sheet: <MarkedText parts={added} as="new" />,
    };
  }
  const ours = <MarkedText parts={markWords(exported, here)[1]} as="new" />;
  if (kind === 'here') return { exported: plain(exported), here: ours, sheet: quiet('As exported') };
  return {
    exported: plain(exported),
    here: ours,
    sheet: <MarkedText parts={markWords(exported, sheet)[1]} as="new" />,
  };
}
