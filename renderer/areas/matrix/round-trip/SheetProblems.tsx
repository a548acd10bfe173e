import type { ImportProblem } from '../../../../shared/contract/table-import.ts';
import { plural } from '../../../app/format.ts';
import { ResultGlyph } from '../../../components/glyphs.tsx';
import styles from './round-trip.module.css';

/** What could not be read, or should be looked at, by row and column of the sheet. */
export function SheetProblems({ problems }: { problems: readonly ImportProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <details className={styles.problems} open={problems.some(({ severity }) => severity === 'blocks')}>
      <summary>{plural(problems.length, 'cell or row', 'cells or rows')} to look at in the sheet</summary>
      <ol tabIndex={0} aria-label="Problems">
        {problems.map(({ row, column, code, severity, message }) => (
          <li key={`${row} ${column} ${code} ${message}`}>
            <span data-severity={severity}>
              <ResultGlyph result={severity === 'blocks' ? 'exceptions' : 'unable_to_test'} />
              {severity === 'blocks' ? 'Not read' : 'To check'}
            </span>
            <b>{column === null ? `Row ${row}` : `${column}${row}`}</b>
            <span>{message}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
