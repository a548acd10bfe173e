import { NumberInput, Select } from '@mantine/core';
import type { MatrixImportPreview } from '../../../../shared/contract/matrix.ts';
import { MATRIX_FIELDS, type MatrixField } from '../../../../shared/domain/matrix-import.ts';
import { columnLetter } from '../../../../shared/domain/table.ts';
import { plural } from '../../../app/format.ts';
import { FIELD_NAMES } from './fields.ts';
import styles from './import.module.css';

/** What the person decided; what is absent is guessed by the engine. */
export interface Choices {
  sheet?: string;
  headerRow?: number;
  mapping?: Record<string, number | null>;
}

interface Props {
  preview: MatrixImportPreview;
  onChange: (choices: Choices) => void;
}

/** Sheet, header row and what each column holds. Another sheet or header row makes the columns be guessed anew. */
export function ImportSettings({ preview, onChange }: Props) {
  const { sheets, sheet, headerRow, headers, samples, mapping } = preview;
  const columns = headers.map((header, column) => ({
    value: String(column),
    label: `${columnLetter(column)}  ${header || samples[column] || 'empty'}`.slice(0, 80),
  }));
  const setColumn = (field: MatrixField, column: string | null) =>
    onChange({
      sheet,
      headerRow,
      mapping: { ...mapping, [field]: column === null ? null : Number(column) },
    });
  return (
    <section className={styles.settings} aria-label="Sheet and columns">
      <Select
        label="Sheet"
        data={sheets.map(({ name, rows, hidden }) => ({
          value: name,
          label: `${name}, ${plural(rows, 'row')}${hidden ? ', hidden' : ''}`,
        }))}
        value={sheet}
        allowDeselect={false}
        onChange={(name) => name && onChange({ sheet: name })}
      />
      <NumberInput
        label="Header row"
        min={1}
        hideControls={false}
        allowDecimal={false}
        key={`${sheet} ${headerRow}`}
        defaultValue={headerRow}
        onBlur={(event) => {
          const row = Number(event.currentTarget.value);
          if (row >= 1 && row !== headerRow) onChange({ sheet, headerRow: row });
        }}
      />
      <h3>Columns</h3>
      {MATRIX_FIELDS.map((field) => {
        const column = mapping[field] ?? null;
        const sample = column === null ? '' : samples[column];
        return (
          <div key={field} className={styles.field}>
            <Select
              label={FIELD_NAMES[field]}
              data={columns}
              value={column === null ? null : String(column)}
              placeholder="Not in this sheet"
              searchable
              selectFirstOptionOnChange
              clearable
              onChange={(next) => setColumn(field, next)}
            />
            {sample && <small title={sample}>{sample}</small>}
          </div>
        );
      })}
    </section>
  );
}
