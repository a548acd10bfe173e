import { Button, NumberInput, Select } from '@mantine/core';
import type { SheetFacts } from '../../../shared/contract/table-import.ts';
import { columnLetter } from '../../../shared/domain/table.ts';
import { plural } from '../../app/format.ts';
import styles from './import.module.css';

/** What the person decided; what is absent is guessed by the engine. */
export interface Choices {
  sheet?: string;
  turned?: boolean;
  headerRow?: number;
  mapping?: Record<string, number | null>;
  guess?: boolean;
}

interface Props {
  /** `turned` where a record may stand in a column. */
  preview: SheetFacts & { turned?: boolean };
  /** What a column can hold, in the words of the screen. */
  fields: Readonly<Record<string, string>>;
  /** One record of the list, such as "control". */
  noun: string;
  /** Columns that are read beside those of the fields. */
  also?: { title: string; columns: readonly number[] };
  onChange: (choices: Choices) => void;
}

/** Sheet, header row and what each column holds. Another sheet or header row makes the columns be guessed anew. */
export function ImportSettings({ preview, fields, noun, also, onChange }: Props) {
  const { sheets, sheet, turned, headerRow, headers, samples, mapping, mappingFrom } = preview;
  const nameOf = (column: number) => (turned ? String(column + 1) : columnLetter(column));
  const labelOf = (column: number) =>
    `${nameOf(column)}  ${headers[column] || samples[column] || 'empty'}`.slice(0, 80);
  const columns = headers.map((_, column) => ({ value: String(column), label: labelOf(column) }));
  const unused = unusedColumns(preview, also?.columns ?? []);
  const setColumn = (field: string, column: string | null) =>
    onChange({
      sheet,
      ...(turned !== undefined && { turned }),
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
      {turned !== undefined && (
        <Select
          label={`One ${noun} is`}
          data={[
            { value: 'row', label: 'A row' },
            { value: 'column', label: 'A column' },
          ]}
          value={turned ? 'column' : 'row'}
          allowDeselect={false}
          onChange={(way) => onChange({ sheet, turned: way === 'column' })}
        />
      )}
      <NumberInput
        label={turned ? 'Header column (0: none)' : 'Header row (0: none)'}
        min={0}
        hideControls={false}
        allowDecimal={false}
        key={`${sheet} ${turned} ${headerRow}`}
        defaultValue={headerRow}
        onBlur={(event) => {
          const { value } = event.currentTarget;
          if (value !== '' && Number(value) !== headerRow)
            onChange({ sheet, ...(turned !== undefined && { turned }), headerRow: Number(value) });
        }}
      />
      {mappingFrom === 'saved' && (
        <div className={styles.saved}>
          <p>The columns are as at the last import for this client.</p>
          <Button size="compact-xs" onClick={() => onChange({ sheet, guess: true })}>
            Guess again
          </Button>
        </div>
      )}
      <h3>{turned ? 'Rows' : 'Columns'}</h3>
      {Object.entries(fields).map(([field, label]) => {
        const column = mapping[field] ?? null;
        const sample = column === null ? '' : samples[column];
        return (
          <div key={field} className={styles.field}>
            <Select
              label={label}
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
      {also && <OtherColumns title={also.title} columns={also.columns} labelOf={labelOf} />}
      <OtherColumns title="Not imported" columns={unused} labelOf={labelOf} />
    </section>
  );
}

interface OtherProps {
  title: string;
  columns: readonly number[];
  labelOf: (column: number) => string;
}

function OtherColumns({ title, columns, labelOf }: OtherProps) {
  if (columns.length === 0) return null;
  return (
    <div className={styles.others}>
      <h3>{title}</h3>
      <ul>
        {columns.map((column) => (
          <li key={column}>{labelOf(column)}</li>
        ))}
      </ul>
    </div>
  );
}

/** Columns that hold something which no field takes. */
function unusedColumns({ headers, samples, mapping }: SheetFacts, also: readonly number[]): number[] {
  const used = new Set([...Object.values(mapping), ...also]);
  return headers.flatMap((_, column) => (used.has(column) || !samples[column] ? [] : [column]));
}
