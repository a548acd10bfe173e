import type { PickedPopulation } from './use-add-population.tsx';
import styles from './populations.module.css';

interface Props {
  preview: PickedPopulation['preview'];
  keyColumn: string | null;
  dateColumn: string | null;
}

/** The first rows of a file as it was read. */
export function PreviewTable({ preview, keyColumn, dateColumn }: Props) {
  const roleOf = (column: string) => {
    if (column === keyColumn) return 'key';
    return column === dateColumn ? 'date' : undefined;
  };
  return (
    <div className={styles.scroller} role="region" aria-label="First rows" tabIndex={0}>
      <table className={styles.preview}>
        <thead>
          <tr>
            {preview.columns.map((column, index) => (
              <th key={index} scope="col" data-role={roleOf(column)}>
                {column}
                {roleOf(column) && ` (${roleOf(column)})`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((cells, row) => (
            <tr key={row}>
              {preview.columns.map((column, index) => (
                <td key={index} title={cells[index]} data-role={roleOf(column)}>
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
