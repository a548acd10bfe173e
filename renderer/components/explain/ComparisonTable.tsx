import type { Comparison } from '../../../shared/catalog/explainers.ts';
import styles from './explain.module.css';

/** Alternatives side by side, one aspect a row. */
export function ComparisonTable({ comparison: { title, summary, columns, rows, note } }: Props) {
  return (
    <>
      <p>{summary}</p>
      <table className={styles.comparison} aria-label={title}>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ aspect, cells }) => (
            <tr key={aspect}>
              <th scope="row">{aspect}</th>
              {cells.map((cell, i) => (
                <td key={columns[i]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{note}</p>
    </>
  );
}

interface Props {
  comparison: Comparison;
}
