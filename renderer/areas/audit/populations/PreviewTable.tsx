import styles from './populations.module.css';

interface Props {
  preview: { columns: readonly string[]; rows: readonly (readonly string[])[] };
  keyColumn: string | null;
  dateColumn: string | null;
  /** Number of the first row; numbers are shown when it is given. */
  firstRow?: number;
  /** Takes the height that is there, instead of that of a few rows. */
  tall?: boolean;
}

/** Rows of a file as they were read. */
export function PreviewTable({ preview, keyColumn, dateColumn, firstRow, tall }: Props) {
  const roleOf = (column: string) => {
    if (column === keyColumn) return 'key';
    return column === dateColumn ? 'date' : undefined;
  };
  return (
    <div
      className={styles.scroller}
      data-tall={tall || undefined}
      role="region"
      aria-label="Rows of the file"
      tabIndex={0}
    >
      <table className={styles.preview}>
        <thead>
          <tr>
            {firstRow !== undefined && <th scope="col">Row</th>}
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
              {firstRow !== undefined && <th scope="row">{firstRow + row}</th>}
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
